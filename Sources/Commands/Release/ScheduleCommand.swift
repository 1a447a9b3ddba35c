internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct ScheduleCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Plan when an approved draft goes out, or list what is due.",
        discussion: """
            The time is on the clocks of the blog unless --zone names others: 09:00, "tomorrow 06:30", \
            "friday 18:00", "2016-02-10 09:00", "in 20m", or RFC 3339. `lb tick` publishes what is due. \
            An edit voids the schedule with the approval. What may no longer go out, as when its approval \
            stopped counting, is listed with the reason and held when its time comes.

            Examples:
              lb schedule
              lb schedule --tag strike --author ana
              lb schedule 3kq --at "tomorrow 06:30"
              lb schedule 3kq --cancel
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("A draft: any unique start of its id.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("When it goes out.", valueName: "time"))
    var at: String?

    @Option(
        help: ArgumentHelp("The clocks that the time is on, such as Asia/Tokyo.", valueName: "zone")
    )
    var zone: String?

    @Flag(help: "Take the schedule back; the approval stays.")
    var cancel = false

    @OptionGroup var choice: DraftFilter

    func validate() throws {
        try Filter.goes(with: id == nil, isEmpty: choice.isEmpty)
        if id == nil && (at != nil || cancel) {
            throw ValidationError("Say which draft: lb schedule ID --at 09:00")
        }
        if id != nil && (at == nil) != cancel {
            throw ValidationError("Say either when, with --at, or --cancel.")
        }
    }

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        guard let typed = id else { return try list(shift, console) }
        let id = try shift.blog.resolve(typed, in: .drafts, at: shift.blog.tip())
        guard let at else {
            let outcome = try await shift.decide(.init(.unschedule), on: id)
            return try Report.outcome(
                outcome, did: "No longer scheduled:", global: global, console: console)
        }
        let planned = try await shift.schedule(id, at: at, zone: zone)
        try Report.outcome(
            planned.draft, did: "Scheduled for \(planned.reading.time.spoken):", global: global,
            console: console)
        if let warning = planned.reading.warning { console.note("lb: \(warning)") }
    }

    private func list(_ shift: Shift, _ console: Console) throws {
        let tip = try shift.blog.tip()
        let wanted = try choice.wanted(shift)
        let planned = try shift.planned(shift.blog.deskFile(at: tip).desk)
            .filter { wanted.takes($0.chain, $0.status) }
        try choice.filter.refuseUnknown(shift, foundSome: !planned.isEmpty)
        let now = shift.clock.now()
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1),
                    "planned": .array(
                        planned.map { due in
                            .fields([
                                "id": .string(due.chain.id.description),
                                "name": .string(SafeText.line(due.chain.name)),
                                "at": .time(due.moment),
                                "wall": .string(due.schedule.time.wall.rfc3339),
                                "zone": .string(due.schedule.time.zone),
                                "by": .string(due.schedule.by),
                                "obstacle": .text(due.obstacle.map { SafeText.line($0) }),
                                "zone_changes": .array(
                                    due.status.zoneChanges(Zone.rules(of:)).map(JSON.string)),
                                "held": .text(due.status.holds.first.map(Report.told)),
                            ])
                        }),
                ]))
        }
        if planned.isEmpty { return try console.print("Nothing is scheduled.") }
        let zone = Zone(try shift.blog.blogFile(at: tip).blog.timeZone)
        for due in planned {
            let name = Report.fit(due.chain.name, max(20, console.width - 34))
            try console.print(
                "\(Style.name(due.chain.id.description, console))  "
                    + "\(zone.short(due.moment, now: now))  \(name)")
            for change in due.status.zoneChanges(Zone.rules(of:)) {
                try console.print(
                    Style.warning("    \(SafeText.forTerminal(change))", console))
            }
            if let obstacle = due.obstacle {
                try console.print(
                    Style.bad(
                        "    will not go out as things are: \(SafeText.forTerminal(obstacle))",
                        console))
            }
            for hold in due.status.holds {
                try console.print(Style.bad("    held: \(Report.told(hold))", console))
            }
            if due.moment <= now, due.status.holds.isEmpty, due.obstacle == nil {
                try console.print(Style.warning("    due now: `lb tick` publishes it", console))
            }
        }
    }
}

extension PlannedTime {
    /// As said to people: `09:00 on 2016-02-10, Europe/London`.
    var spoken: String { "\(wall.time()) on \(wall.rfc3339.prefix(10)), \(zone)" }
}

extension TimePhrase.Reading {
    /// What the clocks do at that time, if that needs saying.
    var warning: String? {
        switch oddity {
        case .skipped:
            "the clocks skip that time on this day; it will be \(time.wall.time()) when it goes out."
        case .repeated:
            "the clocks show \(time.wall.time()) twice on this day; the one at \(time.utc) is meant."
        case nil: nil
        }
    }
}

extension Report {
    /// Why a draft is held, in a sentence.
    static func told(_ hold: Hold) -> String {
        let reason = hold.reason.map { ": \(SafeText.forTerminal(SafeText.line($0)))" } ?? ""
        switch hold.until {
        case .released: return "by \(hold.by)\(reason)"
        case .published(let id): return "until \(id) is published, by \(hold.by)\(reason)"
        case .lateSeen: return "too late to go out by itself\(reason)"
        case .checksSeen: return "stopped when its time came\(reason)"
        }
    }
}
