internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct CorrectionsCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: "Everything that was corrected or taken back, silent edits included.",
        discussion: """
            A silent edit is a change of what readers have that was no update, correction or retraction, \
            such as one that was made with plain git; readers were not told of it.

            Examples:
              lb corrections
              lb corrections --since yesterday --tag strike
            """)

    @OptionGroup var global: GlobalOptions

    @OptionGroup var filter: Filter

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let tip = try shift.blog.tip()
        let (entries, damaged) = try shift.blog.readableEntries(at: tip)
        console.note(damaged)
        let silent = try await shift.silentEdits(shift.verify())
        let lines = entries.flatMap(Self.lines) + silent.map { CorrectionLine($0) }
        let wanted = try filter.wanted(shift)
        let tagged = Set(entries.filter { wanted.takes(tags: $0.tags) }.map(\.id))
        let sorted = lines.filter { line in
            wanted.takes(line.at) && wanted.takes(by: line.by)
                && (!wanted.hasTags || line.entry.map(tagged.contains) ?? false)
        }
        .sorted { ($0.at ?? .distantPast) < ($1.at ?? .distantPast) }
        try filter.refuseUnknown(shift, foundSome: !sorted.isEmpty)
        if global.json {
            return try console.print(
                json: .fields(["lb": .number(1), "corrections": .array(sorted.map(\.json))]))
        }
        if sorted.isEmpty { return try console.print("Nothing was corrected.") }
        let zone = Zone(try shift.blog.blogFile(at: tip).blog.timeZone)
        for line in sorted { try line.print(zone, console) }
    }

    private static func lines(_ entry: Entry) -> [CorrectionLine] {
        var lines = entry.corrections.map { CorrectionLine(entry, $0) }
        if let retraction = entry.retracted { lines.append(CorrectionLine(entry, retraction)) }
        return lines
    }
}

/// One thing that was put right, or changed without a word.
struct CorrectionLine {
    let kind: String
    let at: Instant?
    let entry: EntryID?
    let name: String
    let note: String?
    let was: String?
    let now: String?
    let by: String?

    init(_ entry: Entry, _ correction: Correction) {
        kind = "correction"
        at = correction.at
        self.entry = entry.id
        name = entry.name
        note = correction.note
        was = correction.was
        now = correction.now
        by = correction.by
    }

    init(_ entry: Entry, _ retraction: Retraction) {
        kind = "retraction"
        at = retraction.at
        self.entry = entry.id
        name = entry.name
        note = retraction.reason
        was = nil
        now = nil
        by = retraction.by
    }

    init(_ edit: SilentEdit) {
        kind = "silent edit"
        at = edit.at
        entry = edit.entry
        name = edit.name
        note = edit.note
        was = edit.was.flatMap { $0.isEmpty ? nil : $0 }
        now = edit.now.flatMap { $0.isEmpty ? nil : $0 }
        by = nil
    }

    var json: JSON {
        .fields([
            "kind": .string(kind), "at": .time(at), "entry": .text(entry?.description),
            "note": .text(note), "was": .text(was), "now": .text(now), "by": .text(by),
        ])
    }

    func print(_ zone: Zone, _ console: Console) throws {
        let when = at.map(zone.long) ?? "?"
        let style: Style = kind == "silent edit" ? .bad : .strong
        try console.print(
            "\(when)  \(Style.name(entry?.description ?? "-", console))  \(style(kind, console))  "
                + (by.map { "by \($0)  " } ?? "") + Report.fit(name, 40))
        for text in [note, was.map { "was: \($0)" }, now.map { "now: \($0)" }] {
            if let text { try console.print("    \(SafeText.forTerminal(SafeText.line(text)))") }
        }
    }
}
