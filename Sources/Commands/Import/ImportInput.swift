internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

/// What every import takes: a file, and where it goes.
struct ImportInput: ParsableArguments {
    /// Bytes of a file that is read at once: 256 MiB.
    private static let mostBytes = 256 << 20

    @Argument(help: ArgumentHelp("What to bring in.", valueName: "file"))
    var file: String

    @Argument(help: ArgumentHelp("The blog, or where to start one.", valueName: "dir"))
    var directory: String?

    @Option(help: "The title of a new blog.")
    var title: String?

    @Option(help: "The time zone of a new blog; without it, that of the source.")
    var timeZone: String?

    @Flag(exclusivity: .exclusive)
    var state: State?

    /// How coverage stands in a new blog, whatever the source says.
    enum State: String, EnumerableFlag {
        case live, ended

        static func help(for value: State) -> ArgumentHelp? {
            switch value {
            case .live: "Coverage goes on in the new blog."
            case .ended: "Coverage is over in the new blog: open pages ask for no news."
            }
        }
    }

    func bytes() throws -> [UInt8] {
        guard let bytes = try DurableFile.readInput(file, limit: Self.mostBytes) else {
            throw Failure(.notFound, "there is no file \(file)", remedy: "Check its name.")
        }
        return bytes
    }

    /// A file that lies in the same folder.
    func beside(_ path: String, limit: Int) throws -> [UInt8]? {
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        return try DurableFile.read(folder + path, limit: limit)
    }

    /// Reads the source, then brings it in, and reports.
    ///
    /// - Parameter zone: the time zone of a new blog, if the source tells it in its own way.
    func run(
        zone: String? = nil, _ global: GlobalOptions, _ console: Console,
        read: () throws -> ImportedBlog
    ) async throws {
        let imported: ImportedBlog
        do {
            imported = try read()
        } catch let problem as ImportProblem {
            throw Failure(
                .invalid, "\(file): \(problem)", remedy: "Nothing was changed. Mend the file first."
            )
        }
        guard !imported.versions.isEmpty else {
            throw Failure(
                .invalid, "\(file) holds no entry that could be brought in",
                details: imported.losses.prefix(20).map(\.description),
                remedy: "Nothing was changed.")
        }
        let (shift, isNew) = try await shift(for: imported, zone: zone, global)
        let progress = Progress(verb: "Brought in")
        let outcome = try await shift.importBlog(
            imported, source: SafeText.line(file.split(separator: "/").last ?? file[...]),
            isNew: isNew, progress: progress.show)
        progress.clear()
        let coverage = isNew ? imported.coverage(asked: asked, at: shift.clock.now()) : nil
        try report(outcome, coverage, global, console)
        guard let coverage, !global.json else { return }
        if let said = said(of: coverage, imported, at: shift.clock.now()) { console.note(said) }
    }

    private var asked: Blog.State? { state.flatMap { Blog.State(rawValue: $0.rawValue) } }

    /// Whether the new blog is over, and why that is taken for so; nil where nobody has to be told.
    private func said(
        of coverage: ImportedBlog.Coverage, _ imported: ImportedBlog, at now: Instant
    ) -> String? {
        let last = imported.lastChange.map { "its last change is of \($0)" } ?? "it has no entry"
        switch coverage.state {
        case .ended where asked == nil && imported.coverage == nil:
            return "lb: \(last), so coverage has ended in the new blog, as of then. "
                + "`lb reopen` takes it up again."
        case .ended:
            return "lb: coverage has ended in the new blog"
                + (coverage.end.map { ", as of \($0)." } ?? ".")
        case .live where asked == nil && imported.isOld(at: now):
            return "lb: coverage goes on in the new blog, as the source says, though \(last). "
                + "`lb end` ends it."
        case .live, .upcoming: return nil
        }
    }

