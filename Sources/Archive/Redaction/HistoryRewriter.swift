internal import Editorial
internal import Git

/// What is to be taken out of history of one entry.
struct Cut {
    let entry: EntryID
    let retraction: Retraction
    /// Every path that it ever had.
    let paths: Set<String>
    /// Media of this entry and of no other.
    let media: Set<String>
}

/// Makes the history anew without the texts of some entries: everything else stays as it was.
///
/// Each version of such an entry becomes the same tombstone, at a path without the words of its title; what
/// people wrote in messages about it goes. Commits before the first that held it keep their ids.
struct HistoryRewriter {
    let blog: BlogRepository
    let cuts: [Cut]
    /// By old id, for every commit that became another one.
    private(set) var renamed: [ObjectID: ObjectID] = [:]
    /// The texts and media files that were taken out.
    private(set) var cut: Set<ObjectID> = []
    private var trees: [ObjectID: ObjectID] = [:]
    private var done: Set<ObjectID> = []

    /// - Parameters:
    ///   - renamed: commits of which it is known already what they became.
    ///   - done: commits that stay as they are.
    init(
        _ blog: BlogRepository, _ cuts: [Cut], renamed: [ObjectID: ObjectID] = [:],
        done: Set<ObjectID> = []
    ) {
        self.blog = blog
        self.cuts = cuts
        self.renamed = renamed
        self.done = done.union(renamed.keys)
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
        for cut in cuts {
            for path in cut.paths {
                guard let bytes = try blog.file(path, in: tree, limit: Limits.entryBytes),
                    let old = try blog.git.entry(at: path, in: tree)
                else { continue }
                let tombstone = try blog.git.writeBlob(cut.tombstone(bytes, path))
                changes[path] = .remove
                changes[Self.bare(path, cut.entry)] = .file(tombstone)
                if old.id != tombstone { self.cut.insert(old.id) }
            }
            for path in cut.media {
                guard let old = try blog.git.entry(at: path, in: tree) else { continue }
                changes[path] = .remove
                self.cut.insert(old.id)
            }
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

    /// The message with commits named anew; of an act on the entry, the trailers alone.
    private func message(of commit: Commit) -> String {
        let trailers = Trailers(message: commit.message)
        var message = commit.message
        let entries = trailers.values(.entry)
        if cuts.contains(where: { entries.contains($0.entry.description) }) {
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
        [TrailerKey.base, .undoes, .looked].flatMap(trailers.values)
            .compactMap(ObjectID.init(hex:))
    }
}

extension Cut {
    fileprivate func tombstone(_ bytes: [UInt8], _ path: String) -> [UInt8] {
        var bare = Entry(id: entry, kind: path == EntryPath.summary ? .summary : .update)
        if let old = try? EntryFile(bytes: bytes, path: path).entry {
            bare.kind = old.kind
            bare.created = old.created
            bare.published = old.published
            bare.updated = old.updated
        }
        return EntryFile.retracted(bare, retraction)
    }
}
