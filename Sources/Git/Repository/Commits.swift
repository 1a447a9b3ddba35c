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

    /// Writes a commit and gives its id; no ref moves.
    ///
    /// Throws `GitError` when the tree or a parent is missing, the message has a NUL or is over 960 KiB, or
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
        try require(tree, .tree, limit: .max)
        for parent in parents { try require(parent, .commit, limit: Self.largestCommit) }
        var lines = ["tree \(tree)"]
        lines += parents.map { "parent \($0)" }
        lines += ["author \(author.line)", "committer \(committer.line)", "", message]
        return try write(Array(lines.joined(separator: "\n").utf8), .commit)
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

    /// The name, address and time as a commit object has them (`git help hash-object`, person and date).
    fileprivate var line: String {
        let minutes = abs(offsetMinutes)
        let zone = (minutes / 60 * 100 + minutes % 60) + 10_000
        return
            "\(name) <\(email)> \(seconds) \(offsetMinutes < 0 ? "-" : "+")\("\(zone)".dropFirst())"
    }
}
