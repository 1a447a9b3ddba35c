extension Repository {
    /// The largest tree object that is read, in bytes: a folder of some 400,000 names.
    static let largestTree = 16 << 20

    /// What is in a folder, one level deep, in git's order.
    ///
    /// Names that could reach outside the folder, into `.git`, or that are not UTF-8 are left out: a
    /// repository from elsewhere may have them. Throws `GitError` for a damaged tree.
    package func tree(_ id: ObjectID) throws -> [TreeEntry] {
        try treeData(id).lines.compactMap(\.entry).filter { TreePath.fault(in: $0.name) == nil }
    }

    /// What is at a path of a tree; nil: nothing.
    package func entry(at path: String, in tree: ObjectID) throws -> TreeEntry? {
        let parts = try TreePath.parts(of: path)
        var folder = tree
        for part in parts.dropLast() {
            guard let line = try treeData(folder).line(named: part), line.isFolder else {
                return nil
            }
            folder = line.id
        }
        return try treeData(folder).line(named: parts[parts.count - 1])?.entry
    }

    func treeData(_ id: ObjectID) throws -> TreeData {
        try TreeData(object(id, .tree, limit: Self.largestTree), id: id)
    }
}
