package import Editorial
package import Git

/// What bringing this clone together with a remote changed here, and what is to be sent.
package struct Meeting: Sendable {
    /// Acts on `main` that came in, newest first: the commit, the first line of its message, and who did it.
    package var received: [(commit: ObjectID, subject: String, by: String)] = []
    /// Our acts on `main` that the remote does not have yet.
    package var acts = 0
    package var setAside: [SetAside] = []
    package var drafts: [MetDraft] = []
    /// Refs that could not be brought together, and why; they are as they were.
    package var failed: [(name: String, error: any Error)] = []
    /// Refs to be moved in the remote.
    package var pushes: [RefPush] = []
    /// Files of the checkout that somebody changed by hand, which stay as they are.
    package var kept: [String] = []
    /// What went wrong after everything was done.
    package var trouble: (any Error)?
}

/// What became of one draft.
package struct MetDraft: Sendable {
    package enum Event: Sendable {
        /// It came from the remote, or went on there.
        case new, changed
        /// It was published or spiked elsewhere.
        case closed
        /// Both sides went on: ours stands on theirs now, without these acts, which spoke of another text.
        case merged(without: [String])
        /// Both changed the same lines: theirs is the draft, and our text is in a file.
        case conflict(file: String)
        /// It went on after it was published elsewhere, so it changes a published entry now.
        case revision
        /// Its publish was set aside.
        case reopened
    }

    package let id: EntryID
    package let name: String
    /// Who did the last act to it.
    package let by: String
    package let event: Event
}

extension BlogRepository {
    /// Brings `main` and the drafts together with those of a remote, as last fetched.
    ///
    /// Main moves forward only, in both places. What was published there comes first, and ours is written anew
    /// on top of it; so it is with each draft. Nothing goes away that is not published or spiked: texts that
    /// cannot be brought together are kept beside.
    ///
    /// - Throws: `ArchiveError` if the remote has another blog, or a history that was rewritten.
    package func meet(_ remote: String, by who: Committer, person: String) async throws -> Meeting {
        try await git.withLock {
            try await finishInterrupted()
            let theirs = try SharedRefs.fetched(from: remote, in: git)
            var shared = try sharedRefs(with: remote)
            var meeting = Meeting()
            let renamed = try await meetMain(theirs, shared, remote, who, &meeting)
            var drafts = try DraftMeeting(
                blog: self, theirs: theirs, shared: shared, who: who, person: person)
            try await drafts.rebase(renamed)
            try await drafts.meet()
            meeting.drafts += drafts.met
            meeting.failed = drafts.failed
            shared = theirs
            try keep(shared, with: remote)
            let failed = Set(drafts.failed.map(\.name))
            meeting.pushes = try SharedRefs.own(in: self).pushes(to: theirs)
                .filter { !failed.contains($0.name) }
            return meeting
        }
    }

    /// Notes that a push was done.
    package func notePushed(_ pushes: [RefPush], to remote: String) async throws {
        try await git.withLock {
            var shared = try sharedRefs(with: remote)
            for push in pushes { shared.refs[push.name] = push.new }
            try keep(shared, with: remote)
        }
    }

    /// The new ids of our acts, by old ones.
    private func meetMain(
        _ theirs: SharedRefs, _ shared: SharedRefs, _ remote: String, _ who: Committer,
        _ meeting: inout Meeting
    ) async throws -> [ObjectID: ObjectID] {
        if let their = theirs.refs[BlogRef.main], try git.reference(BlogRef.main) == nil {
            try await takeFirst(their, &meeting)
            return [:]
        }
        let tip = try tip()
        guard let their = theirs.refs[BlogRef.main] else {
            meeting.acts = try git.firstParents(from: tip.commit).count
            return [:]
        }
        guard their != tip.commit else { return [:] }
        if let last = shared.refs[BlogRef.main] {
            try requireSameHistory(last, tip.commit, their, remote)
        }
        guard let base = try git.mergeBase(of: tip.commit, and: their) else {
            throw ArchiveError(
                .invalid, "\(remote) holds another blog: its main shares no history with this one",
                "`git remote -v` shows where it is.")
        }
        try noteReceived(their, downTo: base, &meeting)
        guard their != base else {
            meeting.acts = try ownActs(tip.commit, beyond: their).count
            return [:]
        }
        var replay = try MainReplay(
            self, base: base, theirs: their, committer: who.committer)
        for commit in try ownActs(tip.commit, beyond: their) { try await replay.replay(commit) }
        meeting.setAside = replay.setAside
        meeting.acts = replay.renamed.count
        for act in replay.setAside where !act.isSame {
            meeting.drafts += try reopenDrafts(of: act)
        }
        try await moveMain(from: tip, to: replay.tip, &meeting)
        try await followUnreviewed(replay)
        return replay.renamed
    }

