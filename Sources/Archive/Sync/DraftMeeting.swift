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
    /// Refs in the remote of what is over, as is proven by what is published or spiked.
    private(set) var over: Set<String> = []
    private let redacted: RedactedHistory
    private let closings: Closings
    private let desk: Desk
    private var closing: [(name: String, expected: ObjectID)] = []

    init(
        blog: BlogRepository, theirs: SharedRefs, shared: SharedRefs, redacted: RedactedHistory,
        who: Committer, person: String
    ) throws {
        self.blog = blog
        self.theirs = theirs
        self.shared = shared
        self.redacted = redacted
        self.who = who
        self.person = person
        let own = try SharedRefs.own(in: blog)
        let tip = try blog.tip()
        desk = (try? blog.deskFile(at: tip).desk) ?? Desk()
        var oldest = who.committer.seconds
        for refs in [own.refs, theirs.refs] {
            for (name, id) in refs where name != BlogRef.main && own.refs[name] != theirs.refs[name]
            {
                if let commit = try? blog.git.commit(id) {
                    oldest = min(oldest, commit.committer.seconds)
                }
            }
        }
        closings = try Closings(
            blog.git, from: tip.commit, oldest: oldest, last: shared.refs[BlogRef.main])
    }

    mutating func meet() async throws {
        let own = try SharedRefs.own(in: blog)
        let marks = closings.awaiting.keys.map { BlogRef.unreviewed($0) }
        for name in Set(own.refs.keys).union(theirs.refs.keys).union(marks).sorted()
        where name != BlogRef.main {
            do {
                try await meet(name, own.refs[name], theirs.refs[name])
            } catch {
                // What a remote calls a draft may be anything; the others are not held up by it.
                failed.append((name, error))
            }
        }
        do {
            try await blog.git.deleteReferences(closing, waitsForPacking: true)
        } catch {
            // They are published or spiked, so the next time will do.
            failed += closing.map { ($0.name, error) }
        }
    }

    private mutating func meet(
        _ name: String, _ mine: ObjectID?, _ their: ObjectID?
    ) async throws {
        if mine != their { try requireNothingRedacted(name, mine, their) }
        if name.hasPrefix(BlogRef.drafts) {
            guard let id = EntryID(name.dropFirst(BlogRef.drafts.count)) else { return }
            try await meet(id, name, mine, their)
        } else if SharedRefs.lasting.contains(where: name.hasPrefix) {
            if mine == nil, let their { try open(name, at: their) }
        } else if name.hasPrefix(BlogRef.unreviewed) {
            guard let id = EntryID(name.dropFirst(BlogRef.unreviewed.count)) else { return }
            try meetMark(id, name, mine ?? their, mine)
        } else if mine != their {
            try meetSpiked(name, mine, their)
        }
    }

    private func requireNothingRedacted(
        _ name: String, _ mine: ObjectID?, _ their: ObjectID?
    ) throws {
        if let their, try redacted.taints(their) {
            throw ArchiveError(
                .conflict, "in the remote it holds what was redacted",
                "`lb sync --follow-redactions` takes it out.")
        }
        if let mine, try redacted.taints(mine) {
            throw ArchiveError(
                .conflict, "it holds what was redacted, and is not shared",
                "`lb sync --follow-redactions` takes it out.")
        }
    }

    // MARK: Drafts

    private mutating func meet(
        _ id: EntryID, _ name: String, _ mine: ObjectID?, _ their: ObjectID?
    ) async throws {
        switch (mine, their) {
        case (let mine?, let their?):
            if try mine == their && isOver(mine, id) {
                over.insert(name)
                return try close(id, name, mine)
            }
            if try blog.git.isAncestor(their, of: mine) { break }
            if try blog.git.isAncestor(mine, of: their) {
                try requireDraft(id, their)
                try move(name, from: mine, to: their)
                note(id, .changed)
            } else {
                try await bringTogether(id, name, mine, their)
            }
        case (let mine?, nil):
            if try isOver(mine, id) { return try close(id, name, mine) }
        case (nil, let their?):
            if try isOver(their, id) {
                over.insert(name)
                return
            }
            try requireDraft(id, their)
            try open(name, at: their)
            note(id, shared.refs[name] == nil ? .new : .changed)
        case (nil, nil): return
        }
        try await bringOver(id)
    }

    private func requireDraft(_ id: EntryID, _ their: ObjectID) throws {
        guard (try? blog.closedDraft(id, at: their)) != nil else {
            throw ArchiveError(
                .invalid, "what the remote has there is no draft of that entry",
                "Whoever put it there may delete it; the other drafts are not held up by it.")
        }
    }

    /// Whether all of a chain that ends so was published or spiked, here or there.
    private func isOver(_ end: ObjectID, _ id: EntryID) throws -> Bool {
        let spiked = try [blog.git.reference(BlogRef.spiked(id)), theirs.refs[BlogRef.spiked(id)]]
            .compactMap { $0 }
        return try spiked.contains { try blog.git.isAncestor(end, of: $0) }
            || closings.hold(end, id)
    }

    private mutating func close(_ id: EntryID, _ name: String, _ mine: ObjectID) throws {
        if shared.refs[name] != nil { note(id, .closed) }
        closing.append((name, mine))
    }

    /// Our acts on top of theirs, or our text beside theirs.
    private mutating func bringTogether(
        _ id: EntryID, _ name: String, _ mine: ObjectID, _ their: ObjectID
    ) async throws {
        try requireDraft(id, their)
        let replay = DraftReplay(blog: blog, id: id, who: who, desk: desk)
        let outcome = try await replay.replay(mine, onto: their)
        if outcome.tip == nil || outcome.isConflict || !outcome.dropped.isEmpty { try keep(mine) }
        guard outcome.tip == nil || outcome.isConflict else {
            try move(name, from: mine, to: outcome.tip ?? their)
            return note(id, .merged(without: outcome.dropped))
        }
        // Ours is kept twice before it is off the list: as a file to take up again, and with its history.
        let bytes = try blog.draftBytes(id, in: mine) ?? []
        let file = try TypedText.keep(
            bytes, in: [blog.typedFolder], name: "\(id)-\(mine.hex.prefix(8)).md")
        try move(name, from: mine, to: outcome.tip ?? their)
        let other = try? blog.closedDraft(id, at: their).acts.last { $0.act.writes }
        note(id, .conflict(file: file.path), by: other?.by)
    }

    /// A draft of an entry that was published meanwhile becomes a change of what readers have.
    private mutating func bringOver(_ id: EntryID) async throws {
        guard let chain = try? blog.draft(id), chain.isOpen else { return }
        let fork = try closings.fork(of: chain.tip, id)
        if let fork, try onlyDecided(chain, since: fork) {
            try keep(chain.tip)
            return try close(id, chain.ref, chain.tip)
        }
        switch try await blog.rebaseDraft(id, fork: fork, by: who, person: person) {
        case nil: break
        case .merged(let isNew): note(id, .revision(isNew: isNew, isMerged: true))
        case .kept: note(id, .revision(isNew: chain.base == nil, isMerged: false))
        }
    }

    /// Whether nothing was typed on a draft since it parted from what was published.
    private func onlyDecided(_ chain: DraftChain, since fork: ObjectID) throws -> Bool {
        guard let start = chain.acts.firstIndex(where: { $0.commit == fork.hex }) else {
            return false
        }
        return chain.acts[(start + 1)...].allSatisfy {
            $0.text == chain.acts[start].text && ($0.note ?? "").isEmpty
        }
    }

    // MARK: Marks

    /// A publish without review, which waits for a second look: main says whether it still does.
    private mutating func meetMark(
        _ id: EntryID, _ name: String, _ known: ObjectID?, _ mine: ObjectID?
    ) throws {
        if let publish = closings.awaiting[id] {
            if mine != publish { _ = try blog.move(name, from: mine, to: publish, message: "sync") }
        } else if let known {
            let tip = try blog.tip().commit
            if closings.isSettled(known) || (try? blog.git.isAncestor(known, of: tip)) != true {
                over.insert(name)
                if let mine { closing.append((name, mine)) }
            } else if mine == nil {
                try open(name, at: known)
            }
        }
    }

    private mutating func meetSpiked(
        _ name: String, _ mine: ObjectID?, _ their: ObjectID?
    ) throws {
        switch (mine, their) {
        case (nil, let their?):
            if try isTakenUp(name, their) {
                over.insert(name)
            } else {
                try open(name, at: their)
            }
        case (let mine?, nil):
            if try isTakenUp(name, mine) { closing.append((name, mine)) }
        case (let mine?, let their?):
            let isOlder = try blog.git.isAncestor(mine, of: their)
            if isOlder { return try move(name, from: mine, to: their) }
            guard try !blog.git.isAncestor(their, of: mine) else { return }
            try keep(mine)
            try move(name, from: mine, to: their)
        default: return
        }
    }

    /// Whether a spiked draft is among the drafts again, or was published after all.
    private func isTakenUp(_ name: String, _ end: ObjectID) throws -> Bool {
        guard let id = EntryID(name.dropFirst(BlogRef.spiked.count)) else { return false }
        let drafts = try [blog.git.reference(BlogRef.draft(id)), theirs.refs[BlogRef.draft(id)]]
        return try drafts.compactMap { $0 }.contains { try blog.git.isAncestor(end, of: $0) }
            || closings.hold(end, id)
    }

    // MARK: Refs

    private func keep(_ id: ObjectID) throws {
        if try blog.git.reference(BlogRef.kept(id)) == nil { try open(BlogRef.kept(id), at: id) }
    }

    private func open(_ name: String, at id: ObjectID) throws {
        _ = try blog.git.commit(id)
        _ = try blog.move(name, from: nil, to: id, message: "sync")
    }

    private func move(_ name: String, from old: ObjectID, to new: ObjectID) throws {
        _ = try blog.git.commit(new)
        _ = try blog.move(name, from: old, to: new, message: "sync")
    }

    private mutating func note(_ id: EntryID, _ event: MetDraft.Event, by person: String? = nil) {
        let chain = try? blog.draft(id)
        met.append(
            MetDraft(
                id: id, name: chain?.name ?? "", by: person ?? chain?.acts.last?.by ?? "",
                event: event))
    }
}
