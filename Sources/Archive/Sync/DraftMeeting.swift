internal import Editorial
internal import Git

/// Brings drafts and marks together with those of a remote; under the lock, after `main`.
struct DraftMeeting {
    let blog: BlogRepository
    let theirs: SharedRefs
    let shared: SharedRefs
    let who: Committer
    let person: String
    private(set) var met: [MetDraft] = []
    /// Refs that could not be brought together, and why; they are as they were.
    private(set) var failed: [(name: String, error: any Error)] = []
    private let tip: BlogRepository.Tip
    private let policy: Policy
    private var closing: [(name: String, expected: ObjectID)] = []

    init(
        blog: BlogRepository, theirs: SharedRefs, shared: SharedRefs, who: Committer,
        person: String
    ) throws {
        self.blog = blog
        self.theirs = theirs
        self.shared = shared
        self.who = who
        self.person = person
        tip = try blog.tip()
        policy = (try? blog.deskFile(at: tip).desk.policy) ?? Desk(people: []).policy
    }

    /// Drafts that start from acts which were written anew start from the new ones.
    mutating func rebase(_ renamed: [ObjectID: ObjectID]) async throws {
        guard !renamed.isEmpty else { return }
        for chain in try blog.drafts().drafts {
            guard let old = chain.base, let base = renamed[old] else { continue }
            try await add(to: chain, files: [:], base: base)
        }
    }

    mutating func meet() async throws {
        let own = try SharedRefs.own(in: blog)
        for name in Set(own.refs.keys).union(theirs.refs.keys).sorted() where name != BlogRef.main {
            let (mine, their) = (own.refs[name], theirs.refs[name])
            do {
                if mine != their { try await meet(name, mine, their) }
            } catch {
                // What a remote calls a draft may be anything; the others are not held up by it.
                failed.append((name, error))
            }
        }
        try await blog.git.deleteReferences(closing)
    }

    private mutating func meet(
        _ name: String, _ mine: ObjectID?, _ their: ObjectID?
    ) async throws {
        if name.hasPrefix(BlogRef.drafts) {
            guard let id = EntryID(name.dropFirst(BlogRef.drafts.count)) else { return }
            try await meet(id, name, mine, their)
        } else if name.hasPrefix(BlogRef.kept) {
            if mine == nil, let their { try open(name, at: their) }
        } else {
            try meetMark(name, mine, their)
        }
    }

    // MARK: Drafts

    private mutating func meet(
        _ id: EntryID, _ name: String, _ mine: ObjectID?, _ their: ObjectID?
    ) async throws {
        let last = shared.refs[name]
        switch (mine, their) {
        case (let mine?, let their?):
            if try blog.git.isAncestor(their, of: mine) { break }
            if try blog.git.isAncestor(mine, of: their) {
                try move(name, from: mine, to: their)
                note(id, .changed)
            } else {
                try await bringTogether(id, name, mine, their)
            }
        case (let mine?, nil):
            if try isClosed(mine, id) {
                if last != nil { note(id, .closed) }
                closing.append((name, mine))
                return
            }
        case (nil, let their?):
            // Closed here, or there was never one here.
            if try last == their || isClosed(their, id) { return }
            try open(name, at: their)
            note(id, last == nil ? .new : .changed)
        case (nil, nil): return
        }
        try await makeRevision(id)
    }

    /// Whether a chain that ends so was published or spiked, here or there.
    private func isClosed(_ end: ObjectID, _ id: EntryID) throws -> Bool {
        let spiked = try [
            blog.git.reference(BlogRef.spiked(id)), theirs.refs[BlogRef.spiked(id)],
        ].compactMap { $0 }
        if try spiked.contains(where: { try blog.git.isAncestor(end, of: $0) }) { return true }
        let since = try blog.git.commit(end).committer.seconds - 3600
        var isPublished = false
        try blog.git.eachFirstParent(from: tip.commit) { commit in
            isPublished = commit.parents.dropFirst().contains(end)
            return !isPublished && commit.committer.seconds >= since
        }
        return isPublished
    }

