package import Editorial
package import Git

/// An act of ours that could not be brought onto what another clone published first.
package struct SetAside: Sendable {
    package let commit: ObjectID
    /// The first line of its message.
    package let subject: String
    /// The entries that it was about.
    package let entries: [EntryID]
    /// Who had changed the same, and when; nil if nobody can be named.
    package let other: (name: String, at: Instant)?
    /// Whether the other published exactly the same text, so that nothing is missing.
    package let isSame: Bool
    /// Why it may not be done any more, if that is the reason.
    package let refusal: String?
}

/// Writes acts that nobody else has seen anew, onto what was published elsewhere meanwhile.
///
/// Each stays one commit with its author, its time and its message; the committer's time is that of the
/// replay, when it came to be part of the shared history. An act whose files were changed there as well is set
/// aside, for what others have seen already comes first; so is one that the desk's rules do not allow any more.
struct MainReplay {
    let blog: BlogRepository
    let committer: Signature
    /// What the two histories have in common.
    let base: ObjectID
    /// What was published elsewhere.
    let theirs: ObjectID
    private(set) var tip: ObjectID
    /// New ids by old ones.
    private(set) var renamed: [ObjectID: ObjectID] = [:]
    private(set) var setAside: [SetAside] = []
    /// Entries that are new on their side, with the paths.
    private let published: [EntryID: String]

    init(
        _ blog: BlogRepository, base: ObjectID, theirs: ObjectID, committer: Signature
    ) throws {
        self.blog = blog
        self.base = base
        self.theirs = theirs
        self.committer = committer
        tip = theirs
        var published: [EntryID: String] = [:]
        let changes = try blog.git.differences(
            from: blog.git.commit(base).tree, to: blog.git.commit(theirs).tree)
        for change in changes where change.old == nil {
            if let id = EntryPath.id(in: change.path) { published[id] = change.path }
        }
        self.published = published
    }

    /// Brings over one commit; oldest first.
    ///
    /// - Parameters:
    ///   - stop: why it is not brought over; nil if it is.
    ///   - judge: why the second commit may not stand for the first; nil if it may.
    mutating func replay(
        _ commit: Commit, stop: String? = nil, _ judge: (ObjectID, ObjectID) throws -> String?
    ) async throws {
        guard let parent = commit.parents.first else { return }
        let trailers = Trailers(message: commit.message)
        let isOfWhatIsAside = (trailers.values(.undoes) + trailers.values(.looked)).contains {
            hex in setAside.contains { $0.commit.hex == hex }
        }
        let entries = trailers.values(.entry).compactMap { EntryID($0) }
        if let stop { return try putAside(commit, entries, trailers, stop) }
        guard !isOfWhatIsAside, !isPublishedThere(entries, trailers),
            let changes = try changes(
                from: parent, to: commit, trailers)
        else { return try putAside(commit, entries, trailers) }
        let tree = try blog.git.commit(tip).tree
        let new = try await blog.git.together {
            let tree =
                try changes.isEmpty ? tree : blog.git.writeTree(base: tree, changes: changes)
            return try await blog.git.writeAct(
                tree: tree, parents: [tip] + commit.parents.dropFirst(), author: commit.author,
                committer: committer.notBefore(blog.git.commit(tip).committer),
                message: message(commit, trailers))
        }
        if let refusal = try judge(commit.id, new) {
            return try putAside(commit, entries, trailers, refusal)
        }
        renamed[commit.id] = new
        tip = new
    }

    /// Whether an entry that the act shows for the first time is there already, under whatever path.
    private func isPublishedThere(_ entries: [EntryID], _ trailers: Trailers) -> Bool {
        trailers[.act] == DraftPurpose.publish.rawValue
            && entries.contains { published[$0] != nil }
    }

