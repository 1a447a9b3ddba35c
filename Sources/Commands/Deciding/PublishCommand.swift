internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct PublishCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Show drafts to readers: checks first, then one commit.",
        discussion: """
            Several drafts go out together or not at all. Publishing somebody else's submitted text
            approves it. A finding of severity error stops the act unless you answer for it.

            Examples:
              lb publish 3kq
              lb publish 3kq 9vd x2m
              lb publish 3kq --override ATT-001="Words of the official transcript"
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("Drafts: any unique start of their ids.", valueName: "id"))
    var ids: [String]

    @Option(
        help: ArgumentHelp(
            "Publish in spite of a rule, with the reason; recorded in the commit.",
            valueName: "rule=reason"))
    var override: [String] = []

    func work(_ console: Console) async throws {
        let overrides = try Self.overrides(override)
        let shift = try global.shift()
        let tip = try shift.blog.tip()
        let ids = try ids.map { try shift.blog.resolve($0, in: .drafts, at: tip) }
        try await Self.publish(
            ids, overrides: overrides, shift: shift, json: global.json, console: console)
    }

    static func publish(
        _ ids: [EntryID], overrides: [String: String] = [:], shift: Shift, json: Bool,
        console: Console
    ) async throws {
        let outcome: Shift.PublishOutcome
        do {
            outcome = try await shift.publish(ids, overrides: overrides)
        } catch let refused as ChecksRefused {
            return try CheckReport.stop(
                refused.results, overriding: overrides, console: console, json: json)
        }
        try report(outcome, shift: shift, json: json, console: console)
        let publication = outcome.publication
        for path in publication.kept {
            console.note(
                "lb: \(path) was changed by hand and stays as it is on disk; "
                    + "`git diff -- '\(path)'` shows how.")
        }
        if let postponed = publication.postponed {
            console.note(
                "lb: the draft's ref could not be deleted yet (\(Failure(postponed).message)).")
            console.note("    It is on no list, and goes with one of the next acts.")
        }
        if let trouble = publication.trouble {
            console.note("lb: published, but what follows it failed: \(Failure(trouble).message).")
            console.note("    The next lb command, or `lb status`, puts that right.")
            throw ExitCode(Exit.doneDespite.rawValue)
        }
        try Report.trouble(publication.written, console)
    }

    private static func report(
        _ outcome: Shift.PublishOutcome, shift: Shift, json: Bool, console: Console
    ) throws {
        if json {
            return try console.print(
                json: .fields([
                    "lb": .number(1), "commit": .string(outcome.publication.commit.hex),
                    "at": .time(outcome.at),
                    "entries": .array(
                        outcome.entries.map {
                            .fields([
                                "id": .string($0.id.description), "path": .string($0.path),
                                "name": .string(SafeText.line($0.name)),
                            ])
                        }),
                ]))
        }
        for (entry, result) in zip(outcome.entries, outcome.results) {
            let name = Report.fit(entry.name, console.width - 24)
            try console.print("Published \(Style.name(entry.id.description, console)) \(name)")
            let warnings = result.findings.count
            if warnings > 0 {
                console.note(
                    "  with \(warnings) finding\(warnings == 1 ? "" : "s"): `lb check \(entry.id)`")
            }
        }
    }

    /// `RULE=reason` pairs.
    static func overrides(_ arguments: [String]) throws -> [String: String] {
        var overrides: [String: String] = [:]
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, !SafeText.line(parts[1]).isEmpty else {
                throw Failure(
                    .usage, "'\(SafeText.line(argument))' is not a rule with a reason",
                    remedy: "Write it as --override ATT-001=\"why you answer for it\".")
            }
            overrides[parts[0].uppercased()] = String(parts[1])
        }
        return overrides
    }
}
