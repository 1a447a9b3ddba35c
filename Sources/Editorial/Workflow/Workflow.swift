/// The one table of what may be done to a draft, from which state, by whom.
package enum Workflow {
    /// One row: an act and where it leads from each state it may be done in.
    package struct Transition: Hashable, Sendable {
        package let act: Act
        package let from: DraftState
        /// The state afterwards, if the act goes through.
        package let to: DraftState
        package let who: Who
    }

    /// Who may do an act.
    package enum Who: Hashable, Sendable {
        /// Anyone who may report.
        case reporter
        /// A writer of this draft who may report, or anyone who may edit.
        case writerOrEditor
        /// Anyone who may edit.
        case editor
        /// Anyone who may edit and, under four eyes, wrote no version of the text.
        case otherEditor
        /// Anyone who may sign off what is flagged.
        case lawyer
        /// Whoever did the last act, as long as they are on the desk.
        case lastActor
    }

    /// States of a draft that is on the way to readers.
    private static let open: [DraftState] = [.draft, .submitted, .returned, .approved, .scheduled]

    /// All that is allowed; what is not here is refused.
    package static let transitions: [Transition] = rows([
        (.edit, .writerOrEditor, [.draft: .draft, .returned: .returned]),
        (.edit, .writerOrEditor, to(.draft, [.submitted, .approved, .scheduled])),
        (.submit, .writerOrEditor, to(.submitted, [.draft, .returned])),
        (.comment, .reporter, same(open)),
        (.approve, .otherEditor, [.submitted: .approved, .approved: .approved]),
        (.return, .editor, to(.returned, [.submitted, .approved, .scheduled])),
        (.spike, .writerOrEditor, to(.spiked, open)),
        (.revive, .writerOrEditor, [.spiked: .draft]),
        (.schedule, .editor, to(.scheduled, [.approved, .scheduled])),
        // A schedule that lapsed, as with its approval, is taken back as well.
        (.unschedule, .editor, same([.submitted, .approved])),
        (.unschedule, .editor, [.scheduled: .approved]),
        (.embargo, .editor, same(open)),
        (.hold, .editor, same(open)),
        (.release, .editor, same(open)),
        (.flag, .reporter, same(open)),
        (.clear, .lawyer, same(open)),
        // Where an undo leads, the fold of what is left says.
        (.undo, .lastActor, same(open + [.spiked])),
        (.publish, .editor, to(.published, [.submitted, .approved, .scheduled])),
        (.breakGlass, .editor, to(.published, open)),
    ])

    /// The row for an act in a state; nil if it is not allowed.
    package static func transition(_ act: Act, from state: DraftState) -> Transition? {
        transitions.first { $0.act == act && $0.from == state }
    }

    /// Whether `person` may do `act` to a draft that stands so, and where it leads.
    ///
    /// - Parameter clocks: for a publish, what embargoes are held against; nil for other acts.
    /// - Throws: `Refusal` with a sentence that says why not, and what to do.
    @discardableResult
    package static func decide(
        _ act: Act, on draft: DraftStatus, by person: Person, policy: Policy, clocks: Clocks? = nil
    ) throws(Refusal) -> DraftState {
        guard let row = transition(act, from: draft.state) else {
            throw Refusal.state(act, draft.state)
        }
        try check(row.who, act: act, draft: draft, person: person, policy: policy)
        switch act {
        case .publish:
            try checkRelease(draft, clocks)
            try checkApprovals(draft, publisher: person, policy: policy)
        case .breakGlass: try checkRelease(draft, clocks)
        case .approve:
            if let before = draft.approvals.first(where: { $0.by == person.id }) {
                throw .init(
                    .already, "you approved this text already, at \(before.at)",
                    "Nothing is left to do for you; `lb publish` when it should go out.")
            }
            if draft.approvals.count + 1 < policy.approvals { return .submitted }
        case .unschedule where draft.schedule == nil && draft.lapsed == nil:
            throw .notScheduled
        case .release where draft.holds.isEmpty:
            throw .init(.already, "nothing holds it", "`lb publish` when it should go out.")
        case .flag, .clear, .schedule, .comment, .draft, .edit, .submit, .return, .spike, .revive,
            .unschedule, .embargo, .hold, .release, .undo:
            break
        }
        return row.to
    }

    /// What forbids to publish whoever approved it: embargo, hold, a sign-off that is missing.
    private static func checkRelease(
        _ draft: DraftStatus, _ clocks: Clocks?
    ) throws(Refusal) {
        if let embargo = draft.embargo, let clocks { try checkEmbargo(embargo, clocks) }
        if let hold = draft.holds.first(where: { !$0.isMissedTime }) { throw .held(hold) }
        if let flag = draft.openFlags.first { throw .flagged(flag) }
    }

    /// Nothing goes out before an embargo ends, by the clocks as they go now and as they went when it was set.
    package static func checkEmbargo(
        _ embargo: PlannedTime, _ clocks: Clocks
    ) throws(Refusal) {
        guard let end = embargo.end(clocks.rules), end <= clocks.now else {
            throw .embargoed(until: embargo, embargo.told(clocks.rules))
        }
    }

    /// Starting a draft needs no draft: anyone who may report.
    package static func decideDraft(by person: Person) throws(Refusal) {
        guard person.has(.report) else { throw .capability(.draft, .report, person) }
    }

    private static func check(
        _ who: Who, act: Act, draft: DraftStatus, person: Person, policy: Policy
    ) throws(Refusal) {
        switch who {
        case .reporter:
            guard person.has(.report) else { throw .capability(act, .report, person) }
        case .writerOrEditor:
            guard person.has(.edit) || draft.isWritten(by: person.id) && person.has(.report)
            else { throw .notYours(act, draft, person) }
        case .editor:
            guard person.has(.edit) else { throw .capability(act, .edit, person) }
        case .otherEditor:
            guard person.has(.edit) else { throw .capability(act, .edit, person) }
            guard !(policy.fourEyes && draft.isWritten(by: person.id)) else {
                throw .fourEyes(person)
            }
        case .lawyer:
            guard person.has(.legal) else { throw .capability(act, .legal, person) }
        case .lastActor:
            // Comments of others do not build on an act.
            let last = draft.standing.last { $0.by == person.id || $0.act != .comment }
            guard let last, last.by == person.id else {
                throw .notYourAct(draft.standing.last)
            }
        }
    }

    /// A publish counts as the publisher's approval of a submitted text that they did not write.
    private static func checkApprovals(
        _ draft: DraftStatus, publisher: Person, policy: Policy
    ) throws(Refusal) {
        var count = draft.approvals.count
        let own = draft.approvals.contains { $0.by == publisher.id }
        if !own, !(policy.fourEyes && draft.isWritten(by: publisher.id)) { count += 1 }
        guard count < policy.approvals else { return }
        if policy.fourEyes, draft.isWritten(by: publisher.id), draft.approvals.isEmpty {
            throw .fourEyes(publisher)
        }
        throw .init(
            .approvals,
            "\(policy.approvals) people must approve this text, and \(count) have",
            "Ask another editor for `lb approve`; in an emergency, "
                + "`lb publish ID --without-review --reason …`.")
    }

    private static func rows(
        _ rows: [(Act, Who, [DraftState: DraftState])]
    ) -> [Transition] {
        rows.flatMap { act, who, states in
            states.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                Transition(act: act, from: $0.key, to: $0.value, who: who)
            }
        }
    }

    private static func to(
        _ state: DraftState, _ from: [DraftState]
    ) -> [DraftState: DraftState] {
        Dictionary(uniqueKeysWithValues: from.map { ($0, state) })
    }

    private static func same(_ states: [DraftState]) -> [DraftState: DraftState] {
        Dictionary(uniqueKeysWithValues: states.map { ($0, $0) })
    }
}
