internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Export
internal import Git
internal import Newsroom

struct ExportCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write what readers have as a page, or as data.",
        discussion: """
            The same commit and the same templates give the same bytes, on any machine. Files that \
            did not change are left alone, and readers have the whole old page or the whole new one: \
            `lb help exports` tells how, and when not. Only a pin with an end is taken off by the clock, \
            even before `lb tick` records it.

            As of a time, a page is as readers had it: of an imported blog, as its source then stood by the \
            times of its entries, and live until the time at which its coverage ended, though the blog was \
            brought in after that. What was imported into a blog that is newer came to its readers with the \
            import, and is not on its page before. A revision is shown as it stands.

            Examples:
              lb export html -o site/
              lb export all -o site/ --watch
              lb export html -o then/ --as-of 08:40
              lb export json -o blog.json
              lb export schema -o blog.schema.json
              lb export text
              lb export --list
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("What to write; --list tells what there is.", valueName: "format"))
    var format: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "Where to: a folder for a page, else a file, a pipe or a device; without it, standard output.",
            valueName: "path"))
    var output: String?

    @Option(
        name: [.customLong("as-of"), .customLong("at")],
        help: ArgumentHelp(
            "As readers had it then: 08:40, \"2016-02-10 08:40\", RFC 3339, or any revision.",
            valueName: "time|rev"))
    var asOf: String?

    @Option(help: "A theme of the page; `lb template list` tells which there are.")
    var theme: String?

    @Flag(help: "Tell which formats there are, and write nothing.")
    var list = false

    @Flag(help: "Tell how far it is.")
    var progress = false

    @Flag(help: "Write again whenever something is published; Ctrl-C ends it.")
    var watch = false

    func work(_ console: Console) async throws {
        if list { return try tellFormats(console) }
        guard let name = format, let format = ExportFormat(rawValue: name.lowercased()) else {
            throw Failure(
                .usage,
                format.map { "there is no format '\(SafeText.line($0))'" } ?? "there is no format",
                remedy:
                    "Formats are \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let output = output.flatMap { DurableFile.isStandardOutput($0) ? "-" : $0 }
        if let output, output != "-" {
            try ExportPlace.require(output, takes: format, in: global.directory)
        }
        var edition = EditionExport(
            directory: global.directory, format: format, theme: theme, output: output)
        if format == .schema { return try tell(edition.put(ExportFormat.schemaBytes), console) }
        edition.missing = { paths in
            for path in paths {
                console.note(
                    "lb: the page goes out without \(path): an entry names it, and the blog has no such file."
                )
            }
        }
        guard watch else {
            edition.isLast = true
            let blog = try BlogRepository.open(from: global.directory)
            let commit =
                try await asOf.asyncMap { try await Revision.commit(asOf: $0, in: blog) }
                ?? blog.tip().commit
            // A revision stands for itself; a time, or no word of it, for those who look then.
            let moment = try asOf.map { try Moment.read($0, in: blog) } ?? Surroundings.clock.now()
            edition.isPast = asOf != nil
            let material = try edition.material(blog, commit)
            if format.hasWords { PageWords.note(material, console) }
            return try tell(
                edition.write(blog, material, at: moment, progress: progress(console)), console)
        }
        guard asOf == nil, let output, output != "-" else {
            throw Failure(
                .usage, "--watch needs a place to write to, and no --as-of",
                remedy: "Say where: `lb export \(format) -o site/ --watch`.")
        }
        if format.hasWords {
            let blog = try BlogRepository.open(from: global.directory)
            try PageWords.note(blog, at: blog.tip().commit, console)
        }
        try await watch(edition, console)
    }

    private func tellFormats(_ console: Console) throws {
        let rows = ExportFormat.allCases
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1),
                    "formats": .array(
                        rows.map {
                            .fields([
                                "name": .string($0.rawValue), "about": .string($0.summary),
                                "file": $0.file.map { .string($0) } ?? .null,
                            ])
                        }),
                ]))
        }
        for row in rows { try console.print("\(row.rawValue.padding(to: 9)) \(row.summary)") }
    }

    private func progress(_ console: Console) -> (@Sendable (Int, Int) -> Void)? {
        guard progress else { return nil }
        return { done, all in console.note("\(done) of \(all) files") }
    }

    private func tell(_ outcome: EditionExport.Outcome, _ console: Console) throws {
        switch outcome {
        case .bytes(let bytes): try console.write(bytes)
        case .file(let path, let isNew):
            console.note(isNew ? "Wrote \(path)." : "\(path) is up to date.")
        case .folder(let path, let done):
            console.note(
                "Wrote \(done.written) files to \(path); \(done.unchanged) unchanged, "
                    + "\(done.removed) removed.")
        }
    }

    /// Looks at main twice a second: a file read, and nothing else.
    private func watch(_ export: EditionExport, _ console: Console) async throws {
        StopSignal.install()
        var last: ObjectID?
        var pinEnd: Instant?
        while !StopSignal.isSet {
            do {
                let blog = try BlogRepository.open(from: global.directory)
                let tip = try blog.tip().commit
                let now = Surroundings.clock.now()
                // What a pin's time does to the page happens without a commit.
                if tip != last || pinEnd.map({ $0 <= now }) == true {
                    try tell(
                        export.write(blog, tip, at: now, progress: progress(console)), console)
                    last = tip
                    pinEnd = try blog.blogFile(at: blog.tip()).blog.pin?.until
                        .flatMap { $0 > now ? $0 : nil }
                }
            } catch {
                // What is broken at the first look stays broken; later, a full disk may be over soon.
                guard last != nil else { throw error }
                Failure(error).report(json: false, console: console)
            }
            await StopSignal.wait(milliseconds: 500)
        }
        console.note("lb: stopped; \(output ?? "the export") stays as it is.")
    }
}
