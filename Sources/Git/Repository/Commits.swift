import CLibgit2
import Glibc

extension Repository {
    /// The largest commit object that is read, in bytes.
    package static let largestCommit = 1 << 20

    /// Reads a commit of at most 1 MiB.
    package func commit(_ id: ObjectID) throws -> Commit {
        try withDatabase { odb in
            try checkHeader(id, .commit, limit: Self.largestCommit, in: odb)
        }
        var oid = id.oid
        return try unsafe Handle("read the commit \(id)", unsafe git_commit_free) {
            unsafe git_commit_lookup(&$0, self.handle, &oid)
        }.lend { commit in
            guard let tree = unsafe git_commit_tree_id(commit),
                let author = unsafe git_commit_author(commit),
                let committer = unsafe git_commit_committer(commit)
            else {
                throw GitError(operation: "read the commit \(id)", message: "a part is missing.")
            }
            let parents = unsafe (0..<git_commit_parentcount(commit)).compactMap {
                unsafe git_commit_parent_id(commit, $0).map { unsafe ObjectID($0.pointee) }
            }
            return unsafe Commit(
                id: id, tree: ObjectID(tree.pointee), parents: parents,
                author: Signature(author.pointee), committer: Signature(committer.pointee),
                message: git_commit_message_raw(commit).map { unsafe String(cString: $0) } ?? "",
                isSigned: git_commit_raw_header(commit).map {
                    unsafe strstr($0, "\ngpgsig") != nil
                } ?? false)
        }
    }

    /// Writes a commit, reads it back, and gives its id; no ref moves.
    ///
    /// Throws `GitError` when the tree or a parent is missing, the message has a NUL or is over 1 MiB, or
    /// the disk fails.
    package func writeCommit(
        tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature,
        message: String
    ) throws -> ObjectID {
        guard !message.utf8.contains(0), message.utf8.count <= Self.largestCommit - 65_536 else {
            throw GitError(
                operation: "write a commit",
                message: "its message has a NUL character or is longer than 960 KiB.")
        }
        // git_commit_create reports success when the object could not be written; this pair does not.
        let content = try commitContent(tree, parents, author, committer, message)
        var oid = git_oid()
        try unsafe check(
            git_commit_create_with_signature(&oid, handle, content, nil, nil), "write a commit")
        let id = ObjectID(oid)
        try verifyWritten([id])
        return id
    }

    /// The text of a commit object.
    private func commitContent(
        _ tree: ObjectID, _ parents: [ObjectID], _ author: Signature, _ committer: Signature,
        _ message: String
    ) throws -> String {
        var treeID = tree.oid
        return try unsafe Handle("find the tree \(tree)", unsafe git_tree_free) {
            unsafe git_tree_lookup(&$0, self.handle, &treeID)
        }.lend { tree in
            try unsafe withCommits(parents[...], []) { commits in
                try withSignature(author) { author in
                    try withSignature(committer) { committer in
                        var buffer = unsafe git_buf()
                        defer { unsafe git_buf_dispose(&buffer) }
                        var pointers = unsafe commits
                        try unsafe check(
                            git_commit_create_buffer(
                                &buffer, handle, author, committer, nil, message, tree,
                                pointers.count, &pointers), "write a commit")
                        return unsafe String(cString: buffer.ptr)
                    }
                }
            }
        }
    }

    @safe private func withCommits<Result>(
        _ ids: ArraySlice<ObjectID>, _ opened: [OpaquePointer?],
        _ body: ([OpaquePointer?]) throws -> Result
    ) throws -> Result {
        guard let id = ids.first else { return try unsafe body(opened) }
        var oid = id.oid
        return try unsafe Handle("find the parent \(id)", unsafe git_commit_free) {
            unsafe git_commit_lookup(&$0, self.handle, &oid)
        }.lend { commit in
            try unsafe withCommits(ids.dropFirst(), opened + [commit], body)
        }
    }

    /// Lends a signature; it was checked when it was made.
    @safe private func withSignature<Result>(
        _ signature: Signature, _ body: (UnsafePointer<git_signature>) throws -> Result
    ) rethrows -> Result {
        try unsafe signature.name.withCString { name in
            try unsafe signature.email.withCString { email in
                var made = unsafe git_signature(
                    name: UnsafeMutablePointer(mutating: name),
                    email: UnsafeMutablePointer(mutating: email),
                    when: git_time(
                        time: signature.seconds, offset: signature.offsetMinutes,
                        sign: signature.offsetMinutes < 0 ? CChar(45) : CChar(43)))
                return try unsafe body(&made)
            }
        }
    }
}

extension Signature {
    /// What a commit says; a missing part is empty.
    init(_ signature: git_signature) {
        unsafe self.init(
            readName: signature.name.map { unsafe String(cString: $0) } ?? "",
            email: signature.email.map { unsafe String(cString: $0) } ?? "",
            seconds: signature.when.time, offsetMinutes: signature.when.offset)
    }
}
