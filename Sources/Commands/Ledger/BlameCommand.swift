internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct BlameCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "blame", abstract: "Who said it first, who answers for it, who repeats it.",
        discussion: """
            A figure with what it counts is found in other words too: "3,000 operations" finds "three \
            thousand operations". Anything else is found word for word.

            Example:
              lb blame "3,000 operations"
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("What is said, in a few words.", valueName: "words"))
    var words: String

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let blame = try shift.blame(words)
        if global.json { return try console.print(json: json(blame)) }
        let zone = try Zone(shift.blog.blogFile(at: shift.blog.tip()).blog.timeZone)
        for (index, place) in blame.places.enumerated() {
            let time = place.published.map { zone.short($0, now: shift.clock.now()) } ?? ""
            let name = Report.fit(place.name, max(20, console.width - 34))
            let what = index == 0 ? Style.strong("first    ", console) : "repeated "
            try console.print(
                "\(what) \(Style.name(place.id.description, console))  \(time)  \(name)")
            if let sentence = place.sentence {
                let text = SafeText.forTerminal(sentence)
                let quotes = text.contains { "“”\"„«»".contains($0) }
                try console.print(quotes ? "    \(text)" : "    “\(text)”")
            }
            if index == 0 { try tellPeople(blame, console) }
            for line in Self.sourcing(place) {
                try console.print("    \(SafeText.forTerminal(line))")
            }
        }
    }

    private func tellPeople(_ blame: Blame, _ console: Console) throws {
        for writer in blame.writers { try console.print("    written by \(clean(writer))") }
        for approval in blame.approvals { try console.print("    approved by \(clean(approval))") }
        if let publisher = blame.publisher {
            let commit = blame.commit.map { ", commit \($0.prefix(12))" } ?? ""
            try console.print("    published by \(clean(publisher))\(commit)")
        }
    }

    private func clean(_ text: String) -> String { SafeText.forTerminal(SafeText.line(text)) }

    /// What the records of an entry say of the statement, a line each.
    private static func sourcing(_ place: Blame.Place) -> [String] {
        guard !place.claims.isEmpty else { return ["no claim is recorded for it"] }
        return place.claims.map { claim in
            let source = place.sources.first { $0.id == claim.source }
            let name = source?.name ?? claim.source ?? "nobody"
            let address = source?.url.map { " (\(SafeText.line($0)))" } ?? ""
            return "sourced from \(SafeText.line(name))\(address), "
                + "\(SafeText.line(claim.status ?? "unverified")), "
                + "checked by \(SafeText.line(claim.checkedBy ?? "nobody"))"
        }
    }

    private func json(_ blame: Blame) -> JSON {
        .fields([
            "lb": .number(1), "words": .string(words),
            "written_by": .array(blame.writers.map(JSON.string)),
            "approved_by": .array(blame.approvals.map(JSON.string)),
            "published_by": .text(blame.publisher), "commit": .text(blame.commit),
            "entries": .array(
                blame.places.map { place in
                    .fields([
                        "id": .string(place.id.description), "title": .string(place.name),
                        "published": .time(place.published), "sentence": .text(place.sentence),
                        "claims": .array(
                            place.claims.map { claim in
                                let source = place.sources.first { $0.id == claim.source }
                                return .fields([
                                    "key": .string(claim.key), "value": .text(claim.value),
                                    "status": .text(claim.status),
                                    "checked_by": .text(claim.checkedBy),
                                    "source": .text(claim.source),
                                    "source_name": .text(source?.name),
                                    "source_url": .text(source?.url),
                                ])
                            }),
                    ])
                }),
        ])
    }
}
