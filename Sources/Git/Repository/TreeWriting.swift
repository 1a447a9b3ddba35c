extension Repository {
    /// Writes the tree that `base` becomes by some changes at paths, and gives its id.
    ///
    /// Only the folders on the way are read and written; folders that become empty go away. A nil base is the
    /// empty tree. Throws `GitError` for a path that may not be written, and where a file and
    /// a folder want the same name.
    package func writeTree(base: ObjectID?, changes: [String: TreeChange]) throws -> ObjectID {
        var root = Branch()
        for (path, change) in changes {
            try root.add(change, at: TreePath.parts(of: path)[...], path: path)
        }
        return try writeTogether { try writeFolder(base, root, at: "") ?? write([], .tree) }
    }

    /// The changes below one folder.
    private struct Branch {
        var change: TreeChange?
        var children: [String: Branch] = [:]

        mutating func add(_ change: TreeChange, at parts: ArraySlice<String>, path: String) throws {
            guard let part = parts.first else {
                self.change = change
                return
            }
            try children[part, default: Branch()].add(change, at: parts.dropFirst(), path: path)
        }
    }

    /// Writes a folder with its changes; nil when nothing is left in it.
    private func writeFolder(
        _ base: ObjectID?, _ branch: Branch, at path: String
    ) throws -> ObjectID? {
        let before = try base.map { try treeData($0) } ?? TreeData()
        var folder = before
        for (name, child) in branch.children {
            let childPath = path.isEmpty ? name : "\(path)/\(name)"
            let old = before.line(named: name)
            var left = old?.isFolder == true ? old?.id : nil
            if !child.children.isEmpty {
                // A file that is removed in the same breath makes room for a folder.
                guard old == nil || left != nil || child.change == .remove else {
                    throw conflict(childPath, "it is a file, so there can be nothing below it.")
                }
                left = try writeFolder(left, child, at: childPath)
            }
            switch child.change {
            case .file(let id):
                guard left == nil else { throw conflict(childPath, "it is a folder.") }
                folder.set(name, mode: 0o100644, id: id)
            case .executable(let id):
                guard left == nil else { throw conflict(childPath, "it is a folder.") }
                folder.set(name, mode: 0o100755, id: id)
            case .remove where child.children.isEmpty && left != nil:
                throw conflict(childPath, "it is a folder; remove what is in it.")
            case .remove, nil:
                folder.set(name, mode: 0o040000, id: left)
            }
        }
        guard !folder.lines.isEmpty else { return nil }
        for line in folder.lines {
            if let fault = TreePath.fault(in: String(decoding: line.name, as: UTF8.self)) {
                throw conflict(path, "the folder has a name that may not be written: \(fault)")
            }
        }
        return try write(folder.bytes, .tree)
    }

    private func conflict(_ path: String, _ why: String) -> GitError {
        GitError(operation: "write \(Signature.quoted(path)) to a tree", message: why, code: -13)
    }
}
