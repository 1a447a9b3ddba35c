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

    /// Writes a commit without a signature and gives its id; no ref moves.
    ///
    /// Throws `GitError` when the tree or a parent is missing, the message has a NUL or is over 960 KiB, or
    /// the disk fails.
    package func writeCommit(
        tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature,
        message: String
    ) throws -> ObjectID {
        try write(content(tree, parents, author, committer, message), .commit)
    }

    /// Writes the commit of an act: signed, if the git of whoever sits at the machine is set to sign.
    ///
    /// Throws as `writeCommit` does, and when it cannot be signed.
    package func writeAct(
        tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature,
        message: String
    ) async throws -> ObjectID {
        let content = try content(tree, parents, author, committer, message)
        guard let signature = try await signer()?.signature(of: content) else {
            return try write(content, .commit)
        }
        // A header that goes over several lines has a space before each further one.
        let lines = signature.split(separator: "\n").joined(separator: "\n ")
        let text = String(decoding: content, as: UTF8.self)
        guard let end = text.firstRange(of: "\n\n") else { return try write(content, .commit) }
        let signed = text[..<end.lowerBound] + "\ngpgsig \(lines)" + text[end.lowerBound...]
        return try write(Array(signed.utf8), .commit)
    }

    /// The bytes of a commit object.
    private func content(
        _ tree: ObjectID, _ parents: [ObjectID], _ author: Signature, _ committer: Signature,
        _ message: String
    ) throws -> [UInt8] {
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
        return Array(lines.joined(separator: "\n").utf8)
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
