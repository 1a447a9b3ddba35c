internal import Editorial
internal import Git

/// Makes the history anew without the texts of one entry: everything else stays as it was.
///
/// Each version of the entry becomes the same tombstone, at a path without the words of its title; what
/// people wrote in messages about it goes. Commits before the first that held it keep their ids.
struct HistoryRewriter {
    let blog: BlogRepository
    let entry: EntryID
    let retraction: Retraction
    /// Every path that it ever had.
    let paths: Set<String>
    /// Media of this entry and of no other.
    let media: Set<String>
    /// By old id, for every commit that became another one.
    private(set) var renamed: [ObjectID: ObjectID] = [:]
    private var trees: [ObjectID: ObjectID] = [:]
    private var done: Set<ObjectID> = []

    init(
        _ blog: BlogRepository, entry: EntryID, retraction: Retraction, paths: Set<String>,
        media: Set<String>
    ) {
        self.blog = blog
        self.entry = entry
        self.retraction = retraction
        self.paths = paths
        self.media = media
    }

    /// Rewrites one commit; its parents come before it, and so does what its message names.
    mutating func rewrite(_ id: ObjectID) throws {
        guard done.insert(id).inserted else { return }
        let commit = try blog.git.commit(id)
        // Of the same second, a draft may come before the commit of main that it starts from.
        for named in Self.named(in: Trailers(message: commit.message)) where !done.contains(named) {
            if (try? blog.git.commit(named)) != nil { try rewrite(named) }
        }
        for parent in commit.parents where !done.contains(parent) { try rewrite(parent) }
        let tree = try rewrite(tree: commit.tree)
        let parents = commit.parents.map { renamed[$0] ?? $0 }
        let message = message(of: commit)
        guard tree != commit.tree || parents != commit.parents || message != commit.message else {
            return
        }
        renamed[id] = try blog.git.writeCommit(
            tree: tree, parents: parents, author: commit.author, committer: commit.committer,
            message: message)
    }

    private mutating func rewrite(tree: ObjectID) throws -> ObjectID {
        if let known = trees[tree] { return known }
        var changes: [String: TreeChange] = [:]
        for path in paths {
            guard let bytes = try blog.file(path, in: tree, limit: Limits.entryBytes) else {
                continue
            }
            changes[path] = .remove
            changes[Self.bare(path, entry)] = .file(try blog.git.writeBlob(tombstone(bytes, path)))
        }
        for path in media where try blog.git.entry(at: path, in: tree) != nil {
            changes[path] = .remove
        }
        let rewritten =
            changes.isEmpty ? tree : try blog.git.writeTree(base: tree, changes: changes)
        trees[tree] = rewritten
        return rewritten
    }

    /// `0858-slug-id.md` without the slug: titles are text too.
    static func bare(_ path: String, _ id: EntryID) -> String {
        guard path != EntryPath.summary, let slash = path.lastIndex(of: "/") else { return path }
        let time = path[path.index(after: slash)...].prefix { $0.isNumber }
        return "\(path[...slash])\(time)-\(id).md"
    }

    private func tombstone(_ bytes: [UInt8], _ path: String) -> [UInt8] {
        var bare = Entry(id: entry, kind: path == EntryPath.summary ? .summary : .update)
        if let old = try? EntryFile(bytes: bytes, path: path).entry {
            bare.kind = old.kind
            bare.created = old.created
            bare.published = old.published
            bare.updated = old.updated
        }
        return EntryFile.retracted(bare, retraction)
    }

    /// The message with commits named anew; of an act on the entry, the trailers alone.
    private func message(of commit: Commit) -> String {
        let trailers = Trailers(message: commit.message)
        var message = commit.message
        if trailers.values(.entry).contains(entry.description) {
            let act = trailers[.act] ?? "act"
            message = trailers.redacted.message(subject: "\(act): (redacted)")
        }
        for old in Self.named(in: trailers) {
            guard let new = renamed[old] else { continue }
            message = message.replacing(old.hex, with: new.hex)
        }
        return message
    }

    /// Commits that trailers name.
    private static func named(in trailers: Trailers) -> [ObjectID] {
        [trailers[.base], trailers[.undoes], trailers[.looked]].compactMap { $0 }
            .compactMap(ObjectID.init(hex:))
    }
}
