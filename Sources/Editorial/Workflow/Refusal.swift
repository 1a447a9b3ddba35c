/// Why an act is not allowed, and what to do instead.
package struct Refusal: Error, Hashable, Sendable {
    /// What stands in the way.
    package enum Reason: String, Sendable {
        case state, capability, ownership
        case fourEyes = "four-eyes"
        case approvals, already, embargo, hold, flag, time, text
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

    /// The same, of one draft: it is named, and the ways out can be typed as they stand.
    package func about(_ id: EntryID, _ name: String) -> Refusal {
        let text = SafeText.line(name)
        let title = text.count > 40 ? text.prefix(39) + "…" : text[...]
        let named = message.contains(id.description) ? message : "\(id) “\(title)”: \(message)"
        return Refusal(
            reason, named,
            remedy.replacing(" ID ", with: " \(id) ").replacing(" ID`", with: " \(id)`"))
    }

    static func state(_ act: Act, _ state: DraftState) -> Refusal {
        if act == .unschedule, state != .spiked, state != .published { return .notScheduled }
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
            case (.schedule, _): "A schedule needs an approved text: `lb approve` first."
            default: "`lb log ID` tells what happened to it."
            }
        let name =
            switch state {
            case .draft: "is still a draft and was not submitted"
            case .submitted where act == .schedule: "is submitted and not approved yet"
            case .submitted: "is submitted already"
            case .returned: "was returned to its writer"
            case .approved: "is approved already"
            case .scheduled: "is scheduled"
            case .spiked: "was spiked"
            case .published: "is published"
            }
        return Refusal(.state, "cannot \(verb(act)) it: it \(name)", remedy)
    }

    static func capability(_ act: Act, _ need: Capability, _ person: Person) -> Refusal {
        let verb =
            switch act {
            case .draft: "start a draft"
            case .clear: "sign off what is flagged"
            default: act.rawValue
            }
        return capability(verb, need, person)
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

    private static func verb(_ act: Act) -> String {
        switch act {
        case .breakGlass: "publish"
        case .unschedule: "cancel the schedule of"
        case .clear: "sign off"
        default: act.rawValue
        }
    }

    static func notYourAct(_ last: DraftAct?) -> Refusal {
        Refusal(
            .ownership,
            last.map { "the last act on it is the \($0.act.rawValue) by \($0.by), not yours" }
                ?? "nothing is left to take back",
            "Only whoever did an act takes it back; `lb log ID` tells who did what.")
    }

    /// - Parameter change: what has become of its zone since it was set, see `PlannedTime.told`.
    static func embargoed(until time: PlannedTime, _ change: String?) -> Refusal {
        Refusal(
            .embargo,
            "it is under embargo until \(time.wall.time()) on \(time.wall.rfc3339.prefix(10)), "
                + "\(SafeText.line(time.zone))" + (change.map { "; \($0)" } ?? ""),
            "`lb schedule ID --at …` publishes it then; `lb embargo ID --lift` ends the embargo.")
    }

    static func held(_ hold: Hold) -> Refusal {
        let why = hold.reason.map { ": \(SafeText.line($0))" } ?? ""
        if case .published(let other) = hold.until {
            return Refusal(
                .hold, "\(hold.by) holds it until \(other) is published\(why)",
                "Publish that first, or `lb hold ID --release`.")
        }
        return Refusal(
            .hold, "\(hold.by) holds it\(why)", "`lb hold ID --release` when it may go on.")
    }

    package static func flagged(_ flag: SignOff) -> Refusal {
        let again = flag.cleared == nil ? "" : " again, since the text changed"
        return Refusal(
            .flag,
            "it waits for \(flag.demand)\(again)",
            "Somebody who may `legal` gives it: `lb flag ID \(flag.name) --sign-off`.")
    }

    /// The end of a schedule that there is not.
    static let notScheduled = Refusal(
        .state, "it is not scheduled", "`lb schedule` lists what is due.")

    /// The end of an embargo that there is not.
    package static let notUnderEmbargo = Refusal(
        .already, "it is under no embargo", "`lb embargo ID --until …` puts it under one.")

    /// A plan for a time that is over.
    package static func past(_ time: PlannedTime) -> Refusal {
        Refusal(
            .time, "\(time.wall.time()) on \(time.wall.rfc3339.prefix(10)) is over",
            "Say which day, as in \"tomorrow \(time.wall.time())\", or publish it now.")
    }

    /// A plan for a time before the embargo ends.
    package static func insideEmbargo(_ time: PlannedTime, _ embargo: PlannedTime) -> Refusal {
        Refusal(
            .embargo,
            "\(time.wall.time()) on \(time.wall.rfc3339.prefix(10)) is before the embargo ends, at "
                + "\(embargo.wall.time()) on \(embargo.wall.rfc3339.prefix(10)), \(embargo.zone)",
            "Schedule it for then or later.")
    }

    /// An act on the page, which is no act of a draft.
    package static func capability(_ act: String, _ need: Capability, _ person: Person) -> Refusal {
        // The order replaces what they have, so it names all of it.
        let may = person.may.union([need]).map(\.rawValue).sorted().joined(separator: ",")
        return Refusal(
            .capability, "\(person.name) may not \(act): that needs `\(need.rawValue)`",
            "Somebody who may manage the desk can grant it: "
                + "`lb desk edit \(person.id) --may \(may)`.")
    }
}
