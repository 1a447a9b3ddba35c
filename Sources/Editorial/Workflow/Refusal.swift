/// Why an act is not allowed, and what to do instead.
package struct Refusal: Error, Hashable, Sendable {
    /// What stands in the way.
    package enum Reason: String, Sendable {
        case state, capability, ownership
        case fourEyes = "four-eyes"
        case approvals, already
    }

    package let reason: Reason
    /// What is wrong, without a full stop.
    package let message: String
    /// The way out, a sentence.
    package let remedy: String

    package init(_ reason: Reason, _ message: String, _ remedy: String) {
        self.reason = reason
        self.message = message
        self.remedy = remedy
    }

    static func state(_ act: Act, _ state: DraftState) -> Refusal {
        let remedy =
            switch (act, state) {
            case (_, .spiked): "Take it up again with `lb spike --revive ID`."
            case (.approve, .draft), (.publish, .draft), (.return, .draft):
                "Its writer hands it in with `lb submit`."
            case (.approve, .returned), (.publish, .returned):
                "It waits for its writer: `lb edit`, then `lb submit`."
            case (.return, .returned): "Its writer has it; `lb comment` adds a word."
            case (.submit, .submitted), (.submit, .approved):
                "An editor has it now; `lb status` shows the queue."
            case (.revive, _): "Only a spiked draft is taken up again."
            default: "`lb log ID` tells what happened to it."
            }
        let name =
            switch state {
            case .draft: "is still a draft and was not submitted"
            case .submitted: "is submitted already"
            case .returned: "was returned to its writer"
            case .approved: "is approved already"
            case .spiked: "was spiked"
            case .published: "is published"
            }
        return Refusal(.state, "cannot \(act.rawValue) it: it \(name)", remedy)
    }

    static func capability(_ act: Act, _ need: Capability, _ person: Person) -> Refusal {
        let verb = act == .draft ? "start a draft" : act.rawValue
        return Refusal(
            .capability, "\(person.name) may not \(verb): that needs `\(need.rawValue)`",
            "Somebody who may manage the desk can grant it: "
                + "`lb desk edit \(person.id) --may \(need.rawValue)`.")
    }

    static func notYours(_ act: Act, _ draft: DraftStatus, _ person: Person) -> Refusal {
        Refusal(
            .ownership,
            "\(person.name) may not \(act.rawValue) it: it is a draft of "
                + draft.writers.joined(separator: ", "),
            "Ask them or an editor, or say what you think with `lb comment`.")
    }

    static func fourEyes(_ person: Person) -> Refusal {
        Refusal(
            .fourEyes, "\(person.name) wrote part of this text and cannot approve it (four eyes)",
            "Ask another editor for `lb approve` or `lb publish`.")
    }
}
