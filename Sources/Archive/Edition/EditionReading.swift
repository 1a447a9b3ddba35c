package import Editorial
package import Git

extension BlogRepository {
    /// What readers have at a commit. Outlines come from a cache as far as it has them, entries are read
    /// when they are wanted.
    ///
    /// - Throws: `InvalidFile` for an entry that does not decode, with its place.
    package func edition(at commit: ObjectID) throws -> Edition {
        let tree = try git.commit(commit).tree
        return try edition(
            commit, OutlineIndex(of: Tip(commit: commit, tree: tree), in: self).read())
    }

    /// What readers have at a commit; nil where the cache does not have it at once, or nothing was published.
    package func edition(atOnce commit: ObjectID) throws -> Edition? {
        let tree = try git.commit(commit).tree
        let kept = try OutlineIndex(of: Tip(commit: commit, tree: tree), in: self).kept()
        return try kept.map { try edition(commit, ($0, nil)) }
    }

    private func edition(
        _ commit: ObjectID, _ read: (OutlineTable, entries: ReadEntries?)?
    ) throws -> Edition {
        let made = try git.commit(commit)
        let tip = Tip(commit: commit, tree: made.tree)
        var summary: Entry?
        if let bytes = try file(EntryPath.summary, in: tip.tree, limit: Limits.entryBytes) {
            summary = try EntryFile(bytes: bytes, path: EntryPath.summary).entry
        }
        let (table, kept) = (read?.0, read?.entries)
        let handles = BlogHandles(place: git.gitDirectory)
        let entries: @Sendable (Range<Int>) throws -> [Entry] = { range in
            if let kept { return kept.entries(range) }
            guard let table else { return [] }
            return try handles.use { blog in
                try range.map { place in
                    let (path, blob) = (table.rows.path(at: place), table.rows.blob(at: place))
                    return try blog.entry(blob ?? table.tree, path: path)
                }
            }
        }
        return Edition(
            commit: commit.hex, moment: Instant(seconds: made.committer.seconds),
            blog: try blogFile(at: tip).blog, desk: try deskFile(at: tip).desk, summary: summary,
            outlines: table?.outlines ?? Outlines([]), notes: { table?.rows.notes(at: $0) },
            read: entries)
    }

    /// The entry in a blob.
    func entry(_ blob: ObjectID, path: String) throws -> Entry {
        try EntryFile(bytes: git.blob(blob, limit: Limits.entryBytes), path: path).entry
    }
}
