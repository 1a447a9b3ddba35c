internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

extension Shift {
    /// A time that is over, as somebody types it for `--since`.
    ///
    /// - Throws: `TimePhrase.Unclear`.
    func past(_ phrase: String?) throws -> Instant? {
        guard let phrase else { return nil }
        let zone = Zone(try blog.blogFile(at: blog.tip()).blog.timeZone)
        return try TimePhrase.readPast(phrase, now: clock.now(), rules: zone.rules)
    }

    /// Says so where a filter names nobody of the desk, since it then finds nothing.
    func noteUnknown(_ author: String?, _ console: Console) throws {
        let desk = try blog.deskFile(at: blog.tip()).desk
        guard let author, desk.person(author) == nil else { return }
        let people = desk.people.map(\.id).joined(separator: ", ")
        console.note(
            "lb: nobody on the desk is '\(SafeText.line(author))'; there are \(SafeText.line(people))."
        )
    }
}

/// A stretch of time that is over, by `--since` and `--until`; the same options everywhere.
struct TimeFilter: ParsableArguments {
    @Option(help: ArgumentHelp("Only what happened since then.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Only what happened before then.", valueName: "time"))
    var until: String?

    /// Both times; open where nothing is asked for.
    struct Stretch {
        let since: Instant
        let until: Instant?

        func takes(_ time: Instant?) -> Bool {
            let time = time ?? .distantPast
            return since <= time && (until.map { time < $0 } ?? true)
        }
    }

    /// - Throws: `TimePhrase.Unclear` for what is no time; `Failure` if it ends before it starts.
    func stretch(_ shift: Shift) throws -> Stretch {
        let stretch = Stretch(
            since: try shift.past(since) ?? .distantPast, until: try shift.past(until))
        if let until = stretch.until, until <= stretch.since {
            throw Failure(
                .usage, "--until \(SafeText.line(self.until ?? "")) is not after --since",
                remedy: "Turn them round.")
        }
        return stretch
    }
}

/// Which drafts a command is about; the same options everywhere.
struct DraftFilter: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only drafts in this state: draft, submitted, returned, approved, scheduled, spiked. "
                + "Several with commas, or the option again."))
    var state: [String] = []

    @Option(help: ArgumentHelp("Only what PERSON wrote.", valueName: "person"))
    var author: String?

    @OptionGroup var time: TimeFilter

    /// Empty for any but spiked ones.
    ///
    /// - Throws: `Failure` for a state that there is not.
    var wantedStates: Set<DraftState> {
        get throws {
            var states: Set<DraftState> = []
            for word in state.flatMap({ $0.split(separator: ",") }) {
                guard let wanted = DraftState(rawValue: word.lowercased()), wanted != .published
                else {
                    throw Failure(
                        .usage, "there is no state '\(SafeText.line(word))'",
                        remedy:
                            "States are draft, submitted, returned, approved, scheduled and spiked."
                    )
                }
                states.insert(wanted)
            }
            return states
        }
    }

    func takes(_ status: DraftStatus, _ states: Set<DraftState>, _ stretch: TimeFilter.Stretch)
        -> Bool
    {
        (states.isEmpty || states.contains(status.state))
            && (author.map(status.isWritten) ?? true) && stretch.takes(status.changed)
    }
}
