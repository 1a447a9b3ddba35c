package import Archive
package import Editorial
internal import Git

extension Shift {
    /// What was taken back.
    package enum UndoOutcome: Sendable {
        /// An act on a draft; the draft as it stands now.
        case draft(DraftOutcome, undone: DraftAct)
        /// A publishing act, by its subject; drafts that are open again.
        case publishing(Publication, subject: String, reopened: [EntryID])
    }

    /// Takes back the last act of whoever asks, of the whole blog or of one draft, by a new act.
    ///
    /// - Throws: `Refusal` if there is nothing of theirs, or if it was shared already.
    package func undo(_ id: EntryID? = nil) async throws -> UndoOutcome {
        let setting = try setting()
        let person = setting.person.id
        let drafts = try (blog.drafts().drafts + blog.drafts(spiked: true).drafts).filter {
            (id == nil || $0.id == id)
                && $0.status(setting.policy).lastStanding?.by == person
        }
        let last = drafts.map { ($0, order(of: $0)) }.max { $0.1 < $1.1 }
        let tip = try blog.git.commit(setting.tip.commit)
        let trailers = Trailers(message: tip.message)
        let isMine =
            trailers[.by] == person
            && (id == nil || trailers.values(.entry).contains(id?.description ?? ""))
        let published = (
            tip.author.seconds, blog.git.writingTime(ofReference: BlogRef.main)
        )
        if isMine, last.map({ published >= $0.1 }) ?? true {
            return try await undo(tip, trailers, setting)
        }
        guard let chain = last?.0 else {
            throw Refusal(
                .ownership,
                "there is no act of \(setting.person.name) to take back"
                    + (id.map { " on \($0)" } ?? ""),
                "`lb log` tells who did what; only the last act can be undone.")
        }
        return try await undo(chain, setting)
    }

    /// Which of several acts came last: by their times, and in the same second by their refs.
    private func order(of chain: DraftChain) -> (Int64, Int64) {
        (
            chain.acts.last?.at.seconds ?? .min,
            blog.git.writingTime(ofReference: chain.ref)
        )
    }

    private func undo(_ chain: DraftChain, _ setting: Setting) async throws -> UndoOutcome {
        let status = chain.status(setting.policy)
        guard let act = status.lastStanding else {
            throw Refusal(
                .already, "nothing is left to take back", "`lb log \(chain.id)` tells why.")
        }
        if act.act == .draft {
            // A draft that never was is one that is put aside; `lb spike --revive` brings it back.
            return .draft(
                try await decide(Decision(.spike, note: "Undone"), on: chain, setting), undone: act)
        }
        guard let commit = ObjectID(hex: act.commit),
            let before = try blog.git.commit(commit).parents.first,
            let bytes = try blog.draftBytes(chain.id, in: before)
        else {
            throw ArchiveError(
                .invalid, "what was before the \(act.act.rawValue) cannot be read",
                "`lb log \(chain.id)` lists the commits; `git fsck` says more.")
        }
        return .draft(
            try await decide(
                Decision(.undo, detail: act.commit, bytes: bytes), on: chain, setting),
            undone: act)
    }

    private func undo(
        _ tip: Commit, _ trailers: Trailers, _ setting: Setting
    ) async throws -> UndoOutcome {
        let subject = String(tip.message.prefix { !$0.isNewline })
        guard let before = tip.parents.first, trailers[.act] != "undo" else {
            throw Refusal(
                .already, "the last act is \(SafeText.line(subject)), which cannot be undone",
                "Do it again instead: `lb publish`, `lb pin`, or whatever it was.")
        }
        var place = try blog.remote(having: tip.id)
        for (name, id) in try blog.git.references(under: "refs/remotes/")
        where try place == nil && blog.git.isAncestor(tip.id, of: id) {
            place = String(name.dropFirst("refs/remotes/".count))
        }
        if let place {
            throw Refusal(
                .state,
                "\(SafeText.line(subject)) was shared already, with \(SafeText.line(place))",
                "`lb correct` or `lb retract` changes it for readers; nothing is unpublished.")
        }
        let old = try blog.git.commit(before).tree
        let changed = try blog.git.differences(from: old, to: tip.tree)
        let now = clock.now()
        var message = Trailers()
        message.add(.act, "undo")
        message.add(.by, setting.person.id)
        message.add(.through, setting.through?.id)
        for entry in trailers.values(.entry) { message.add(.entry, entry) }
        message.add(.undoes, tip.id.hex)
        let who = try committer(setting, at: now)
        let reopened = try await reopened(tip, trailers, setting, who)
        let publication = try await blog.publish(by: who) { current in
            guard current.commit == tip.id else {
                throw ArchiveError(
                    .conflict, "somebody else published at the same moment",
                    "Nothing was undone. `lb log` shows what came in between.")
            }
            var act = PublishingAct(
                files: try changed.map { difference in
                    (
                        difference.path,
                        try difference.old.map {
                            try blog.git.blob($0.id, limit: Limits.mediaBytes)
                        }
                    )
                }, message: message.message(subject: "undo: \(subject)"))
            act.reopens = reopened.map { (BlogRef.draft($0.id), $0.tip) }
            return act
        }
        for (id, _) in reopened where trailers[.unreviewed] != nil {
            try await blog.git.withLock {
                try await blog.git.deleteReferences([(BlogRef.unreviewed(id), tip.id)])
            }
        }
        return .publishing(publication, subject: subject, reopened: reopened.map(\.id))
    }

    /// The drafts that a publish closed, each at the commit that it is opened at again: a schedule that
    /// was carried out is taken off, so that it is not carried out twice.
    private func reopened(
        _ tip: Commit, _ trailers: Trailers, _ setting: Setting, _ who: Committer
    ) async throws -> [(id: EntryID, tip: ObjectID)] {
        let ids = trailers.values(.entry).compactMap { EntryID($0) }
        guard tip.parents.count == ids.count + 1 else { return [] }
        var result: [(id: EntryID, tip: ObjectID)] = []
        for (id, parent) in zip(ids, tip.parents.dropFirst()) {
            let chain = try blog.closedDraft(id, at: parent)
            var end = parent
            if chain.status(setting.policy).state == .scheduled {
                let message = self.trailers(.unschedule, id, text: chain.text, setting)
                    .message(subject: "unschedule: \(chain.name)", text: "The publish was undone.")
                end = try await blog.git.withLock {
                    try await blog.git.writeAct(
                        tree: blog.git.commit(parent).tree, parents: [parent], author: who.author,
                        committer: who.committer, message: message)
                }
            }
            result.append((id, end))
        }
        return result
    }
}