    private func shift(
        for imported: ImportedBlog, zone: String?, _ global: GlobalOptions
    ) async throws -> (shift: Shift, isNew: Bool) {
        guard let directory else {
            try requireNoState()
            return (try global.shift(), false)
        }
        let clock = Surroundings.clock
        let isNew = DurableFile.names(in: directory).isEmpty
        if !isNew { try requireNoState() }
        if isNew {
            let zone = timeZone ?? zone ?? imported.settings?.timeZone ?? "UTC"
            guard Zone.isKnown(zone) else {
                throw Failure(
                    .usage, "there is no time zone '\(SafeText.line(zone))'",
                    remedy: "Name one as the IANA does, such as --time-zone Europe/London.")
            }
            var settings = imported.settings
            if settings == nil || title != nil {
                let title = SafeText.line(title ?? "Imported live page")
                let slug = Slug.of(title)
                var named = settings ?? Blog(title: title, slug: "", timeZone: zone)
                named.title = title
                named.slug = slug.isEmpty ? "live" : slug
                settings = named
            }
            guard var settings else { return (try global.shift(), false) }
            settings.timeZone = zone
            let coverage = imported.coverage(asked: asked, at: clock.now())
            settings.state = coverage.state
            if coverage.state == .ended || asked != nil { settings.end = coverage.end }
            _ = try BlogFile(bytes: BlogFile.new(settings), path: EntryPath.blog)
            // The blog starts before its first entry, so that its history is in the order of time.
            let start = min(clock.now(), imported.versions.map(\.at).min() ?? clock.now())
            _ = try await NewBlogUseCase(
                blog: settings, machine: Surroundings.machineIdentity(),
                clock: Shift.Clock { start },
                hooks: InitCommand.hookFiles(settings.language)
            ).run(at: directory, bare: false)
        }
        let blog = try BlogRepository.open(from: directory)
        return (
            Shift(
                blog: blog, clock: clock, machine: try Surroundings.identity(blog.git) ?? .unknown,
                actingFor: global.actingFor, checks: HookDesk()), isNew
        )
    }

    /// Refuses to say how coverage stands in a blog that is there already.
    private func requireNoState() throws {
        guard let state else { return }
        throw Failure(
            .usage, "--\(state.rawValue) is for a new blog, and this one is there already",
            remedy: "`lb end` ends coverage, `lb reopen` takes it up again.")
    }

    private func report(
        _ outcome: Shift.ImportOutcome, _ coverage: ImportedBlog.Coverage?,
        _ global: GlobalOptions, _ console: Console
    ) throws {
        if global.json { return try console.print(json: Self.json(outcome, coverage)) }
        var parts = ["Brought in \(Count.of(outcome.added, "entry", "entries"))"]
        for (number, what) in [(outcome.updated, "update"), (outcome.removed, "removal")]
        where number > 0 {
            parts.append(Count.of(number, what))
        }
        try console.print(
            parts.joined(separator: ", ")
                + (outcome.unchanged > 0 ? "; \(outcome.unchanged) were here already." : "."))
        for path in outcome.kept {
            console.note(
                "  \(SafeText.forTerminal(path)) was changed by hand and stays so on disk.")
        }
        guard !outcome.losses.isEmpty else { return }
        try console.print("What could not be brought over:")
        for loss in outcome.losses {
            try console.print("  - \(SafeText.forTerminal(loss.description))")
        }
    }

    private static func json(
        _ outcome: Shift.ImportOutcome, _ coverage: ImportedBlog.Coverage?
    ) -> JSON {
        .fields([
            "state": coverage.map { .string($0.state.rawValue) } ?? .null,
            "end": coverage?.end.map { .string($0.description) } ?? .null,
            "lb": .number(1), "added": .number(outcome.added), "updated": .number(outcome.updated),
            "removed": .number(outcome.removed), "unchanged": .number(outcome.unchanged),
            "entries": .array(
                outcome.entries.map {
                    .fields([
                        "id": .string($0.id.description), "path": .string($0.path),
                        "title": .string(SafeText.line($0.title)),
                    ])
                }),
            "losses": .array(
                outcome.losses.map {
                    .fields(["place": .string($0.place), "what": .string($0.what)])
                }),
        ])
    }
}
