package import Editorial
package import Git

extension BlogRepository {
    /// All entries of a tip that read, the summary last, and what is wrong with each that does not.
    ///
    /// Slower than `edition`, which stops at the first that does not read: readers must not get a page without it.
    package func readableEntries(at tip: Tip) throws -> (entries: [Entry], damaged: [InvalidFile]) {
        var entries: [Entry] = []
        var damaged: [InvalidFile] = []
        let summary = try git.entry(at: EntryPath.summary, in: tip.tree).map { _ in
            EntryPath.summary
        }
        for path in try entryPaths(in: tip.tree) + (summary.map { [$0] } ?? []) {
            do {
                guard let bytes = try file(path, in: tip.tree, limit: Limits.entryBytes) else {
                    continue
                }
                entries.append(try EntryFile(bytes: bytes, path: path).entry)
            } catch let error as InvalidFile {
                damaged.append(error)
            }
        }
        return (entries, damaged)
    }

    /// The newest version of a file in the first-parent history of a commit that reads as an entry, with the commit
    /// that brought it; nil if none does.
    package func lastReadable(
        _ path: String, from tip: Tip
    ) async throws -> (commit: ObjectID, bytes: [UInt8])? {
        let commits = try await lines(
            [
                "--literal-pathspecs", "log", "--first-parent", "-m", "--format=%H", tip.commit.hex,
                "--", path,
            ])
        for hex in commits {
            guard let id = ObjectID(hex: hex),
                let bytes = try? file(path, in: git.commit(id).tree, limit: Limits.entryBytes),
                (try? EntryFile(bytes: bytes, path: path)) != nil
            else { continue }
            return (id, bytes)
        }
        return nil
    }
}
