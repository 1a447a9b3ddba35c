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

/// Which drafts a command is about; the same options everywhere.
struct DraftFilter: ParsableArguments {
    @Option(
        help: "Only drafts in this state: draft, submitted, returned, approved, scheduled, spiked.")
    var state: String?

    @Option(help: ArgumentHelp("Only what PERSON wrote.", valueName: "person"))
    var author: String?

    @Option(help: ArgumentHelp("Only what changed since then.", valueName: "time"))
    var since: String?

    /// - Throws: `Failure` for a state that there is not.
    var wantedState: DraftState? {
        get throws {
            guard let state else { return nil }
            guard let wanted = DraftState(rawValue: state.lowercased()), wanted != .published else {
                throw Failure(
                    .usage, "there is no state '\(SafeText.line(state))'",
                    remedy:
                        "States are draft, submitted, returned, approved, scheduled and spiked.")
            }
            return wanted
        }
    }

    /// - Throws: `TimePhrase.Unclear` for what is no time.
    func since(_ shift: Shift) throws -> Instant? { try shift.past(since) }

    func takes(_ status: DraftStatus, state: DraftState?, since: Instant?) -> Bool {
        (state == nil || status.state == state)
            && (author.map(status.isWritten) ?? true)
            && (since.map { $0 <= status.changed ?? .distantPast } ?? true)
    }
}
