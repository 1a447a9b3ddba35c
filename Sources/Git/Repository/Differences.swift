extension Repository {
    /// How many folders and names a comparison looks at, so that a tree that repeats itself at every level
    /// cannot take for ever.
    package static let mostCompared = 2_000_000

    /// What differs between two trees, sorted by path; equal folders are not read.
    ///
    /// A nil `from` is the empty tree. Symbolic links and submodules appear with their kind; names
    /// that could reach outside the tree do not appear. Throws `GitError` for damaged trees and for those
    /// deeper than 64 folders or of more than `limit` names.
    package func differences(
        from: ObjectID?, to: ObjectID, limit: Int = mostCompared
    ) throws -> [TreeDifference] {
        var result: [TreeDifference] = []
        var budget = limit
        try compare(from, to, below: "", depth: 1, into: &result, budget: &budget)
        return result.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private func compare(
        _ old: ObjectID?, _ new: ObjectID?, below prefix: String, depth: Int,
        into result: inout [TreeDifference], budget: inout Int
    ) throws {
        guard old != new else { return }
        guard depth <= TreePath.deepest else {
            throw GitError(
                operation: "compare two trees",
                message: "\(Signature.quoted(prefix)) is deeper than \(TreePath.deepest) folders.")
        }
        let before = try old.map { try tree($0) } ?? []
        let after = try new.map { try tree($0) } ?? []
        budget -= before.count + after.count + 1
        guard budget >= 0 else {
            throw GitError(
                operation: "compare two trees",
                message: "they have too many names; git fsck may say more.")
        }
        var earlier = Dictionary(uniqueKeysWithValues: before.map { ($0.name, $0) })
        func note(_ old: TreeEntry?, _ new: TreeEntry?) throws {
            guard old != new, let name = (new ?? old)?.name else { return }
            let path = prefix + name
            let files = (old.flatMap(Self.asFile), new.flatMap(Self.asFile))
            if files.0 != nil || files.1 != nil {
                result.append(TreeDifference(path: path, old: files.0, new: files.1))
            }
            let folders = (old.flatMap(Self.asFolder), new.flatMap(Self.asFolder))
            try compare(
                folders.0, folders.1, below: path + "/", depth: depth + 1, into: &result,
                budget: &budget)
        }
        for entry in after { try note(earlier.removeValue(forKey: entry.name), entry) }
        for entry in before where earlier[entry.name] != nil { try note(entry, nil) }
    }

    private static func asFile(_ entry: TreeEntry) -> TreeEntry? {
        entry.kind == .folder ? nil : entry
    }

    private static func asFolder(_ entry: TreeEntry) -> ObjectID? {
        entry.kind == .folder ? entry.id : nil
    }
}
