internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

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
    func since(_ shift: Shift) throws -> Instant? {
        guard let since else { return nil }
        let zone = Zone(try shift.blog.blogFile(at: shift.blog.tip()).blog.timeZone)
        return try TimePhrase.read(since, now: shift.clock.now(), rules: zone.rules).time.utc
    }

    func takes(_ status: DraftStatus, state: DraftState?, since: Instant?) -> Bool {
        (state == nil || status.state == state)
            && (author.map(status.isWritten) ?? true)
            && (since.map { $0 <= status.changed ?? .distantPast } ?? true)
    }
}
