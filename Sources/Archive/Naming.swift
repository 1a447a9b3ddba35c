package import Editorial
internal import Git

extension BlogRepository {
    /// Which entries a typed id may mean.
    package enum Scope: Sendable {
        case drafts, published, any
    }

    /// The id that `typed` stands for: any unique prefix.
    ///
    /// - Throws: `ArchiveError`, with the candidates if there are several.
    package func resolve(_ typed: String, in scope: Scope, at tip: Tip) throws -> EntryID {
        guard let prefix = EntryID.prefix(typed) else {
            throw ArchiveError(
                .notFound, "'\(SafeText.line(typed))' is not an id: ids are letters and digits",
                "`lb list` shows the ids.")
        }
        var found: [EntryID] = []
        if scope != .published {
            for folder in [BlogRef.drafts, BlogRef.spiked] {
                found += try openDrafts(under: folder).compactMap {
                    EntryID($0.name.dropFirst(folder.count))
                }.filter { $0.description.hasPrefix(prefix) }
            }
        }
        if scope != .drafts {
            found += try paths(ofPrefix: prefix, at: tip).compactMap { EntryPath.id(in: $0) }
            if let bytes = try file(EntryPath.summary, in: tip.tree, limit: Limits.entryBytes),
                let summary = try? EntryFile(bytes: bytes, path: EntryPath.summary).entry.id,
                summary.description.hasPrefix(prefix)
            {
                found.append(summary)
            }
        }
        let candidates = Set(found).sorted()
        if candidates.count == 1 { return candidates[0] }
        if candidates.isEmpty {
            if scope == .drafts, let id = try? resolve(typed, in: .published, at: tip) {
                throw ArchiveError(
                    .notFound, "\(id) is published and has no open draft",
                    "`lb update \(id)` and `lb correct \(id)` start a change of it; `lb show \(id)` shows it."
                )
            }
            let what = scope == .published ? "published entry" : "draft"
            throw ArchiveError(
                .notFound, "no \(what) has an id that starts with '\(prefix)'",
                "`lb list` shows the ids.")
        }
        throw ArchiveError(
            .ambiguous, "'\(prefix)' could be any of \(candidates.count) entries",
            "Type more of the id.",
            candidates: try candidates.prefix(10).map { "\($0)  \(try title(of: $0, at: tip))" })
    }

    private func title(of id: EntryID, at tip: Tip) throws -> String {
        if let draft = try? draft(id) { return draft.name }
        guard let (path, bytes) = try published(id, at: tip) else { return "" }
        return (try? EntryFile(bytes: bytes, path: path).entry.name) ?? path
    }
}
