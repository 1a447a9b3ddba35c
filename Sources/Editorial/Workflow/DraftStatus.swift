/// Where a draft stands: a fold over the acts of its chain.
package struct DraftStatus: Hashable, Sendable {
    package private(set) var state = DraftState.draft
    /// What it is to do to what readers see.
    package private(set) var purpose = DraftPurpose.publish
    /// Everyone who wrote any version of the text, in the order of their first version.
    package private(set) var writers: [String] = []
    /// The text id of the current version.
    package private(set) var text = ""
    /// Approvals of the current text by people who may count; void after an edit or a return.
    package private(set) var approvals: [Approval] = []
    /// Who submitted it last.
    package private(set) var submitter: String?
    /// When it is to be published by itself, and who said so; void after an edit or a return.
    package private(set) var schedule: Schedule?
    /// Before when nobody may publish it; survives edits.
    package private(set) var embargo: PlannedTime?
    /// Why it is kept back; survives edits.
    package private(set) var holds: [Hold] = []
    /// Sign-offs that were demanded, in the order of the demands; they survive edits, their sign-offs do not.
    package private(set) var flags: [SignOff] = []
    /// Index in `acts` of the last approval, return or comment by an editor, if any.
    package private(set) var lastDecision: Int?
    /// Every act, oldest first, those that were taken back included.
    package private(set) var acts: [DraftAct] = []

    /// A time at which a draft is to be published by itself.
    package struct Schedule: Hashable, Sendable {
        package let time: PlannedTime
        package let by: String
    }

    /// Folds a chain, oldest act first, under a policy.
    ///
    /// Nothing in a chain is trusted to be in order: whatever changes the text id is an edit, an act that the
    /// table does not allow in that state counts for nothing, and an approval counts only for exactly the current
    /// text and, with four eyes, from somebody who wrote none of it. An act that was taken back by whoever
    /// did it counts as if it had never been, whatever others did in between.
    package init(folding acts: [DraftAct], policy: Policy) {
        for (index, act) in Self.standing(acts) { apply(act, index, policy: policy) }
        self.acts = acts
    }

    /// The acts that were not taken back, with their places in the chain.
    private static func standing(_ acts: [DraftAct]) -> [(Int, DraftAct)] {
        var standing: [(Int, DraftAct)] = []
        for (index, act) in acts.enumerated() {
            if act.act == .undo,
                let undone = standing.lastIndex(where: {
                    $0.1.commit == act.detail && $0.1.by == act.by
                })
            {
                standing.remove(at: undone)
                // An undo restores the text as well; if it did not, that is an edit.
                if act.text == standing.last?.1.text { continue }
            }
            standing.append((index, act))
        }
        return standing
    }

    private mutating func apply(_ act: DraftAct, _ index: Int, policy: Policy) {
        if act.text != text {
            text = act.text
            void()
            if !writers.contains(act.by) { writers.append(act.by) }
            // Whoever wrote since cannot have approved.
            if state != .returned || act.act == .draft { state = .draft }
        }
        guard act.act == .draft || Workflow.transition(act.act, from: state) != nil else { return }
        switch act.act {
        case .draft:
            purpose = act.detail.flatMap(DraftPurpose.init) ?? .publish
            for name in act.flags { demand(name, act) }
        case .edit, .publish, .breakGlass, .undo: break
        case .submit:
            state = .submitted
            submitter = act.by
        case .comment: lastDecision = index
        case .return:
            state = .returned
            void()
            lastDecision = index
        case .approve:
            lastDecision = index
            approve(act, policy: policy)
        case .spike:
            state = .spiked
            schedule = nil
        case .revive: state = .draft
        case .schedule, .unschedule, .embargo, .hold, .release: plan(act)
        case .flag:
            demand(act.detail ?? SignOff.legal, act)
        case .clear:
            flags = flags.map {
                $0.name == act.detail
                    ? $0.signedOff(Approval(by: act.by, at: act.at, text: act.text)) : $0
            }
        }
    }

    private mutating func demand(_ name: String, _ act: DraftAct) {
        guard !flags.contains(where: { $0.name == name }) else { return }
        flags.append(SignOff(name: name, by: act.by, reason: act.note))
    }

    private mutating func approve(_ act: DraftAct, policy: Policy) {
        guard !(policy.fourEyes && writers.contains(act.by)),
            !approvals.contains(where: { $0.by == act.by })
        else { return }
        approvals.append(Approval(by: act.by, at: act.at, text: act.text))
        if approvals.count >= policy.approvals, state != .scheduled { state = .approved }
    }

    private mutating func plan(_ act: DraftAct) {
        switch act.act {
        case .schedule:
            guard let time = act.detail.flatMap({ PlannedTime($0) }) else { return }
            schedule = Schedule(time: time, by: act.by)
            holds.removeAll(where: \.isMissedTime)
            state = .scheduled
        case .unschedule:
            schedule = nil
            holds.removeAll(where: \.isMissedTime)
            if state == .scheduled { state = .approved }
        case .embargo: embargo = act.detail.flatMap { PlannedTime($0) }
        case .hold:
            holds.append(
                Hold(until: .init(act.detail), by: act.by, at: act.at, reason: act.note))
        default: holds = []
        }
    }

    /// What speaks of one text only ends with that text.
    private mutating func void() {
        approvals = []
        schedule = nil
        holds.removeAll(where: \.isMissedTime)
    }

    /// When the draft was started.
    package var started: Instant? { acts.first?.at }
    /// When the last act was done.
    package var changed: Instant? { acts.last?.at }
    /// Whether `person` wrote any version of the text.
    package func isWritten(by person: String) -> Bool { writers.contains(person) }
    /// Flags that nobody has signed off for the current text.
    package var openFlags: [SignOff] { flags.filter { !$0.isCleared(for: text) } }
    /// The acts that were not taken back, oldest first.
    package var standing: [DraftAct] { Self.standing(acts).map(\.1) }
    /// The last of them that was a person's.
    package func lastStanding(of person: String) -> DraftAct? {
        standing.last { $0.by == person }
    }

    /// The same without the holds that are over.
    package func lifting(_ isOver: (Hold) throws -> Bool) rethrows -> DraftStatus {
        var status = self
        try status.holds.removeAll(where: isOver)
        return status
    }
}
