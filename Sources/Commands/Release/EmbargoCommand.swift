internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct EmbargoCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "embargo", abstract: "Forbid to publish a draft before a time.",
        discussion: """
            An embargo survives edits and approvals. A schedule and an embargo hold together: the \
            later of the two counts. Where the rules of a zone change, it ends with the later of both \
            readings.

            Examples:
              lb embargo 3kq --until "tomorrow 00:01"
              lb embargo 3kq --until 18:00 --zone America/New_York
              lb embargo 3kq --lift -m "The ministry published early"
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The draft: any unique start of its id.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("When it ends.", valueName: "time"))
    var until: String?

    @Option(
        help: ArgumentHelp("The clocks that the time is on, such as Asia/Tokyo.", valueName: "zone")
    )
    var zone: String?

    @Flag(help: "End it now.")
    var lift = false

    @Option(
        name: [.customShort("m"), .customLong("message")],
        help: "Whose embargo it is, or why it ends.")
    var note: String?

    func validate() throws {
        if (until == nil) != lift { throw ValidationError("Say either --until TIME, or --lift.") }
    }

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let id = try shift.blog.resolve(id, in: .drafts, at: shift.blog.tip())
        let (outcome, reading) = try await shift.embargo(id, until: until, zone: zone, note: note)
        try Report.outcome(
            outcome,
            did: reading.map { "Under embargo until \($0.time.spoken):" }
                ?? "No longer under embargo:",
            global: global, console: console)
        if let warning = reading?.warning { console.note("lb: \(warning)") }
        let status = try shift.blog.draft(id).status(shift.setting().desk)
        if let embargo = status.embargo, let schedule = status.schedule,
            embargo.end(Zone.rules(of:)).map({ schedule.time.due(Zone.rules(of:)) < $0 }) ?? true
        {
            console.note(
                "lb: it is scheduled for \(schedule.time.spoken), before the embargo ends; "
                    + "it goes out when the embargo ends.")
        }
    }
}