    /// What to change in the tree as it is now; nil where others changed the same.
    private func changes(
        from parent: ObjectID, to commit: Commit, _ trailers: Trailers
    ) throws -> [String: TreeChange]? {
        let now = try blog.git.commit(tip).tree
        var changes: [String: TreeChange] = [:]
        for change in try blog.git.differences(
            from: blog.git.commit(parent).tree, to: commit.tree)
        {
            let there = try blog.git.entry(at: change.path, in: now)
            if there?.id == change.new?.id, there?.kind == change.new?.kind { continue }
            if there?.id == change.old?.id {
                changes[change.path] = change.new.map(Self.file) ?? .remove
                continue
            }
            let isText = !trailers.values(.text).isEmpty
            // What is taken back is taken back whatever it says by now.
            if trailers[.act] == DraftPurpose.retract.rawValue, let new = change.new, there != nil,
                EntryPath.isEntry(change.path)
            {
                changes[change.path] = Self.file(new)
                continue
            }
            // An approval speaks of one text: entries are never mixed. Settings are, line by line.
            guard !isText || !EntryPath.isEntry(change.path),
                let merged = try merged(change, there)
            else { return nil }
            changes[change.path] = .file(merged)
        }
        return changes
    }

    private func merged(_ change: TreeDifference, _ there: TreeEntry?) throws -> ObjectID? {
        guard let old = change.old, let new = change.new, let there,
            [old, new, there].allSatisfy({ $0.kind == .file })
        else { return nil }
        let texts = try [old, new, there].map {
            try blog.git.blob($0.id, limit: Limits.entryBytes)
        }
        guard
            let merged = try Repository.merged(base: texts[0], ours: texts[1], theirs: texts[2]),
            isReadable(merged, change.path)
        else { return nil }
        return try blog.git.writeTogether { try blog.git.writeBlob(merged) }
    }

    /// Whether what came of two changes is still what it should be.
    private func isReadable(_ bytes: [UInt8], _ path: String) -> Bool {
        switch path {
        case EntryPath.blog: (try? BlogFile(bytes: bytes, path: path)) != nil
        case EntryPath.desk: (try? DeskFile(bytes: bytes, path: path)) != nil
        default: !EntryPath.isEntry(path) || (try? EntryFile(bytes: bytes, path: path)) != nil
        }
    }

    private static func file(_ entry: TreeEntry) -> TreeChange {
        entry.kind == .executable ? .executable(entry.id) : .file(entry.id)
    }

    /// The message with the new ids of acts that it speaks of.
    private func message(_ commit: Commit, _ trailers: Trailers) -> String {
        var message = commit.message
        for key in [TrailerKey.undoes, .looked, .base] {
            for old in trailers.values(key).compactMap(ObjectID.init(hex:)) {
                guard let new = renamed[old] else { continue }
                message = message.replacing(
                    "\(key.rawValue): \(old)", with: "\(key.rawValue): \(new)")
            }
        }
        return message
    }

    private mutating func putAside(
        _ commit: Commit, _ entries: [EntryID], _ trailers: Trailers, _ refusal: String? = nil
    ) throws {
        let paths = try blog.git.differences(
            from: commit.parents.first.map { try blog.git.commit($0).tree }, to: commit.tree
        ).map(\.path)
        let other = try whoChanged(Set(paths + entries.compactMap { published[$0] }))
        setAside.append(
            SetAside(
                commit: commit.id,
                subject: SafeText.line(commit.message.prefix { !$0.isNewline }),
                entries: entries, other: other.map { ($0.0, $0.1) },
                isSame: try isSame(entries, trailers), refusal: refusal))
    }

    /// Whether readers have exactly the texts of the act.
    private func isSame(_ entries: [EntryID], _ trailers: Trailers) throws -> Bool {
        let texts = trailers.values(.text)
        guard !entries.isEmpty, entries.count == texts.count else { return false }
        let tip = BlogRepository.Tip(commit: theirs, tree: try blog.git.commit(theirs).tree)
        return try zip(entries, texts).allSatisfy { id, text in
            guard let path = published[id],
                let bytes = try blog.file(path, in: tip.tree, limit: Limits.entryBytes)
            else { return false }
            return BlogRepository.textID(of: bytes) == text
        }
    }

    private func whoChanged(_ paths: Set<String>) throws -> (String, Instant)? {
        var found: (String, Instant)?
        try blog.git.eachFirstParent(from: theirs) { commit in
            guard commit.id != base, let parent = commit.parents.first else { return false }
            let changed = try blog.git.differences(
                from: blog.git.commit(parent).tree, to: commit.tree
            ).contains { paths.contains($0.path) }
            if changed {
                found = (SafeText.line(commit.author.name), Instant(seconds: commit.author.seconds))
            }
            return found == nil
        }
        return found
    }
}
