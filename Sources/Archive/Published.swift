package import Editorial
package import Git

extension BlogRepository {
    /// The paths of all entries in a tree, oldest first; at most `limit` of them.
    ///
    /// Reads folder by folder, four levels of digits deep, and nothing else.
    package func entryPaths(in tree: ObjectID, limit: Int = .max) throws -> [String] {
        guard let top = try entriesFolder(in: tree) else { return [] }
        return try readEntryPaths(in: top, limit: limit)
    }

    /// The paths of the newest entries in a tree, newest first; at most `limit` of them.
    package func newestEntryPaths(in tree: ObjectID, limit: Int) throws -> [String] {
        guard let top = try entriesFolder(in: tree) else { return [] }
        var paths: [String] = []
        try collect(
            top, prefix: EntryPath.entries, depth: 4, limit: limit, newestFirst: true, into: &paths)
        return paths
    }

    /// As `entryPaths`, for the tree of the folder itself.
    func readEntryPaths(in entries: ObjectID, limit: Int = .max) throws -> [String] {
        var paths: [String] = []
        try collect(entries, prefix: EntryPath.entries, depth: 4, limit: limit, into: &paths)
        return paths
    }

    private func entriesFolder(in tree: ObjectID) throws -> ObjectID? {
        guard let top = try git.entry(at: EntryPath.entries, in: tree), top.kind == .folder else {
            return nil
        }
        return top.id
    }

    private func collect(
        _ tree: ObjectID, prefix: String, depth: Int, limit: Int, newestFirst: Bool = false,
        into paths: inout [String]
    ) throws {
        let folder = try git.tree(tree)
        for entry in newestFirst ? folder.reversed() : folder {
            guard paths.count < limit else { return }
            if depth > 0 {
                guard entry.kind == .folder, entry.name.utf8.allSatisfy({ (48...57).contains($0) })
                else { continue }
                try collect(
                    entry.id, prefix: "\(prefix)/\(entry.name)", depth: depth - 1, limit: limit,
                    newestFirst: newestFirst, into: &paths)
            } else if entry.kind == .file, EntryPath.id(in: entry.name) != nil {
                paths.append("\(prefix)/\(entry.name)")
            }
        }
    }

    /// The published file of an entry; nil if readers never saw it.
    package func published(_ id: EntryID, at tip: Tip) throws -> (path: String, bytes: [UInt8])? {
        if let path = try paths(ofPrefix: id.description, at: tip).first {
            guard let bytes = try file(path, in: tip.tree, limit: Limits.entryBytes) else {
                return nil
            }
            return (path, bytes)
        }
        guard let bytes = try file(EntryPath.summary, in: tip.tree, limit: Limits.entryBytes),
            let file = try? EntryFile(bytes: bytes, path: EntryPath.summary), file.entry.id == id
        else { return nil }
        return (EntryPath.summary, bytes)
    }

    /// Paths of published entries whose id starts so.
    package func paths(ofPrefix prefix: String, at tip: Tip) throws -> [String] {
        guard let entries = try entriesFolder(in: tip.tree) else { return [] }
        let isNow = try git.reference(BlogRef.main) == tip.commit
        return try PathIndex(of: entries, in: self, keeping: isNow).paths(ofPrefix: prefix)
    }
}
