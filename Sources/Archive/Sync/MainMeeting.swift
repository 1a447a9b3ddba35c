internal import Editorial
internal import Git

extension BlogRepository {
    /// Brings main together with that of a remote.
    func meetMain(
        _ theirs: SharedRefs, _ shared: SharedRefs, _ redacted: RedactedHistory,
        _ remote: String, _ who: Committer,
        _ judge: (ObjectID, ObjectID) throws -> String?, _ meeting: inout Meeting
    ) async throws {
        if let their = theirs.refs[BlogRef.main], try git.reference(BlogRef.main) == nil {
            try await takeFirst(their, &meeting)
            return
        }
        let tip = try tip()
        guard let their = theirs.refs[BlogRef.main] else {
            meeting.acts = try git.firstParents(from: tip.commit).count
            return
        }
        guard their != tip.commit else { return }
        let (own, start) = try ownActs(tip.commit, beyond: their)
        guard let base = try git.mergeBase(of: start, and: their) else {
            throw ArchiveError(
                .invalid, "\(remote) holds another blog: its main shares no history with this one",
                "`git remote -v` shows where it is.")
        }
        if let last = shared.refs[BlogRef.main], their != base {
            try requireSameHistory(last, tip.commit, their, remote)
        }
        try requireNothingRedacted(own, their, downTo: base, redacted, remote)
        try requireActs(own)
        try noteReceived(their, downTo: base, &meeting)
        let stopped = try own.map { try stop(of: $0, theirs) }
        guard their != base || stopped.contains(where: { $0 != nil }) else {
            meeting.acts = own.count
            return
        }
        var replay = try MainReplay(
            self, base: base, theirs: their, committer: who.committer)
        for (commit, stop) in zip(own, stopped) {
            try await replay.replay(commit, stop: stop, judge)
        }
        meeting.setAside = replay.setAside
        meeting.acts = replay.renamed.count
        for act in replay.setAside where !act.isSame {
            meeting.drafts += try reopenDrafts(of: act)
        }
        try await moveMain(from: tip, to: replay.tip, &meeting)
    }

    /// Why a publish that nobody has seen yet does not go out: what somebody did to the draft meanwhile, of
    /// which whoever published it did not know.
    private func stop(of commit: Commit, _ theirs: SharedRefs) throws -> String? {
        let ids = Trailers(message: commit.message).values(.entry).compactMap { EntryID($0) }
        guard commit.parents.count == ids.count + 1 else { return nil }
        for (id, end) in zip(ids, commit.parents.dropFirst()) {
            for name in [BlogRef.draft(id), BlogRef.spiked(id)] {
                guard let their = theirs.refs[name], try !git.isAncestor(their, of: end),
                    let fork = try git.mergeBase(of: their, and: end),
                    let chain = try? closedDraft(id, at: their),
                    let start = chain.acts.firstIndex(where: { $0.commit == fork.hex }),
                    let act = chain.acts[(start + 1)...].last(where: \.act.stopsAPublish)
                else { continue }
                let note = act.note.map { ": \(SafeText.line($0))" } ?? ""
                return "\(SafeText.line(act.by)) \(act.act.asStop) meanwhile\(note)"
            }
        }
        return nil
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
        guard try git.isHeadUnborn() else {
            throw ArchiveError(
                .invalid, "this repository has no main, but another branch with files of its own",
                "Nothing was changed. `git switch main` first, or `lb sync` in a clone of the blog."
            )
        }
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
        func holds(_ tip: ObjectID) throws -> Bool {
            // A redaction removes what it replaced.
            (try? git.commit(last)) != nil ? try git.isAncestor(last, of: tip) : false
        }
        if try !holds(their) { throw rewritten(inRemote: remote) }
        guard try !holds(own) else { return }
        guard try git.references(under: BlogRef.redactions).isEmpty else {
            throw unredacted(remote)
        }
        throw ArchiveError(
            .conflict, "the history of main in this clone was written anew since the last sync",
            "Nothing was sent. `git reflog main` shows what it was before; `git branch -f main` sets it."
        )
    }

