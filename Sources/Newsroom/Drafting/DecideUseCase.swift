internal import Archive
package import Editorial

extension Shift {
    /// What to do to a draft.
    package struct Decision: Sendable {
        package var act: Act
        /// A comment or a reason.
        package var note: String?
        /// With `.edit`: the new file, whole.
        package var bytes: [UInt8]?
        /// With `.edit`: media files that the text names, new to the blog.
        package var media: [(path: String, bytes: [UInt8])] = []
        /// What the act is about, as its trailer says it: a time, a flag, a hold.
        package var detail: String?
        /// The text id that the person decided on; another one by now is a conflict.
        package var seen: String?

        package init(
            _ act: Act, note: String? = nil, detail: String? = nil, bytes: [UInt8]? = nil,
            seen: String? = nil
        ) {
            self.act = act
            self.note = note
            self.detail = detail
            self.bytes = bytes
            self.seen = seen
        }
    }

    /// Does one act to an open draft; all of `Act` but those that publish.
    ///
    /// - Throws: `Refusal` by the table of transitions; `InvalidFile` for a submit of a text that
    ///   does not decode; `ArchiveError` if somebody else acted meanwhile.
    package func decide(_ decision: Decision, on id: EntryID) async throws -> DraftOutcome {
        let setting = try setting()
        let chain = try blog.draft(id)
        return try await decide(decision, on: chain, setting)
    }

    /// Refuses an act on several drafts before any of them is touched, so that it is done to all or to none.
    ///
    /// - Throws: `Refusal` that names the draft which stands in the way; for a submit also what is wrong with
    ///   a text itself.
    package func require(_ act: Act, on ids: [EntryID]) throws {
        let setting = try setting()
        for id in ids {
            let chain = try blog.draft(id)
            do {
                try Workflow.decide(
                    act, on: chain.status(setting.desk), by: setting.person,
                    policy: setting.policy)
            } catch {
                let refusal = error.about(id, chain.name)
                guard ids.count > 1 else { throw refusal }
                throw Refusal(
                    refusal.reason, refusal.message,
                    refusal.remedy + " Nothing was done to the others.")
            }
            if act == .submit { try requireMedia(of: chain.file(), chain, setting) }
        }
    }

    func decide(
        _ decision: Decision, on chain: DraftChain, _ setting: Setting
    ) async throws -> DraftOutcome {
        let status = chain.status(setting.desk)
        let state: DraftState
        do {
            state = try Workflow.decide(
                decision.act, on: status, by: setting.person, policy: setting.policy)
        } catch {
            throw error.about(chain.id, chain.name)
        }
        if let seen = decision.seen, seen != chain.text {
            throw ArchiveError(
                .conflict, "\(chain.id) changed while you looked at it",
                "`lb show \(chain.id)` shows it as it is now.")
        }
        if decision.act == .submit {
            try requireMedia(of: chain.file(), chain, setting)
        }
        let bytes = decision.bytes == chain.bytes ? nil : decision.bytes
        if decision.act == .edit, bytes == nil {
            throw ArchiveError(
                .unchanged, "nothing changed in \(chain.id)", "There is nothing to keep.")
        }
        let now = clock.now()
        let text = bytes.map(BlogRepository.textID) ?? chain.text
        var trailers = trailers(decision.act, chain.id, text: text, setting)
        if let key = decision.act.detail { trailers.add(key, decision.detail) }
        let name = bytes.flatMap { Self.entry($0, path: chain.path)?.name } ?? chain.name
        let written = try await blog.addAct(
            to: chain, bytes: bytes, media: decision.media,
            message: trailers.message(
                subject: "\(decision.act.rawValue): \(name)", text: decision.note),
            by: try committer(setting, at: now),
            ref: ref(after: decision, on: chain, setting))
        return DraftOutcome(
            id: chain.id, state: after(decision, on: chain, text: text, state, setting),
            path: chain.path, written: written,
            problems: bytes.map { Self.problems($0, path: chain.path) } ?? [],
            hints: bytes.map { KeyHints.hints($0, path: chain.path, form: .entry) } ?? [])
    }

    /// Where the chain goes on: spiked drafts have a folder of their own.
    private func ref(
        after decision: Decision, on chain: DraftChain, _ setting: Setting
    ) -> String {
        switch decision.act {
        case .spike: return BlogRef.spiked(chain.id)
        case .revive: return BlogRef.draft(chain.id)
        case .undo:
            let state = after(decision, on: chain, text: chain.text, .draft, setting)
            return state == .spiked ? BlogRef.spiked(chain.id) : BlogRef.draft(chain.id)
        default: return chain.ref
        }
    }

    /// The state that an act leads to; for an undo, what is left of the chain says it.
    private func after(
        _ decision: Decision, on chain: DraftChain, text: String, _ state: DraftState,
        _ setting: Setting
    ) -> DraftState {
        guard decision.act == .undo else { return state }
        let undo = DraftAct(
            act: .undo, by: setting.person.id, at: clock.now(), text: text,
            detail: decision.detail, commit: "")
        return DraftStatus(
            folding: chain.acts + [undo], policy: setting.policy, desk: setting.desk
        ).state
    }
}
