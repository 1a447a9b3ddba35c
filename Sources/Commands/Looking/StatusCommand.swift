internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct StatusCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "The desk at a glance: what waits, and for whom.",
        discussion: """
            Examples:
              lb status
              lb status --watch
              lb status --author ana
            """)

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Keep it on the screen, up to date; Ctrl-C ends it.")
    var watch = false

    @OptionGroup var choice: DraftFilter

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        await shift.finishInterruptedWork()
        guard watch else { return try show(shift, console) }
        StopSignal.install()
        var seen: [String] = []
        while !StopSignal.isSet {
            let now = try state(shift)
            if now != seen {
                seen = now
                // Clear the screen and go to its top left corner (ECMA-48).
                if console.isTerminal { try console.print("\u{1B}[2J\u{1B}[H", terminator: "") }
                try show(shift, console)
            }
            await StopSignal.wait(milliseconds: 1000)
        }
    }

    /// All that the screen depends on: refs, and the minute.
    private func state(_ shift: Shift) throws -> [String] {
        try ["\(shift.clock.now().seconds / 60)", "\(shift.blog.tip().commit)"]
            + shift.blog.git.references(under: "refs/lb/").map { "\($0.name) \($0.id)" }
    }

    private func show(_ shift: Shift, _ console: Console) throws {
        let tip = try shift.blog.tip()
        let blog = try shift.blog.blogFile(at: tip).blog
        let desk = try shift.blog.deskFile(at: tip).desk
        let person = try? shift.setting().person
        let read = try shift.blog.drafts()
        let wanted = try choice.wanted(shift)
        let rows = read.drafts.map { ($0, $0.status(desk)) }.filter { wanted.takes($0.0, $0.1) }
            .sorted {
                ($0.1.changed ?? .distantPast, $0.0.id) < ($1.1.changed ?? .distantPast, $1.0.id)
            }
        try choice.filter.refuseUnknown(shift, foundSome: !rows.isEmpty)
        let kept = shift.blog.keptTexts()
        let looks = try shift.awaitedLooks()
        let unshared = try shift.blog.unshared()
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1), "title": .string(blog.title),
                    "state": .string(blog.state.rawValue), "person": .text(person?.id),
                    "drafts": .array(rows.map { Report.json($0.0, $0.1) }),
                    "awaiting_look": .array(looks.map(Report.json)),
                    "kept": .array(kept.map(JSON.string)),
                    "damaged": .array(read.damaged.map { .string($0.name) }),
                    "unshared": .array(
                        unshared.map {
                            .fields([
                                "remote": .string(SafeText.line($0.remote)),
                                "acts": .number($0.acts), "drafts": .number($0.drafts),
                            ])
                        }),
                ]))
        }
        try console.print(
            "\(Style.strong(SafeText.forTerminal(blog.title), console)) (\(blog.state.rawValue))"
                + (person.map { ", you are \($0.name)" } ?? ", and you are not on its desk"))
        try LookTable.print(looks, console: console)
        let groups: [(DraftState, String)] = [
            (.scheduled, "Scheduled, `lb tick` publishes them"),
            (.approved, "Approved, ready for `lb publish`"),
            (.submitted, "Waiting for an editor, `lb review`"),
            (.returned, "Returned to its writers, `lb edit`"),
            (.draft, "Being written"),
        ]
        for (state, heading) in groups {
            let group = rows.filter { $0.1.state == state }
            guard !group.isEmpty else { continue }
            try console.print("\n\(heading):")
            try DraftTable.print(group, shift: shift, console: console)
        }
        if rows.isEmpty {
            try console.print(
                choice.isEmpty ? "No drafts. `lb draft` starts one." : "No such drafts.")
        }
        for (name, error) in read.damaged {
            console.note("lb: \(name) does not read: \(Failure(error).message).")
        }
        for place in unshared {
            guard let what = SyncReport.told(place.acts, place.drafts) else { continue }
            try console.print(
                "\nNot in \(SafeText.forTerminal(SafeText.line(place.remote))) yet: \(what). "
                    + "`lb sync` shares.")
        }
        if !kept.isEmpty {
            try console.print("\nTexts that never became a draft, `lb draft --file PATH`:")
            for path in kept { try console.print("  \(path)") }
        }
    }
}
