internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct PublishCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Show drafts to readers: checks first, then one commit.",
        discussion: """
            Several drafts go out together or not at all. Publishing somebody else's submitted text \
            approves it. A finding of severity error stops the act unless you answer for it.

            Examples:
              lb publish 3kq
              lb publish 3kq 9vd x2m
              lb publish 3kq --override ATT-001="Words of the official transcript"
              lb publish 3kq --without-review --reason "Evacuation order, nobody else on shift"
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("Drafts: any unique start of their ids.", valueName: "id"))
    var ids: [String]

    @Option(
        help: ArgumentHelp(
            "Publish in spite of a rule, with the reason; recorded in the commit.",
            valueName: "rule=reason"))
    var override: [String] = []

    @Flag(
        name: .customLong("without-review"),
        help: "In an emergency: publish what nobody else has looked at, marked everywhere.")
    var withoutReview = false

    @Option(help: "With --without-review: why.")
    var reason: String?

    func validate() throws {
        if withoutReview != (reason.map { !SafeText.line($0).isEmpty } ?? false) {
            throw ValidationError("--without-review and --reason \"…\" go together.")
        }
    }

    func work(_ console: Console) async throws {
        var order = Shift.PublishOrder()
        order.overrides = try Self.overrides(override)
        order.withoutReview = reason
        let shift = try global.shift()
        let tip = try shift.blog.tip()
        let ids = try ids.map { try shift.blog.resolve($0, in: .drafts, at: tip) }
        try await Self.publish(ids, order, shift: shift, json: global.json, console: console)
    }

    static func publish(
        _ ids: [EntryID], _ order: Shift.PublishOrder = .init(), shift: Shift, json: Bool,
        console: Console
    ) async throws {
        let outcome: Shift.PublishOutcome
        do {
            outcome = try await shift.publish(ids, order)
        } catch let refused as ChecksRefused {
            return try CheckReport.stop(
                refused.results, overriding: order.overrides, console: console, json: json)
        }
        try report(outcome, shift: shift, json: json, console: console)
        await CheckReport.afterPublishing(outcome, shift, console)
        if order.withoutReview != nil {
            console.note(
                "lb: published without review; `lb review` shows it until somebody has looked.")
        }
        try Report.end(outcome.publication, console)
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
            let did =
                switch entry.purpose {
                case .publish: "Published"
                case .update: "Updated"
                case .correct: "Corrected"
                case .retract: "Took back"
                }
            try console.print("\(did) \(Style.name(entry.id.description, console)) \(name)")
            Report.zoneChanges(entry, console)
            let warnings = result.findings.count
            if warnings > 0 {
                console.note(
                    "  with \(Count.of(warnings, "finding")): `lb check \(entry.id)`")
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
