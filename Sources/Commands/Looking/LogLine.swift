internal import Archive
internal import Editorial
internal import Git
internal import Newsroom

/// One act, as the log tells it.
struct LogLine {
    let at: Instant
    let by: String
    let subject: String
    let note: String?
    let commit: String
    let trailers: Trailers
    let isPublishing: Bool

    init(publishing commit: Commit) {
        self.init(commit, isPublishing: true)
    }

    init(drafting commit: Commit) {
        self.init(commit, isPublishing: false)
    }

    private init(_ commit: Commit, isPublishing: Bool) {
        trailers = Trailers(message: commit.message)
        at = Instant(seconds: commit.author.seconds)
        by = trailers[.by] ?? commit.author.name
        subject = String(commit.message.prefix { !$0.isNewline })
        note = Trailers.text(of: commit.message)
        self.commit = commit.id.hex
        self.isPublishing = isPublishing
    }

    /// Whose drafts a publishing act brought out.
    var drafters: [String] {
        trailers.values(.drafted).compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    /// What trailers say of a publishing act, in plain words.
    private static let told = [
        "Lb-Drafted": "drafted by", "Lb-Approved": "approved by", "Lb-Checked": "checked:",
        "Lb-Override": "overridden:", "Lb-Through": "through", "Lb-Imported": "imported from",
        "Lb-Planned": "planned for", "Lb-Signed-Off": "signed off:",
        "Lb-Unreviewed": "without review:", "Lb-Undoes": "takes back",
    ]

    /// A trailer's value with its times on the blog's clocks.
    private static func inWords(_ trailer: Trailers.Trailer, _ zone: Zone) -> String {
        if let planned = PlannedTime(trailer.value) {
            return "\(planned.wall.time()) on \(planned.wall.rfc3339.prefix(10)), \(planned.zone)"
        }
        return trailer.value.split(separator: " ", omittingEmptySubsequences: false).map { word in
            Instant(rfc3339: word).map(zone.long) ?? String(word)
        }.joined(separator: " ")
    }

    /// What an act on a draft was about, as in `schedule: …, for 2016-02-10T09:00:00`.
    private var detail: String {
        guard !isPublishing, let act = trailers[.act].flatMap(Act.init(rawValue:)),
            let key = act.detail, let value = trailers[key]
        else { return "" }
        let words = value.split(separator: " ")
        let text =
            switch act {
            case .schedule: words.count == 3 ? "for \(words[0]) \(words[1])" : value
            case .embargo: words.count == 3 ? "until \(words[0]) \(words[1])" : "lifted"
            case .hold: value == "person" ? "" : "for \(value)"
            case .undo: "of \(value.prefix(10))"
            case .spike: "which takes back the draft"
            case .draft: value == "publish" ? "" : "to \(value)"
            default: value
            }
        return text.isEmpty ? "" : ", \(text)"
    }

    var json: JSON {
        .fields([
            "commit": .string(commit), "at": .time(at), "by": .string(SafeText.line(by)),
            "subject": .string(SafeText.line(subject)), "note": .text(note),
            "publishing": .bool(isPublishing),
            "trailers": .array(
                trailers.all.map {
                    .fields(["key": .string($0.key), "value": .string($0.value)])
                }),
        ])
    }

    func print(_ zone: Zone, _ console: Console) throws {
        let clock = zone.wallClock(at)
        let when = "\(clock.rfc3339.prefix(10)) \(clock.time())"
        let what = SafeText.forTerminal(SafeText.line(subject) + detail)
        let indent = isPublishing ? "" : "  "
        try console.print(
            "\(indent)\(when)  \(Style.dim(String(commit.prefix(10)), console))  "
                + "\(Style.name(SafeText.forTerminal(by), console))  "
                + (isPublishing ? Style.strong(what, console) : what))
        if isPublishing, trailers[.act] == nil {
            try console.print(
                Style.bad("    with plain git, past the desk: `lb verify` says more", console))
        }
        for line in (note ?? "").split(separator: "\n") {
            try console.print("\(indent)    \(SafeText.forTerminal(line))")
        }
        for trailer in trailers.all {
            guard isPublishing, let told = Self.told[trailer.key] else { continue }
            let value = Self.inWords(trailer, zone)
            try console.print(Style.dim("    \(told) \(SafeText.forTerminal(value))", console))
        }
    }
}
