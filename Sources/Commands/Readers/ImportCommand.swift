internal import Archive
internal import ArgumentParser
internal import Assets
internal import Editorial
internal import Git
internal import Newsroom

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring a blog in from elsewhere.",
        subcommands: [ImportTextCommand.self])
}

struct ImportTextCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Bring in the saved text of a live page.",
        discussion: """
            A page saved as text becomes a blog: summary, entries with their times, quotes, captions
            and bylines, one commit for each, and a report of what the text no longer held. Into DIR,
            which is started as a new blog if there is none; else into the blog you are in.

            Example:
              lb import text page.txt strike --title "Strike day"
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The saved page.", valueName: "file"))
    var file: String

    @Argument(help: ArgumentHelp("The blog, or where to start one.", valueName: "dir"))
    var directory: String?

    @Option(help: "The title of a new blog.")
    var title: String?

    @Option(help: "The time zone of a new blog; without it, that of the page.")
    var timeZone: String?

    func work(_ console: Console) async throws {
        guard let bytes = try DurableFile.read(file, limit: 16 << 20) else {
            throw Failure(.notFound, "there is no file \(file)", remedy: "Check its name.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.invalid, "\(file) is not UTF-8 text", remedy: "Save it as UTF-8.")
        }
        let page = SavedPageReader.read(text)
        guard !page.entries.isEmpty else {
            throw Failure(
                .invalid, "\(file) holds no entry",
                remedy: "An entry starts with a line such as "
                    + "“Title published at 08:58 Greenwich Mean Time 10 February 2016”.")
        }
        let shift = try await self.shift(for: page)
        let outcome = try await shift.importPage(page, source: SafeText.line(file)) {
            Surroundings.newID(salt: "import \($0) \(page.entries.count)")
        }
        try report(outcome, console)
    }

    private func shift(for page: SavedPage) async throws -> Shift {
        guard let directory else { return try global.shift() }
        let clock = Surroundings.clock
        if DurableFile.names(in: directory).isEmpty {
            let zone = timeZone ?? page.entries.lazy.compactMap(\.time.zoneName).first ?? "UTC"
            guard Zone.isKnown(zone) else {
                throw Failure(
                    .usage, "there is no time zone '\(SafeText.line(zone))'",
                    remedy: "Name it as the IANA does, such as Europe/London.")
            }
            let title = SafeText.line(title ?? "Imported live page")
            let slug = Slug.of(title)
            _ = try await NewBlogUseCase(
                blog: Blog(title: title, slug: slug.isEmpty ? "live" : slug, timeZone: zone),
                machine: Surroundings.machineIdentity(), clock: clock, hooks: InitCommand.hooks
            ).run(at: directory, bare: false)
        }
        let blog = try BlogRepository.open(from: directory)
        return Shift(
            blog: blog, clock: clock, machine: try Surroundings.identity(blog.git),
            actingFor: global.actingFor, checks: HookDesk())
    }

    private func report(_ outcome: Shift.ImportOutcome, _ console: Console) throws {
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1), "summary_bullets": .number(outcome.summaryBullets),
                    "entries": .array(
                        outcome.entries.map {
                            .fields([
                                "id": .string($0.id.description), "path": .string($0.path),
                                "title": .string($0.title),
                            ])
                        }),
                    "losses": .array(outcome.losses.map(JSON.string)),
                ]))
        }
        try console.print(
            "Brought in \(outcome.entries.count) entries and \(outcome.summaryBullets) summary bullets."
        )
        guard !outcome.losses.isEmpty else { return }
        try console.print("The text no longer held:")
        for loss in outcome.losses { try console.print("  - \(SafeText.forTerminal(loss))") }
    }
}
