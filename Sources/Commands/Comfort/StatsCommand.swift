internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct StatsCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "How the work goes: times, corrections, people, hours.",
        discussion: """
            Counts what the history of main says. Times are from the first draft to the publish, and \
            from submitting to a decision; half of the texts took no longer than the median, nine in \
            ten no longer than the next figure. With --author, only texts that this person wrote part of.

            Examples:
              lb stats
              lb stats --since 2016-02-10T00:00:00Z --svg hours.svg
              lb stats --author ana --tag strike
            """)

    @OptionGroup var global: GlobalOptions

    @OptionGroup var filter: Filter

    @Option(
        help: ArgumentHelp(
            "Write the chart of the hours to FILE as SVG; '-' is standard output.",
            valueName: "file"))
    var svg: String?

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let wanted = try filter.wanted(shift)
        let tip = try shift.blog.tip()
        let statistics = try shift.statistics(
            since: filter.since == nil ? nil : wanted.since, until: wanted.until,
            author: wanted.author,
            takes: wanted.hasTags ? { wanted.takes(tags: shift.tags(of: $0, at: tip)) } : nil)
        try filter.refuseUnknown(
            shift, foundSome: statistics.imported > 0 || !statistics.people.isEmpty)
        if let svg {
            let title = try shift.blog.blogFile(at: shift.blog.tip()).blog.title
            let chart = Array(HoursChart(statistics.hours).svg(title: title).utf8)
            if svg == "-" { return try console.write(chart) }
            _ = try DurableFile.put(chart, at: svg)
            console.note("Wrote \(SafeText.forTerminal(svg)).")
        }
        if global.json { return try console.print(json: Self.json(statistics)) }
        try tell(statistics, console)
    }

    private func tell(_ statistics: Statistics, _ console: Console) throws {
        var rows: [(String, String)] = [
            ("entries published", "\(statistics.entries)"),
            ("updates", "\(statistics.updates)"),
            ("corrections", "\(statistics.corrections)"),
            ("corrections per 100 entries", Self.rate(statistics.correctionsPer100)),
            ("retractions", "\(statistics.retractions)"),
            ("published without review", "\(statistics.withoutReview)"),
            ("rules overridden", "\(statistics.overrides.values.reduce(0, +))"),
            ("from draft to publish", Self.text(statistics.toPublish)),
            ("in review", Self.text(statistics.inReview)),
        ]
        if statistics.imported > 0 {
            rows.insert(("entries brought in", "\(statistics.imported)"), at: 1)
        }
        for (name, value) in rows {
            try console.print("\(Self.pad(name, 28))  \(value)")
        }
        for (rule, count) in statistics.overrides.sorted(by: { $0.key < $1.key }) {
            try console.print("  \(SafeText.forTerminal(SafeText.line(rule)))  \(count)")
        }
        try tellPeople(statistics, console)
        guard statistics.hours.contains(where: { $0 > 0 }) else { return }
        try console.print("\n\(Style.strong("By hour", console))")
        for line in HoursChart(statistics.hours).lines(width: console.width) {
            try console.print(line)
        }
    }

    private func tellPeople(_ statistics: Statistics, _ console: Console) throws {
        guard !statistics.people.isEmpty else { return }
        let width = min(24, statistics.people.keys.map(\.count).max() ?? 0)
        try console.print(
            "\n" + Style.strong(Self.pad("person", width), console)
                + "   wrote  approved  published  corrected  overrode  alone")
        for (person, counts) in statistics.people.sorted(by: { $0.key < $1.key }) {
            let numbers = [
                (counts.wrote, 5), (counts.approved, 8), (counts.published, 9),
                (counts.corrected, 9), (counts.overrides, 8), (counts.withoutReview, 5),
            ].map { number, width in
                String(repeating: " ", count: max(0, width - "\(number)".count)) + "\(number)"
            }
            let name = Self.pad(
                SafeText.forTerminal(SafeText.line(person.prefix(24))), width)
            try console.print(
                "\(Style.name(name, console))   \(numbers.joined(separator: "  "))")
        }
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func rate(_ rate: Double?) -> String {
        guard let rate else { return "–" }
        let tenths = Int((rate * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func text(_ spread: Spread) -> String {
        guard let median = spread.median, let ninth = spread.ninth, let longest = spread.longest
        else { return "–" }
        return "median \(Spread.text(median)), nine in ten \(Spread.text(ninth)), "
            + "longest \(Spread.text(longest))"
    }

    private static func json(_ statistics: Statistics) -> JSON {
        func spread(_ spread: Spread) -> JSON {
            .fields([
                "count": .number(spread.count), "median": spread.median.map { .number(Int($0)) },
                "ninth_decile": spread.ninth.map { .number(Int($0)) },
                "longest": spread.longest.map { .number(Int($0)) },
            ])
        }
        return .fields([
            "lb": .number(1), "entries": .number(statistics.entries),
            "imported": .number(statistics.imported), "updates": .number(statistics.updates),
            "corrections": .number(statistics.corrections),
            "corrections_per_100": statistics.correctionsPer100.map(JSON.decimal),
            "retractions": .number(statistics.retractions),
            "without_review": .number(statistics.withoutReview),
            "overrides": .array(
                statistics.overrides.sorted { $0.key < $1.key }.map {
                    .fields(["rule": .string($0.key), "count": .number($0.value)])
                }),
            "seconds_to_publish": spread(statistics.toPublish),
            "seconds_in_review": spread(statistics.inReview),
            "people": .array(
                statistics.people.sorted { $0.key < $1.key }.map { person, counts in
                    .fields([
                        "person": .string(SafeText.line(person)), "wrote": .number(counts.wrote),
                        "approved": .number(counts.approved),
                        "published": .number(counts.published),
                        "corrected": .number(counts.corrected),
                        "overrides": .number(counts.overrides),
                        "without_review": .number(counts.withoutReview),
                    ])
                }),
            "hours": .array(statistics.hours.map(JSON.number)),
        ])
    }
}
