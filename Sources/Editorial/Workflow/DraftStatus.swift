/// Where a draft stands: a fold over the acts of its chain.
package struct DraftStatus: Hashable, Sendable {
    package private(set) var state = DraftState.draft
    /// Everyone who wrote any version of the text, in the order of their first version.
    package private(set) var writers: [String] = []
    /// The text id of the current version.
    package private(set) var text = ""
    /// Approvals of the current text by people who may count; void after an edit or a return.
    package private(set) var approvals: [Approval] = []
    /// Who submitted it last.
    package private(set) var submitter: String?
    /// Index in `acts` of the last approval, return or comment by an editor, if any.
    package private(set) var lastDecision: Int?
    /// Every act, oldest first.
    package private(set) var acts: [DraftAct] = []

    /// Folds a chain, oldest act first, under a policy.
    ///
    /// Nothing in a chain is trusted to be in order: whatever changes the text id is an edit, and an
    /// approval counts only for exactly the current text and, with four eyes, from somebody who wrote
    /// none of it.
    package init(folding acts: [DraftAct], policy: Policy) {
        for act in acts { apply(act, policy: policy) }
    }

    private mutating func apply(_ act: DraftAct, policy: Policy) {
        acts.append(act)
        if act.text != text || act.act.writes {
            if act.text != text || state != .spiked {
                text = act.text
                approvals = []
                if !writers.contains(act.by) { writers.append(act.by) }
                // Whoever wrote since cannot have approved.
                if state != .returned || act.act == .draft { state = .draft }
            }
        }
        switch act.act {
        case .draft, .edit, .publish: break
        case .submit:
            state = .submitted
            submitter = act.by
        case .comment: lastDecision = acts.count - 1
        case .return:
            state = .returned
            approvals = []
            lastDecision = acts.count - 1
        case .approve:
            lastDecision = acts.count - 1
            guard !(policy.fourEyes && writers.contains(act.by)),
                !approvals.contains(where: { $0.by == act.by })
            else { return }
            approvals.append(Approval(by: act.by, at: act.at, text: act.text))
            if approvals.count >= policy.approvals { state = .approved }
        case .spike: state = .spiked
        case .revive: state = .draft
        }
    }

    /// When the draft was started.
    package var started: Instant? { acts.first?.at }
    /// When the last act was done.
    package var changed: Instant? { acts.last?.at }
    /// Whether `person` wrote any version of the text.
    package func isWritten(by person: String) -> Bool { writers.contains(person) }
}
