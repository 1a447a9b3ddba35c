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

    /// How many acts on main are looked through for somebody's last one, by `undo` and by whoever verifies it.
    static let undoReach = 1000

    /// Takes back the last act of whoever asks, of the whole blog or of one entry, by a new act.
    ///
    /// What others did since stays, as long as it does not touch the same files.
    ///
    /// - Throws: `Refusal` if there is nothing of theirs, or if it was shared already; `ArchiveError` if
    ///   somebody built on it.
    package func undo(_ id: EntryID? = nil) async throws -> UndoOutcome {
        let setting = try setting()
        let person = setting.person.id
        let last = try (blog.drafts().drafts + blog.drafts(spiked: true).drafts)
            .filter { id == nil || $0.id == id }
            .compactMap { chain in
                chain.status(setting.desk).lastStanding(of: person).map { act in
                    (
                        chain: chain, act: act,
                        order: (act.at.seconds, blog.git.writingTime(ofReference: chain.ref))
                    )
                }
            }.max { $0.order < $1.order }
        if let act = try lastAct(of: person, on: id, setting.tip) {
            let published = (
                act.author.seconds, blog.git.writingTime(ofReference: BlogRef.main)
            )
            if last.map({ published >= $0.order }) ?? true {
                return try await undo(act, Trailers(message: act.message), setting)
            }
        }
        guard let last else {
            throw Refusal(
                .ownership,
                "there is no act of \(setting.person.name) to take back"
                    + (id.map { " on \($0)" } ?? ""),
                "`lb log` tells who did what; only the last act can be undone.")
        }
        return try await undo(last.act, of: last.chain, setting)
    }

    /// The last act on main of a person, on an entry if one is named.
    private func lastAct(
        of person: String, on id: EntryID?, _ tip: BlogRepository.Tip
    ) throws -> Commit? {
        var found: Commit?
        var left = Self.undoReach
        try blog.git.eachFirstParent(from: tip.commit) { commit in
            let trailers = Trailers(message: commit.message)
            if trailers[.by] == person,
                id.map({ trailers.values(.entry).contains($0.description) }) ?? true
            {
                found = commit
            }
            left -= 1
            return found == nil && left > 0
        }
        return found
    }

    /// Takes back an act on a draft, unless others built on it.
    private func undo(
        _ act: DraftAct, of chain: DraftChain, _ setting: Setting
    ) async throws -> UndoOutcome {
        try requireUndoable(act, of: chain)
        let since = chain.status(setting.desk).standing
            .drop { $0.commit != act.commit }.dropFirst()
        if let built = since.first(where: { $0.act != .comment }) {
            let name = setting.desk.person(built.by)?.name ?? built.by
            throw ArchiveError(
                .conflict,
                "your last act is the \(act.act.rawValue) of \(chain.id), and \(SafeText.line(name)) has gone on "
                    + "from there (\(built.act.rawValue))",
                "Nothing was undone. `lb log \(chain.id)` tells what came since.")
        }
        if act.act == .draft {
            // A draft that never was is one that is put aside; `lb spike --revive` brings it back.
            return .draft(
                try await decide(
                    Decision(.spike, note: "Undone", detail: act.commit), on: chain, setting),
                undone: act)
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

    /// Refuses what others have by now, what was taken back itself, and what is gone.
    private func requireUndoable(_ act: DraftAct, of chain: DraftChain) throws {
        let (what, id) = ("the \(act.act.rawValue) of \(chain.id)", chain.id)
        if let entry = try? chain.file().entry, entry.retracted != nil,
            try isRedacted(id, at: blog.tip())
        {
            throw Refusal(
                .already, "\(id) is redacted, and what was done to it cannot be taken back",
                "What was redacted is gone from here.")
        }
        if act.act == .spike, act.detail != nil {
            throw Refusal(
                .already, "your last act is the draft of \(id), which you took back already",
                "`lb spike --revive \(id)` takes it up again.")
        }
        if let commit = ObjectID(hex: act.commit),
            let place = try blog.remote(having: commit, ofDraft: id)
        {
            throw Refusal(
                .state,
                "your last act is \(what), which was shared already, with "
                    + SafeText.line(place),
                act.act == .approve
                    ? "`lb return \(id) -m …` takes the approval back for everybody."
                    : "Do what is right now as an act of its own; `lb log \(id)` tells what was done."
            )
        }
    }

    /// Whether the last that was done to an entry on main is its redaction.
    func isRedacted(_ id: EntryID, at tip: BlogRepository.Tip) throws -> Bool {
        var last: String?
        try blog.git.eachFirstParent(from: tip.commit) { commit in
            let trailers = Trailers(message: commit.message)
            if trailers.values(.entry).contains(id.description) { last = trailers[.act] }
            return last == nil
        }
        return last == "redact"
    }

    /// Takes back an act on main.
    private func undo(
        _ undone: Commit, _ trailers: Trailers, _ setting: Setting
    ) async throws -> UndoOutcome {
        let subject = String(undone.message.prefix { !$0.isNewline })
        guard let before = undone.parents.first,
            !["undo", "redact", ImportClosing.act].contains(trailers[.act])
        else {
            let remedy =
                switch trailers[.act] {
                case "redact": "What was redacted is gone from here."
                case ImportClosing.act:
                    "`lb undo ID` takes back what it did last to one entry; `lb retract ID` tells readers."
                default: "Do it again instead: `lb publish`, `lb pin`, or whatever it was."
                }
            throw Refusal(
                .already,
                "your last act is “\(SafeText.line(subject))”, which cannot be undone", remedy)
        }
        var place = try blog.remote(having: undone.id)
        for (name, id) in try blog.git.references(under: "refs/remotes/")
        where try place == nil && blog.git.isAncestor(undone.id, of: id) {
            place = String(name.dropFirst("refs/remotes/".count))
        }
        if let place {
            throw Refusal(
                .state,
                "\(SafeText.line(subject)) was shared already, with \(SafeText.line(place))",
                "`lb correct` or `lb retract` changes it for readers; nothing is unpublished.")
        }
        let changed = try blog.git.differences(
            from: blog.git.commit(before).tree, to: undone.tree)
        let now = clock.now()
        var message = Trailers()
        message.add(.act, "undo")
        message.add(.by, setting.person.id)
        message.add(.through, setting.through?.id)
        for entry in trailers.values(.entry) { message.add(.entry, entry) }
        message.add(.undoes, undone.id.hex)
        let who = try committer(setting, at: now)
        let reopened = try await reopened(undone, trailers, setting, who)
        let publication = try await blog.publish(by: who) { tip in
            try requireUntouched(changed, reopened.map(\.id), since: subject, tip)
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
            // A second look that is taken back was not had.
            if let id = trailers[.entry].flatMap({ EntryID($0) }),
                let looked = trailers.values(.looked).last.flatMap(ObjectID.init(hex:))
            {
                act.reopens.append((BlogRef.unreviewed(id), looked))
            }
            return act
        }
        return .publishing(publication, subject: subject, reopened: reopened.map(\.id))
    }

    /// Refuses to take back what somebody built on.
    private func requireUntouched(
        _ changed: [TreeDifference], _ reopened: [EntryID], since subject: String,
        _ tip: BlogRepository.Tip
    ) throws {
        func refuse(_ what: String, _ remedy: String) -> ArchiveError {
            ArchiveError(
                .conflict, "“\(SafeText.line(subject))” cannot be undone: \(what)",
                "Nothing was undone. \(remedy)")
        }
        for difference in changed
        where try blog.git.entry(at: difference.path, in: tip.tree) != difference.new {
            let entry = EntryPath.id(in: difference.path)
            throw refuse(
                "\(entry.map(\.description) ?? difference.path) was changed since",
                entry.map {
                    "`lb log \($0)` tells by whom; `lb correct` and `lb retract` are for readers."
                }
                    ?? "`lb log` tells by whom.")
        }
        for id in reopened {
            if let chain = try openDraft(id), chain.isOpen {
                throw refuse(
                    "\(id) has an open draft by now",
                    "`lb publish \(id)` or `lb spike \(id)` ends that first.")
            }
        }
        let gone = changed.filter { $0.old == nil }.compactMap { EntryPath.id(in: $0.path) }
        if !gone.isEmpty, let pin = try blog.blogFile(at: tip).blog.pin, gone.contains(pin.entry) {
            throw refuse("\(pin.entry) was pinned since", "`lb unpin` first.")
        }
    }

    /// The drafts that a publish closed, each at the commit that it is opened at again: a schedule that
    /// was carried out is taken off, so that it is not carried out twice.
    private func reopened(
        _ undone: Commit, _ trailers: Trailers, _ setting: Setting, _ who: Committer
    ) async throws -> [(id: EntryID, tip: ObjectID)] {
        let ids = trailers.values(.entry).compactMap { EntryID($0) }
        guard undone.parents.count == ids.count + 1 else { return [] }
        var result: [(id: EntryID, tip: ObjectID)] = []
        for (id, parent) in zip(ids, undone.parents.dropFirst()) {
            let chain = try blog.closedDraft(id, at: parent)
            var end = parent
            if chain.status(setting.desk).planned != nil {
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
