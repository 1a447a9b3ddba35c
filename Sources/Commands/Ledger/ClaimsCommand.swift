internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct ClaimsCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims", abstract: "The ledger: what the blog claims, and how sure it is.",
        discussion: """
            Published claims, oldest first, with their source, who checked them, and their status; a \
            value that a later entry replaced is `replaced`.

            Examples:
              lb claims
              lb claims operations
              lb claims --status unverified --json
              lb claims --tag strike --since yesterday
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("Only claims whose key or words hold this.", valueName: "words"))
    var words: String?

    @Option(help: "Only claims of this status, such as unverified, verified or replaced.")
    var status: String?

    @OptionGroup var filter: Filter

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let (holding, wanted) = (words?.lowercased(), try filter.wanted(shift))
        let lines = try shift.claimLedger().lines.filter { line in
            let text = "\(line.claim.key) \(line.claim.text ?? "")".lowercased()
            return (holding.map(text.contains) ?? true)
                && (status.map { $0 == line.status } ?? true)
                && wanted.takes(line.published) && wanted.takes(line.entry)
        }
        try filter.refuseUnknown(shift, foundSome: !lines.isEmpty)
        if global.json {
            return try console.print(
                json: .fields(["lb": .number(1), "claims": .array(lines.map(json))]))
        }
        let zone = try Zone(shift.blog.blogFile(at: shift.blog.tip()).blog.timeZone)
        for line in lines {
            let time = line.published.map { zone.short($0, now: shift.clock.now()) } ?? ""
            let style: Style =
                switch line.status {
                case "verified": .good
                case "replaced": .dim
                case "disputed": .bad
                default: .warning
                }
            let value = line.claim.value ?? line.claim.text ?? ""
            let source = line.claim.source ?? "no source"
            let checker = line.claim.checkedBy ?? "nobody"
            try console.print(
                "\(Style.name(line.entry.id.description, console))  \(time)  "
                    + "\(style(Report.fit(line.status, 10).padding(to: 10), console))  "
                    + "\(Report.fit(line.claim.key, 28).padding(to: 28))  \(Report.fit(value, 24))  "
                    + Style.dim(Report.fit("\(source), checked by \(checker)", 60), console))
        }
        if lines.isEmpty { console.note("No claim of that kind is published.") }
    }

    private func json(_ line: ClaimLedger.Line) -> JSON {
        .fields([
            "entry": .string(line.entry.id.description), "published": .time(line.published),
            "key": .string(line.claim.key), "value": .text(line.claim.value),
            "text": .text(line.claim.text), "source": .text(line.claim.source),
            "checked_by": .text(line.claim.checkedBy), "at": .time(line.claim.at),
            "status": .string(line.status), "recorded_status": .text(line.claim.status),
            "supersedes": .text(line.claim.supersedes),
            "replaced_by": .text(line.replacedBy?.description),
        ])
    }
}