    private func noteReceived(
        _ tip: ObjectID, downTo base: ObjectID?, _ meeting: inout Meeting
    ) throws {
        try git.eachFirstParent(from: tip) { commit in
            guard commit.id != base else { return false }
            let subject = SafeText.line(commit.message.prefix { !$0.isNewline })
            meeting.received.append((commit.id, subject, SafeText.line(commit.author.name)))
            return true
        }
    }

    /// A repository without a `main`, as a clone is whose remote has another branch as its default.
    private func takeFirst(_ their: ObjectID, _ meeting: inout Meeting) async throws {
        let tree = try git.commit(their).tree
        let tip = Tip(commit: their, tree: tree)
        _ = try blogFile(at: tip)
        let answer = try await git.runGit(["symbolic-ref", "HEAD", BlogRef.main], input: [])
        guard answer.status == 0 else {
            throw GitError(
                operation: "make main the branch of this repository",
                message: SafeText.line(String(decoding: answer.errors, as: UTF8.self)),
                code: answer.status)
        }
        _ = try move(BlogRef.main, from: nil, to: their, message: "sync")
        try noteReceived(their, downTo: nil, &meeting)
        guard let checkout = Checkout(git) else { return }
        let paths = try git.differences(from: nil, to: tree).map(\.path)
        meeting.kept = try checkout.update(
            paths, from: git.writeTree(base: nil, changes: [:]), to: tree)
    }

    /// A history that does not hold what both had before was rewritten.
    private func requireSameHistory(
        _ last: ObjectID, _ own: ObjectID, _ their: ObjectID, _ remote: String
    ) throws {
        func holds(_ tip: ObjectID) -> Bool { (try? git.isAncestor(last, of: tip)) ?? false }
        guard !holds(their) || !holds(own) else { return }
        let place = holds(own) ? remote : "this clone"
        throw ArchiveError(
            .conflict, "the history of main in \(place) was written anew, as by `lb redact`",
            holds(own)
                ? "Nothing was changed. Ask who did it; then take the new history over, as `lb redact "
                    + "--help` says, or clone again."
                : "Nothing was sent. Once everybody agrees: `git push --force \(remote) main` and "
                    + "what `lb redact` printed.")
    }

    /// Our commits that the remote does not have, oldest first.
    private func ownActs(_ tip: ObjectID, beyond their: ObjectID) throws -> [Commit] {
        var commits: [Commit] = []
        try git.eachFirstParent(from: tip) { commit in
            guard try !git.isAncestor(commit.id, of: their) else { return false }
            commits.append(commit)
            return true
        }
        return commits.reversed()
    }

    /// Opens the drafts of a publish that was set aside, and keeps the act itself.
    private func reopenDrafts(of act: SetAside) throws -> [MetDraft] {
        let kept = BlogRef.kept(act.commit)
        if try git.reference(kept) == nil {
            _ = try move(kept, from: nil, to: act.commit, message: "set aside")
        }
        var met: [MetDraft] = []
        let drafts = try git.commit(act.commit).parents.dropFirst()
        for (id, tip) in zip(act.entries, drafts) where try git.reference(BlogRef.draft(id)) == nil
        {
            let chain = try closedDraft(id, at: tip)
            _ = try move(BlogRef.draft(id), from: nil, to: tip, message: "open again")
            met.append(
                MetDraft(
                    id: id, name: chain.name, by: chain.acts.last?.by ?? "", event: .reopened))
        }
        return met
    }

    private func moveMain(
        from tip: Tip, to new: ObjectID, _ meeting: inout Meeting
    ) async throws {
        let paths = try git.differences(from: tip.tree, to: git.commit(new).tree).map(\.path)
        let publication = try await moveInBulk(from: tip, to: new, paths: paths, message: "sync")
        meeting.kept = publication.kept
        meeting.trouble = publication.trouble ?? publication.postponed
        if case .doneDespite(_, let error) = publication.written { meeting.trouble = error }
    }

    /// Marks of what waits for a second look follow the commits that they are on.
    private func followUnreviewed(_ replay: MainReplay) async throws {
        var over: [(name: String, expected: ObjectID)] = []
        for (name, id) in try git.references(under: BlogRef.unreviewed) {
            if let new = replay.renamed[id] {
                _ = try move(name, from: id, to: new, message: "sync")
            } else if replay.setAside.contains(where: { $0.commit == id }) {
                over.append((name, id))
            }
        }
        try await git.deleteReferences(over)
    }
}

extension SharedRefs {
    /// What has to be moved in a remote so that it has what is here.
    func pushes(to theirs: SharedRefs) -> [RefPush] {
        Set(refs.keys).union(theirs.refs.keys).sorted().compactMap { name in
            let (own, their) = (refs[name], theirs.refs[name])
            guard own != their else { return nil }
            if own == nil, name == BlogRef.main || Self.lasting.contains(where: name.hasPrefix) {
                return nil
            }
            return RefPush(name: name, expected: their, new: own)
        }
    }
}
