internal import Archive
internal import Editorial
internal import Git

extension Shift {
    /// Brings back the last version that reads of entries that do not: an act of its own for each, which names the
    /// commit that it takes it from.
    ///
    /// - Throws: `Refusal` if the person may not edit; `ArchiveError` where no version ever read.
    func restore(_ paths: [String]) async throws {
        for path in paths {
            let tip = try blog.tip()
            guard let good = try await blog.lastReadable(path, from: tip),
                let entry = try? EntryFile(bytes: good.bytes, path: path).entry
            else {
                throw ArchiveError(
                    .notFound, "no version of \(path) reads",
                    "`git log -p main -- \(path)` shows them all."
                )
            }
            let act = BlogAct(
                name: Self.repairAct, need: .edit, subject: "repair: \(entry.name)",
                entry: entry.id,
                note: "It did not read; this is how it was at \(good.commit.hex.prefix(10)).",
                trailers: [(.base, good.commit.hex)])
            for file in try await rescue([path]) {
                // Somebody may be mending it by hand.
                throw ArchiveError(
                    .conflict, "\(path) was changed by hand, and is not committed",
                    "Mend it and commit it, or put it back with `git checkout main -- \(path)`; what stands in it is also in \(file.kept)."
                )
            }
            _ = try await self.act(act) { _ in [(path, good.bytes)] }
        }
    }

    /// As in the trailer `Lb-Act`.
    static let repairAct = "repair"
}
