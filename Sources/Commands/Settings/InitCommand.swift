internal import Archive
internal import ArgumentParser
internal import Assets
internal import Editorial
internal import Git
internal import Newsroom

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Start a blog in a new folder.",
        discussion: """
            Whoever starts it is the first person on its desk and may do everything; `lb desk add` \
            brings in the others.

            Example:
              lb init strike --title "Junior doctors on strike" --time-zone Europe/London
            """)

    @Argument(help: ArgumentHelp("The folder, which must not exist or be empty.", valueName: "dir"))
    var directory: String

    @Option(help: "The title of the blog.")
    var title: String

    @Option(help: "The IANA time zone that readers see, such as Europe/London.")
    var timeZone: String

    @Option(help: "The language of the blog, BCP 47.")
    var language = "en-GB"

    @Flag(help: "Make a shared repository without working files.")
    var bare = false

    @Flag(help: "Print JSON, in a stable form with a version.")
    var json = false

    func run() async throws {
        let console = Console()
        do {
            try await work(console)
        } catch {
            let failure = Failure(error)
            failure.report(json: json, console: console)
            throw ExitCode(failure.exit.rawValue)
        }
    }

    /// The built-in hooks, which every blog starts with.
    static var hooks: [(path: String, bytes: [UInt8])] {
        Asset.paths.filter { $0.hasPrefix("Hooks/") && $0.contains(".d/") }
            .compactMap(Asset.named).map { ($0.path, $0.bytes) }
    }

    /// What a blog has under `Hooks/` from its first commit: the hooks, the page that tells how to write
    /// one with its schemas and examples, and the lists that its newsroom fills.
    static func hookFiles(
        _ language: String
    ) -> [(path: String, bytes: [UInt8], executable: Bool)] {
        let pages = Asset.paths.filter {
            $0 == "Hooks/README.md" || $0.hasPrefix("Hooks/schema/")
                || $0.hasPrefix("Hooks/examples/")
        }.compactMap(Asset.named).map { ($0.path, $0.bytes, false) }
        let tag = language.prefix { $0 != "-" }.lowercased()
        let lists =
            tag.allSatisfy(\.isLetter)
            ? Asset.named("Hooks/words/en/newsroom.txt").map {
                ("Hooks/words/\(tag)/newsroom.txt", $0.bytes, false)
            } : nil
        return hooks.map { ($0.path, $0.bytes, true) } + pages + (lists.map { [$0] } ?? [])
    }

    private func work(_ console: Console) async throws {
        let title = SafeText.line(title)
        guard !title.isEmpty, title.count <= Limits.titleCharacters else {
            throw Failure(
                .usage, "the title has \(title.count) characters",
                remedy: "1 to \(Limits.titleCharacters) are allowed.")
        }
        guard Zone.isKnown(timeZone) else {
            throw Failure(
                .usage, "there is no time zone '\(SafeText.line(timeZone))'",
                remedy: Zone.suggestion(for: timeZone))
        }
        let slug = Slug.of(title)
        var blog = Blog(title: title, slug: slug.isEmpty ? "live" : slug, timeZone: timeZone)
        blog.language = language
        let created = try await NewBlogUseCase(
            blog: blog, machine: Surroundings.machineIdentity(), clock: Surroundings.clock,
            hooks: Self.hookFiles(language)
        ).run(at: directory, bare: bare)
        if json {
            return try console.print(
                json: .fields([
                    "lb": .number(1), "directory": .string(directory),
                    "person": .string(created.person.id),
                ]))
        }
        try console.print("Started “\(title)” in \(directory).")
        try console.print(
            "On its desk: \(created.person.name) (\(created.person.id)). "
                + "`lb desk add` brings in the others.")
        HookWordsCommand.noteUnknown(language, console)
        PageWords.note(language, console)
    }
}
