internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Foundation
internal import Git
internal import Newsroom

struct TickCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "tick", abstract: "Publish what is due.",
        discussion: """
            Each entry goes out once, however many ticks run. Checks run again at that moment. What is \
            later than the desk allows (`lb desk policy lateness_minutes`), or does not pass, is held \
            for an editor and not published.

            Where several machines tick, let each `--sync`: what is due is known to all, and what two \
            of them publish counts once.

            Examples:
              lb tick
              lb tick --watch --sync
              lb tick --watch
              lb tick --print-systemd
            """)

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Stay in the foreground and publish as things become due; Ctrl-C ends it.")
    var watch = false

    @Flag(help: "Share with the desk's repository before and after, as `lb sync` does.")
    var sync = false

    @Flag(
        name: .customLong("print-systemd"), help: "Print a systemd service that keeps it running.")
    var printSystemd = false

    func work(_ console: Console) async throws {
        if printSystemd {
            let blog = try BlogRepository.open(from: global.directory)
            return try console.print(
                SystemdUnit.text(
                    folder: blog.git.workDirectory ?? blog.git.gitDirectory, sync: sync))
        }
        let shift = try global.shift()
        await shift.finishInterruptedWork()
        guard watch else {
            var report = TickReport(console: console, json: global.json)
            await share(shift, console)
            try await shift.tick { try report.tell($0) }
            await report.runHooksAfter(shift)
            if report.hasActed { await share(shift, console) }
            return try report.end(shift)
        }
        try await watch(shift, console)
    }

    /// How often `--watch --sync` looks for what others planned.
    private static let sharing: Duration = .seconds(20)

    /// With `--sync`: what is due goes out all the same where the network fails, and is shared later.
    private func share(_ shift: Shift, _ console: Console) async {
        guard sync else { return }
        do {
            let outcome = try await shift.sync()
            guard outcome.hasConflicts, !global.json else { return }
            try SyncReport.tell(outcome, console)
        } catch {
            Failure(error).report(json: false, console: console)
        }
    }

    private func watch(_ shift: Shift, _ console: Console) async throws {
        StopSignal.install()
        console.note("lb: publishing what is due; Ctrl-C ends it.")
        var shared = ContinuousClock.now - Self.sharing
        var told: Set<String> = []
        var trouble: String?
        var roundsInVain = 0
        while !StopSignal.isSet {
            do {
                var report = TickReport(console: console, json: global.json, told: told)
                if ContinuousClock.now - shared >= Self.sharing {
                    await share(shift, console)
                    shared = .now
                }
                try await shift.tick { try report.tell($0) }
                try report.flush()
                await report.runHooksAfter(shift)
                if report.hasActed { await share(shift, console) }
                told = report.inTheWay
                roundsInVain = report.hasActed ? 0 : roundsInVain + 1
                trouble = nil
            } catch {
                // A full disk or a busy blog now may be over the next time.
                let failure = Failure(error)
                if failure.message != trouble { failure.report(json: false, console: console) }
                trouble = failure.message
                roundsInVain += 1
            }
            await StopSignal.wait(milliseconds: Self.pause(shift, roundsInVain: roundsInVain))
        }
        console.note("lb: stopped; what is not out yet stays due.")
    }
}

extension TickCommand {
    /// How long `--watch` waits, in milliseconds; five seconds at the most, since clocks step, machines sleep,
    /// and others schedule.
    fileprivate static func pause(_ shift: Shift, roundsInVain: Int) -> Int64 {
        guard let next = try? shift.nextDue() else { return 5000 }
        switch next.seconds - shift.clock.now().seconds {
        // What is due and could not go out will hardly go out at once.
        case ...0: return roundsInVain > 1 ? 5000 : 500
        // Now is known to the second, and a minute's lateness may be too much.
        case 1: return 100
        case let seconds: return min((seconds - 1) * 1000, 5000)
        }
    }
}

/// Tells what a tick did.
struct TickReport {
    let console: Console
    let json: Bool
    private var acts: [JSON] = []
    private var held = 0
    /// What is due, cannot go out, and was told of before.
    private let known: Set<String>
    /// What is due and cannot go out now.
    private(set) var inTheWay: Set<String> = []
    private var postponed: Exit?
    /// Whether something went out or was held.
    private(set) var hasActed = false
    /// Whether the disk reported an error after something was out.
    private var isTroubled = false
    private var published: [Shift.PublishOutcome] = []

    init(console: Console, json: Bool, told: Set<String> = []) {
        known = told
        self.console = console
        self.json = json
    }