    /// Our acts on top of theirs, or our text beside theirs.
    private mutating func bringTogether(
        _ id: EntryID, _ name: String, _ mine: ObjectID, _ their: ObjectID
    ) async throws {
        let replay = DraftReplay(blog: blog, id: id, who: who, policy: policy)
        let outcome = try await replay.replay(mine, onto: their)
        if let new = outcome.tip {
            try move(name, from: mine, to: new)
            return note(id, .merged(without: outcome.dropped))
        }
        // Ours is kept twice before it is off the list: as a file to take up again, and with its history.
        let bytes = try blog.draftBytes(id, in: mine) ?? []
        let file = try TypedText.keep(
            bytes, in: [blog.typedFolder], name: "\(id)-\(mine.hex.prefix(8)).md")
        let kept = BlogRef.kept(mine)
        if try blog.git.reference(kept) == nil { try open(kept, at: mine) }
        try move(name, from: mine, to: their)
        note(id, .conflict(file: file.path))
    }

    /// A first draft of an entry that is published by now becomes a change of it.
    private mutating func makeRevision(_ id: EntryID) async throws {
        guard let chain = try? blog.draft(id), chain.isOpen, chain.base == nil,
            let published = try blog.published(id, at: tip)
        else { return }
        let entry = try? EntryFile(bytes: published.bytes, path: published.path).entry
        let bytes = EntryFile.setting(
            [("published", entry?.published.map(ScalarValue.time))], in: chain.bytes)
        // Where it was started and first published within a minute, both have the same path.
        var files: [String: [UInt8]?] = [:]
        files.updateValue(nil, forKey: chain.path)
        files.updateValue(bytes, forKey: published.path)
        try await add(to: chain, files: files, base: tip.commit)
        note(id, .revision)
    }

    /// An edit that leaves the text as it is, and says which act on main the draft starts from.
    private func add(
        to chain: DraftChain, files: [String: [UInt8]?], base: ObjectID
    ) async throws {
        var trailers = Trailers()
        trailers.add(.act, Act.edit.rawValue)
        trailers.add(.entry, chain.id.description)
        trailers.add(.text, chain.text)
        trailers.add(.by, person)
        trailers.add(.base, base.hex)
        let message = trailers.message(
            subject: "edit: \(chain.name)", text: "It starts from another commit of main now.")
        let commit = try await blog.git.together {
            var changes: [String: TreeChange] = [:]
            for (path, bytes) in files where bytes == nil { changes[path] = .remove }
            for case (let path, let bytes?) in files {
                changes[path] = .file(try blog.git.writeBlob(bytes))
            }
            var tree = try blog.git.commit(chain.tip).tree
            if !changes.isEmpty { tree = try blog.git.writeTree(base: tree, changes: changes) }
            return try await blog.git.writeAct(
                tree: tree, parents: [chain.tip], author: who.author, committer: who.committer,
                message: message)
        }
        try move(chain.ref, from: chain.tip, to: commit)
    }

    // MARK: Marks

    /// Spiked drafts, and what waits for a second look: the side that changed since wins.
    private mutating func meetMark(
        _ name: String, _ mine: ObjectID?, _ their: ObjectID?
    ) throws {
        let last = shared.refs[name]
        switch (mine, their) {
        case (nil, let their?) where last != their: try open(name, at: their)
        case (let mine?, nil) where last == mine:
            // A spiked draft that was taken up again elsewhere is among the drafts; otherwise it stays.
            let id = name.split(separator: "/").last.map(String.init) ?? ""
            guard !name.hasPrefix(BlogRef.spiked) || theirs.refs[BlogRef.drafts + id] != nil else {
                return
            }
            closing.append((name, mine))
        case (let mine?, let their?):
            let isOlder = try blog.git.isAncestor(mine, of: their)
            if isOlder { return try move(name, from: mine, to: their) }
            guard try !blog.git.isAncestor(their, of: mine) else { return }
            if try blog.git.reference(BlogRef.kept(mine)) == nil {
                try open(BlogRef.kept(mine), at: mine)
            }
            try move(name, from: mine, to: their)
        default: return
        }
    }

    // MARK: Refs

    private func open(_ name: String, at id: ObjectID) throws {
        _ = try blog.git.commit(id)
        _ = try blog.move(name, from: nil, to: id, message: "sync")
    }

    private func move(_ name: String, from old: ObjectID, to new: ObjectID) throws {
        _ = try blog.git.commit(new)
        _ = try blog.move(name, from: old, to: new, message: "sync")
    }

    private mutating func note(_ id: EntryID, _ event: MetDraft.Event) {
        let chain = try? blog.draft(id)
        met.append(
            MetDraft(
                id: id, name: chain?.name ?? "", by: chain?.acts.last?.by ?? "", event: event))
    }
}
