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
    }

    /// All that is allowed; what is not here is refused.
    package static let transitions: [Transition] = rows([
        (.edit, .writerOrEditor, [.draft: .draft, .returned: .returned]),
        (.edit, .writerOrEditor, [.submitted: .draft, .approved: .draft]),
        (.submit, .writerOrEditor, [.draft: .submitted, .returned: .submitted]),
        (.comment, .reporter, same([.draft, .submitted, .returned, .approved])),
        (.approve, .otherEditor, [.submitted: .approved, .approved: .approved]),
        (.return, .editor, [.submitted: .returned, .approved: .returned]),
        (.spike, .writerOrEditor, to(.spiked, [.draft, .submitted, .returned, .approved])),
        (.revive, .writerOrEditor, [.spiked: .draft]),
        (.publish, .editor, [.approved: .published, .submitted: .published]),
    ])

    /// The row for an act in a state; nil if it is not allowed.
    package static func transition(_ act: Act, from state: DraftState) -> Transition? {
        transitions.first { $0.act == act && $0.from == state }
    }

    /// Whether `person` may do `act` to a draft that stands so, and where it leads.
    ///
    /// - Throws: `Refusal` with a sentence that says why not, and what to do.
    @discardableResult
    package static func decide(
        _ act: Act, on draft: DraftStatus, by person: Person, policy: Policy
    ) throws(Refusal) -> DraftState {
        guard let row = transition(act, from: draft.state) else {
            throw Refusal.state(act, draft.state)
        }
        try check(row.who, act: act, draft: draft, person: person, policy: policy)
        if act == .publish {
            try checkApprovals(draft, publisher: person, policy: policy)
        }
        if act == .approve, let before = draft.approvals.first(where: { $0.by == person.id }) {
            throw .init(
                .already, "you approved this text already, at \(before.at)",
                "Nothing is left to do for you; `lb publish` when it should go out.")
        }
        if act == .approve,
            draft.approvals.count + 1 < policy.approvals
        {
            return .submitted
        }
        return row.to
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
            "Ask another editor for `lb approve`.")
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