    /// What a redaction replaced is on neither side; if it is, one of them does not know of it yet.
    private func requireNothingRedacted(
        _ own: [Commit], _ their: ObjectID, downTo base: ObjectID, _ redacted: RedactedHistory,
        _ remote: String
    ) throws {
        guard !redacted.isEmpty else { return }
        if own.contains(where: { redacted.holds($0.id) }) { throw rewritten(inRemote: remote) }
        try git.eachFirstParent(from: their) { commit in
            if redacted.holds(commit.id) { throw unredacted(remote) }
            return commit.id != base
        }
    }

    private func rewritten(inRemote remote: String) -> ArchiveError {
        ArchiveError(
            .conflict,
            "the history of main in \(remote) was written anew, as by `lb redact`",
            "Nothing was changed. Ask who did it. After a redaction, `lb sync --follow-redactions` takes "
                + "out of this clone what was taken out there, and nothing else.")
    }

    private func unredacted(_ remote: String) -> ArchiveError {
        ArchiveError(
            .conflict,
            "the history of main in this clone was written anew by `lb redact`, that in \(remote) "
                + "was not yet",
            "Nothing was sent. `lb sync --follow-redactions` takes it out of \(remote) as well."
        )
    }

    /// Our commits that the remote does not have, oldest first, and the last commit before somebody merged.
    ///
    /// A merge of plain git, as `git pull` makes it, is nobody's act: what it brought together is put one after
    /// the other.
    private func ownActs(
        _ tip: ObjectID, beyond their: ObjectID
    ) throws -> (acts: [Commit], start: ObjectID) {
        var commits: [Commit] = []
        var start = tip
        try git.eachFirstParent(from: tip) { commit in
            guard try !git.isAncestor(commit.id, of: their) else { return false }
            if let parent = commit.parents.first, try isMerge(commit, with: their) {
                start = parent
            } else {
                commits.append(commit)
            }
            return true
        }
        return (commits.reversed(), start)
    }

    private func isMerge(_ commit: Commit, with their: ObjectID) throws -> Bool {
        try commit.parents.count > 1 && Trailers(message: commit.message)[.act] == nil
            && commit.parents.dropFirst().allSatisfy { try git.isAncestor($0, of: their) }
    }

    /// What is done to a draft is on no main, unless plain git rebased it and dropped the publish itself.
    private func requireActs(_ own: [Commit]) throws {
        let ofDrafts = Act.allCases.filter { ![.publish, .breakGlass, .undo].contains($0) }
        for commit in own {
            guard let act = Trailers(message: commit.message)[.act].flatMap(Act.init(rawValue:)),
                ofDrafts.contains(act)
            else { continue }
            throw ArchiveError(
                .invalid,
                "main holds what was done to a draft (\(commit.id.hex.prefix(10))), as after "
                    + "`git pull --rebase`, which loses publishes",
                "Nothing was sent or changed. `git reflog main` shows where main was before, "
                    + "`git reset --keep` goes back there; then `lb sync`.")
        }
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
}

extension Act {
    /// Whether somebody who publishes would not have, had they known of it.
    fileprivate var stopsAPublish: Bool { !asStop.isEmpty }

    /// What somebody did to a draft that stops its publish; empty if it does not.
    fileprivate var asStop: String {
        switch self {
        case .edit: "changed it"
        case .return: "returned it"
        case .spike: "spiked it"
        case .hold: "put it on hold"
        case .embargo: "put it under embargo"
        case .flag: "flagged it"
        case .unschedule: "took it off the schedule"
        case .undo: "took back what was decided on it"
        case .draft, .submit, .comment, .approve, .revive, .schedule, .release, .clear, .publish,
            .breakGlass:
            ""
        }
    }
}
