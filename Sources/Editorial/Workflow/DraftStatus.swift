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
    /// A schedule that does not count now: too few of those who may have approved the text under the policy as
    /// it is, or whoever said so may no longer edit. It counts again once that is mended.
    package private(set) var lapsed: Schedule?
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

    let desk: Desk?
    let policy: Policy

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
    ///
    /// - Parameter desk: the people as they are now: an approval, a sign-off or a schedule of somebody who may
    ///   no longer give it counts for nothing. Nil where who was on the desk is judged elsewhere.
    package init(folding acts: [DraftAct], policy: Policy, desk: Desk? = nil) {
        self.desk = desk
        self.policy = policy
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
        defer { takeUpSchedule() }
        guard act.act == .draft || Workflow.transition(act.act, from: state) != nil else {
            if act.act == .schedule, state == .submitted { lapse(act) }
            return
        }
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
            lapsed = nil
        case .revive: state = .draft
        case .schedule, .unschedule, .embargo, .hold, .release: plan(act)
        case .flag:
            demand(act.detail ?? SignOff.legal, act)
        case .clear where may(act.by, .legal):
            flags = flags.map {
                $0.name == act.detail
                    ? $0.signedOff(Approval(by: act.by, at: act.at, text: act.text)) : $0
            }
        case .clear: break
        }
    }

    private func may(_ person: String, _ need: Capability) -> Bool {
        desk.map { $0.person(person)?.has(need) == true } ?? true
    }

    private mutating func lapse(_ act: DraftAct) {
        guard let time = act.detail.flatMap({ PlannedTime($0) }) else { return }
        lapsed = Schedule(time: time, by: act.by)
        schedule = nil
        holds.removeAll(where: \.isMissedTime)
        if state == .scheduled { state = .approved }
    }

    /// A schedule counts as soon as the text may go out, and whoever said so may say so.
    private mutating func takeUpSchedule() {
        guard state == .approved, let time = lapsed, may(time.by, .edit) else { return }
        schedule = time
        lapsed = nil
        state = .scheduled
    }

    private mutating func demand(_ name: String, _ act: DraftAct) {
        guard !flags.contains(where: { $0.name == name }) else { return }
        flags.append(
            SignOff(
                name: name, by: act.by, reason: act.note,
                isCarriedOver: act.act == .draft && purpose != .publish))
    }

    private mutating func approve(_ act: DraftAct, policy: Policy) {
        guard !(policy.fourEyes && writers.contains(act.by)), may(act.by, .edit),
            !approvals.contains(where: { $0.by == act.by })
        else { return }
        approvals.append(Approval(by: act.by, at: act.at, text: act.text))
        if approvals.count >= policy.approvals, state != .scheduled { state = .approved }
    }

    private mutating func plan(_ act: DraftAct) {
        switch act.act {
        case .schedule: lapse(act)
        case .unschedule:
            schedule = nil
            lapsed = nil
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
        lapsed = nil
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
