internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct LogCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The story of the blog, or of one entry.",
        discussion: """
            Examples:
              lb log
              lb log 3kq
              lb log -n 100 --json
              lb log --overrides
              lb log --author ana --since "2016-02-10 06:00"
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("An entry: any unique start of its id.", valueName: "id"))
    var id: String?

    @Option(name: .customShort("n"), help: "At most so many publishing acts; also -20.")
    var count = 20

    @Flag(help: "Only acts in which somebody answered for a rule, or went without review.")
    var overrides = false

    @Option(help: ArgumentHelp("Only what PERSON did.", valueName: "person"))
    var author: String?

    @OptionGroup var time: TimeFilter

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let tip = try shift.blog.tip()
        let zone = try Zone(shift.blog.blogFile(at: tip).blog.timeZone)
        let stretch = try time.stretch(shift)
        try shift.noteUnknown(author, console)
        var lines: [LogLine] = []
        if let typed = id {
            let id = try shift.blog.resolve(typed, in: .any, at: tip)
            lines = try story(of: id, shift, tip).filter { takes($0, stretch) }
        } else {
            try shift.blog.git.eachFirstParent(from: tip.commit) { commit in
                if commit.committer.seconds < stretch.since.seconds { return false }
                let line = LogLine(publishing: commit)
                if takes(line, stretch) { lines.append(line) }
                return lines.count < count
            }
        }
        if global.json {
            return try console.print(
                json: .fields(["lb": .number(1), "acts": .array(lines.map(\.json))]))
        }
        for line in lines { try line.print(zone, console) }
    }

    private func takes(_ line: LogLine, _ stretch: TimeFilter.Stretch) -> Bool {
        (author == nil || line.by == author) && stretch.takes(line.at)
            && (!overrides || line.trailers[.override] != nil || line.trailers[.unreviewed] != nil)
    }

    /// Newest first: publishing acts of the entry, and the acts of the drafts behind each.
    private func story(
        of id: EntryID, _ shift: Shift, _ tip: BlogRepository.Tip
    ) throws -> [LogLine] {
        var lines: [LogLine] = []
        if let chain = try ShowCommand.draft(id, shift) {
            lines += try shift.blog.git.firstParents(from: chain.tip, limit: chain.acts.count)
                .map(LogLine.init(drafting:))
        }
        guard let (path, bytes) = try shift.blog.published(id, at: tip) else { return lines }
        let published = (try? EntryFile(bytes: bytes, path: path))?.entry.published
        try shift.blog.git.eachFirstParent(from: tip.commit) { commit in
            let trailers = Trailers(message: commit.message)
            // An hour of grace for clocks that differ; plain git may have any time.
            if let published, trailers[.act] != nil,
                commit.committer.seconds < published.seconds - 3600
            {
                return false
            }
            guard let index = trailers.values(.entry).firstIndex(of: id.description) else {
                if try trailers[.act] == nil && changes(path, commit, shift) {
                    lines.append(LogLine(publishing: commit))
                }
                return true
            }
            lines.append(LogLine(publishing: commit))
            if commit.parents.count > index + 1 {
                for draft in try shift.blog.git.firstParents(
                    from: commit.parents[index + 1], limit: Limits.draftActs)
                {
                    lines.append(LogLine(drafting: draft))
                }
            }
            return true
        }
        return lines
    }
}

extension LogCommand {
    /// Whether a commit changes a file.
    private func changes(_ path: String, _ commit: Commit, _ shift: Shift) throws -> Bool {
        let git = shift.blog.git
        let before = try commit.parents.first.flatMap {
            try git.entry(at: path, in: git.commit($0).tree)
        }
        return try git.entry(at: path, in: commit.tree) != before
    }
}

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
