internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Export
internal import Git
internal import Newsroom

struct ShowCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a draft or a published entry.",
        discussion: """
            An open draft comes before the published entry of the same id; --published shows that.

            Examples:
              lb show 3kq
              lb show 3kq --raw > entry.md
              lb show 3kq --as-of 08:40
              lb show --as-of "2016-02-10 08:40"
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The entry: any unique start of its id.", valueName: "id"))
    var id: String?

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            "What readers had at a time: 08:40 of the last day, \"2016-02-10 08:40\", or RFC 3339.",
            valueName: "time"))
    var asOf: String?

    func validate() throws {
        if id == nil && asOf == nil {
            throw ValidationError("Say which entry, or --as-of a time for the whole page.")
        }
    }

    @Flag(help: "Print the file, byte for byte.")
    var raw = false

    @Flag(help: "What readers have, not the draft.")
    var published = false

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        var tip = try shift.blog.tip()
        if let asOf {
            let commit = try await Revision.commit(asOf: asOf, in: shift.blog)
            tip = try BlogRepository.Tip(commit: commit, tree: shift.blog.git.commit(commit).tree)
        }
        guard let typed = id else {
            let moment = try asOf.flatMap { try Moment.read($0, in: shift.blog) }
            return try page(shift, tip, at: moment, console)
        }
        let published = published || asOf != nil
        let id = try shift.blog.resolve(typed, in: published ? .published : .any, at: tip)
        try Self.show(id, published: published, raw: raw, at: tip, shift, global, console)
    }

    /// The whole page as text: its state, bullets and entries, as readers had them.
    ///
    /// - Parameter moment: nil: right after the commit.
    private func page(
        _ shift: Shift, _ tip: BlogRepository.Tip, at moment: Instant?, _ console: Console
    ) throws {
        if !global.json {
            var edition = try shift.blog.edition(at: tip.commit)
            if let moment {
                edition.unpin(by: moment)
                edition.rewind(to: moment)
            }
            let entries = try edition.entries().filter { $0.retracted == nil }
            var lines = ["state: \(edition.blog.state.rawValue)"]
            if let pin = edition.blog.pin, let pinned = entries.first(where: { $0.id == pin.entry })
            {
                lines.append("pinned: \(pin.entry) \(pinned.name)")
            }
            lines += entries.filter(\.isKey).map { "key event: \($0.id) \($0.keyText ?? $0.name)" }
            for line in lines {
                try console.print(Style.dim(SafeText.forTerminal(SafeText.line(line)), console))
            }
            try console.print("")
        }
        var export = EditionExport(
            directory: global.directory, format: global.json ? .json : .text, theme: nil,
            output: nil)
        export.isPast = true
        for file in try export.files(shift.blog, tip.commit, at: moment) {
            try console.write(file.bytes)
        }
    }

    /// The open draft of an entry, or what readers have of it.
    static func show(
        _ id: EntryID, published: Bool, raw: Bool = false, at tip: BlogRepository.Tip? = nil,
        _ shift: Shift, _ global: GlobalOptions, _ console: Console
    ) throws {
        let tip = try tip ?? shift.blog.tip()
        let isPublished = try shift.blog.published(id, at: tip) != nil
        if !published, let chain = try draft(id, shift), chain.isOpen || !isPublished {
            return try show(chain, raw: raw, shift, tip, global, console)
        }
        guard let (path, bytes) = try shift.blog.published(id, at: tip) else {
            throw ArchiveError(.notFound, "\(id) is not published", "`lb list` shows the drafts.")
        }
        if raw { return try console.write(bytes) }
        let entry = try EntryFile(bytes: bytes, path: path).entry
        let look = try shift.awaitedLooks().first {
            try $0.id == id && shift.blog.git.isAncestor($0.commit, of: tip.commit)
        }
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1), "id": .string(id.description), "state": .string("published"),
                    "unreviewed": .text(look.map { $0.reason ?? "" }),
                    "path": .string(path), "text": .string(BlogRepository.textID(of: bytes)),
                    "published": .time(entry.published), "updated": .time(entry.updated),
                    "file": .string(String(decoding: bytes, as: UTF8.self)),
                ]))
        }
        let settings = try shift.blog.blogFile(at: tip).blog
        let zone = Zone(settings.timeZone)
        let now = shift.clock.now()
        var line = "\(Style.name(id.description, console))  \(Style.good("published", console)) "
        line += entry.published.map { zone.short($0, now: now) } ?? "?"
        if let updated = entry.updated { line += ", updated \(zone.short(updated, now: now))" }
        if settings.pin?.entry == id { line += ", pinned" }
        if entry.isKey { line += ", key event" }
        try console.print(line)
        if let text = entry.keyText, entry.isKey {
            try console.print("  on the timeline: \(SafeText.forTerminal(SafeText.line(text)))")
        }
        if let look {
            let reason = look.reason.map { ": \(SafeText.forTerminal($0))" } ?? ""
            try console.print(
                Style.warning(
                    "  published without review by \(SafeText.forTerminal(look.by))\(reason); "
                        + "`lb review \(id) --seen` says that you have looked", console))
        }
        try printText(bytes, path: path, console: console)
    }

    private static func show(
        _ chain: DraftChain, raw: Bool, _ shift: Shift, _ tip: BlogRepository.Tip,
        _ global: GlobalOptions, _ console: Console
    ) throws {
        if raw { return try console.write(chain.bytes) }
        let status = chain.status(try shift.blog.deskFile(at: tip).desk)
        if global.json {
            guard case .object(let members) = Report.json(chain, status) else { return }
            return try console.print(
                json: .object(
                    [.init(key: "lb", value: .number(1))] + members + [
                        .init(key: "acts", value: .array(status.acts.map(Report.json))),
                        .init(
                            key: "file",
                            value: .string(String(decoding: chain.bytes, as: UTF8.self))),
                    ]))
        }
        try print(chain, status, console: console)
    }

    static func draft(_ id: EntryID, _ shift: Shift) throws -> DraftChain? {
        do {
            return try shift.blog.draft(id)
        } catch let error as ArchiveError where error.kind == .notFound {
            return nil
        }
    }

    /// A draft with its state, its last words and its text.
    static func print(
        _ chain: DraftChain, _ status: DraftStatus, console: Console
    ) throws {
        let state = Report.style(status.state)(status.state.rawValue, console)
        let writers = status.writers.joined(separator: ", ")
        let purpose = status.purpose == .publish ? "" : " (\(status.purpose.rawValue))"
        var line = "\(Style.name(chain.id.description, console))  \(state)\(purpose)  by \(writers)"
        if !status.approvals.isEmpty {
            line += ", approved by \(status.approvals.map(\.by).joined(separator: ", "))"
        }
        try console.print(SafeText.forTerminalKeepingStyle(line))
        for waits in Report.waits(status) {
            try console.print(Style.warning("  \(waits)", console))
        }
        if let index = status.lastDecision, let note = status.acts[index].note {
            let act = status.acts[index]
            for said in note.split(separator: "\n") {
                try console.print(
                    Style.warning("  \(act.by): \(SafeText.forTerminal(said))", console))
            }
        }
        try printText(chain.bytes, path: chain.path, console: console)
    }

    /// Title, records and Markdown, safe for a terminal.
    static func printText(_ bytes: [UInt8], path: String, console: Console) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        try console.print("")
        guard let file = try? EntryFile(bytes: bytes, path: path) else {
            for problem in Shift.diagnostics(bytes, path: path) {
                try console.print(Style.bad(SafeText.forTerminal(problem.description), console))
            }
            return try console.print(SafeText.forTerminal(text))
        }
        if let title = file.entry.title {
            try console.print(Style.strong(SafeText.forTerminal(title), console) + "\n")
        }
        for record in EntrySummary.lines(file.entry) {
            try console.print(Style.dim(SafeText.forTerminal(record), console))
        }
        try console.print(SafeText.forTerminal(file.entry.body), terminator: "")
        if !file.entry.body.hasSuffix("\n") { try console.print("") }
    }
}

/// An entry's records, a line each.
enum EntrySummary {
    static func lines(_ entry: Entry) -> [String] {
        var lines: [String] = []
        if entry.kind != .update { lines.append("kind: \(entry.kind)") }
        for quote in entry.quotes {
            lines.append("quote: “\(quote.text)” — \(quote.speaker ?? quote.descriptor ?? "?")")
        }
        for claim in entry.claims {
            lines.append("claim: \(claim.key) = \(claim.value ?? "?") (\(claim.status ?? "?"))")
        }
        for source in entry.sources { lines.append("source: \(source.id) \(source.name ?? "")") }
        for media in entry.media {
            lines.append(
                "media: \(media.file ?? media.url ?? "?"), credit \(media.credit ?? "none")")
        }
        for correction in entry.corrections {
            lines.append("correction: \(correction.note ?? "?")")
        }
        if let retracted = entry.retracted {
            lines.append("taken back: \(retracted.reason ?? "?")")
        }
        for embed in entry.embeds {
            lines.append("embed: \(embed.provider ?? "?") \(embed.url ?? "?")")
        }
        if !lines.isEmpty { lines.append("") }
        return lines
    }
}
