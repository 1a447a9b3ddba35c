internal import Editorial
internal import Git

extension BlogRepository {
    /// Starts a blog in a folder that does not exist or is empty: its first commit holds the
    /// settings, the desk and the hooks.
    ///
    /// - Throws: `ArchiveError` of kind `exists` if something is in the way.
    package static func create(
        at path: String, bare: Bool, files: [(path: String, bytes: [UInt8], executable: Bool)],
        message: String, by who: Committer
    ) async throws -> BlogRepository {
        let names = DurableFile.names(in: path)
        if !names.isEmpty {
            let what = names.contains(EntryPath.blog) ? "holds a blog already" : "is not empty"
            throw ArchiveError(
                .exists, "\(path) \(what)", "Name a folder that does not exist yet.")
        }
        let blog = BlogRepository(try Repository.create(at: path, bare: bare))
        try await blog.git.withLock {
            var changes: [String: TreeChange] = [:]
            let (tree, commit) = try await blog.git.together {
                for file in files {
                    let blob = try blog.git.writeBlob(file.bytes)
                    changes[file.path] = file.executable ? .executable(blob) : .file(blob)
                }
                let tree = try blog.git.writeTree(base: nil, changes: changes)
                let commit = try await blog.git.writeAct(
                    tree: tree, parents: [], author: who.author, committer: who.committer,
                    message: message)
                return (tree, commit)
            }
            _ = try blog.move(BlogRef.main, from: nil, to: commit, message: "init")
            _ = try Checkout(blog.git)?.update(changes.keys.sorted(), from: nil, to: tree)
        }
        return blog
    }
}