    mutating func tell(_ result: Shift.TickResult) throws {
        switch result {
        case .published(let outcome, let planned):
            hasActed = true
            published.append(outcome)
            for entry in outcome.entries {
                if json {
                    acts.append(
                        .fields([
                            "published": .string(entry.id.description), "at": .time(outcome.at),
                            "planned": .time(planned.utc),
                            "commit": .string(outcome.publication.commit.hex),
                        ]))
                } else {
                    let name = Report.fit(entry.name, console.width - 40)
                    try console.print(
                        "Published \(Style.name(entry.id.description, console)) \(name), "
                            + "planned for \(planned.wall.time())")
                    Report.zoneChanges(entry, console)
                }
            }
            Report.afterwards(outcome.publication, console)
            if case .doneDespite = outcome.publication.written { isTroubled = true }
            if outcome.publication.trouble != nil { isTroubled = true }
        case .held(let id, let name, let reason):
            held += 1
            hasActed = true
            tell("held", id, name, reason)
        case .stuck(let id, let name, let reason):
            held += 1
            // How late it is grows by the second.
            guard isNews("\(id) \(reason.filter { !$0.isNumber })") else { return }
            tell("not_published", id, name, reason)
        case .gone: break
        case .postponed(let id, let error):
            postponed = Failure(error).exit
            guard isNews("\(id) \(Failure(error).message)") else { return }
            console.note(
                "lb: \(id) is due and could not be published now: \(Failure(error).message).")
        }
    }

    private mutating func isNews(_ what: String) -> Bool {
        inTheWay.insert(what)
        return !known.contains(what)
    }

    /// What was not published, and why.
    private mutating func tell(_ key: String, _ id: EntryID, _ name: String, _ reason: String) {
        if json {
            return acts.append(
                .fields([
                    key: .string(id.description), "reason": .string(SafeText.line(reason)),
                ]))
        }
        console.note(
            "lb: \(id) was not published: \(SafeText.forTerminal(SafeText.line(reason)))")
        console.note(
            "    \(Report.fit(name, 60)) waits for an editor: `lb schedule \(id) --at …`, "
                + "`lb publish \(id)`, or `lb schedule \(id) --cancel`.")
    }

    /// What is due goes out first; then the hooks after publishing run over all of it.
    func runHooksAfter(_ shift: Shift) async {
        for outcome in published {
            await CheckReport.afterPublishing(outcome, shift, console)
        }
    }

    /// With `--json` and `--watch`: each act as a line of its own, as soon as it is done.
    func flush() throws {
        guard json else { return }
        for act in acts {
            let line = JSON.fields(["lb": .number(1), "act": act]).encoded()
            try console.print(line)
        }
    }

    /// Ends with its own exit code if something was held, or could not be tried.
    func end(_ shift: Shift) throws {
        if json {
            try console.print(json: .fields(["lb": .number(1), "acts": .array(acts)]))
        } else if acts.isEmpty, held == 0, postponed == nil, let next = try shift.nextDue() {
            let zone = Zone(try shift.blog.blogFile(at: shift.blog.tip()).blog.timeZone)
            console.note("Next: \(zone.short(next, now: shift.clock.now())).")
        }
        if let postponed { throw ExitCode(postponed.rawValue) }
        if isTroubled { throw ExitCode(Exit.doneDespite.rawValue) }
        if held > 0 { throw ExitCode(Exit.findings.rawValue) }
    }
}

/// A service that keeps `lb tick --watch` running.
enum SystemdUnit {
    static func text(folder: String, sync: Bool) -> String {
        """
        # ~/.config/systemd/user/lb-tick.service is a good place; then:
        #   systemctl --user daemon-reload && systemctl --user enable --now lb-tick
        [Unit]
        Description=Publish what is due in the live blog at \(SafeText.line(folder).replacing("%", with: "%%"))

        [Service]
        ExecStart=\(quoted(program)) tick --watch\(sync ? " --sync" : "") -C \(quoted(folder))
        Restart=on-failure
        RestartSec=2
        KillSignal=SIGTERM

        [Install]
        WantedBy=default.target
        """
    }

    /// This program, where it lies: systemd wants a whole path.
    private static var program: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments.first ?? "lb"
    }

    /// As systemd reads words (systemd.service(5), "Command lines").
    private static func quoted(_ word: String) -> String {
        var text = SafeText.line(word)
        for (mark, escaped) in [("\\", "\\\\"), ("\"", "\\\""), ("%", "%%"), ("$", "$$")] {
            text = text.replacing(mark, with: escaped)
        }
        return "\"\(text)\""
    }
}
