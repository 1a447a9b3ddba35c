internal import Archive
internal import ArgumentParser
internal import Assets
internal import Editorial
internal import Export
internal import Git

struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "The templates, words and themes that pages are made of.",
        discussion: "`lb help templates` tells how they go together.",
        subcommands: [
            TemplateListCommand.self, TemplateCopyCommand.self, TemplateCheckCommand.self,
        ],
        defaultSubcommand: TemplateListCommand.self)

    /// Files inside the program that a blog may have its own of, by path below `Templates/`.
    static var files: [String] {
        Asset.paths.filter { $0.hasPrefix("Templates/") }.map { String($0.dropFirst(10)) }
            .filter {
                !$0.hasPrefix("demo/") && !$0.hasPrefix("drafts/") && !$0.hasPrefix("schema/")
            }
    }

    /// The blog's working files, where templates are edited.
    static func folder(_ blog: BlogRepository) throws -> String {
        guard let folder = blog.git.workDirectory else {
            throw Failure(
                .usage, "this blog has no working files",
                remedy: "Clone it, and change templates there.")
        }
        return folder + "/Templates"
    }
}

struct TemplateListCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Tell which files and themes there are, and which are the blog's own.")

    @OptionGroup var global: GlobalOptions

    func work(_ console: Console) async throws {
        let blog = try BlogRepository.open(from: global.directory)
        let folder = try TemplateCommand.folder(blog)
        let rows = try TemplateCommand.files.map { name in
            (name, isOwn: try DurableFile.read("\(folder)/\(name)", limit: 1 << 20) != nil)
        }
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1),
                    "templates": .array(
                        rows.map { .fields(["path": .string($0), "own": .bool($1)]) }),
                    "themes": .array(TemplateLibrary.themes.map { .string($0) }),
                ]))
        }
        for (name, isOwn) in rows { try console.print(isOwn ? "\(name)  (the blog's own)" : name) }
        try console.print("Themes: \(TemplateLibrary.themes.joined(separator: ", ")).")
    }
}

struct TemplateCopyCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Put one of lb's files into the blog, to be changed there.",
        discussion: """
            The copy counts as soon as it is committed. What lb changes in its own file later does not \
            reach it.

            In a language that lb has no words of, it puts its English ones there, to be translated.

            Examples:
              lb template copy entry.mustache
              lb template copy strings/fi.json
              lb template copy themes/broadsheet/theme.css
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("A file that `lb template list` names.", valueName: "file"))
    var file: String

    func work(_ console: Console) async throws {
        let isNew = Self.areWordsToBe(file)
        guard isNew || TemplateCommand.files.contains(file),
            let asset = Asset.named("Templates/\(isNew ? "strings/en.json" : file)")
        else {
            throw Failure(
                .notFound, "lb has no template '\(SafeText.line(file))'",
                remedy: "`lb template list` tells which there are.")
        }
        let blog = try BlogRepository.open(from: global.directory)
        let place = "\(try TemplateCommand.folder(blog))/\(file)"
        guard !DurableFile.exists(place) else {
            throw Failure(
                .invalid, "the blog has its own \(file) already",
                remedy: "Change it where it is, or remove it first.")
        }
        let above = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? "."
        try DurableFile.createFolder(above)
        try DurableFile.write(asset.bytes, to: place)
        try console.print(
            isNew
                ? "Templates/\(file) has lb's English words now. Translate them, and commit it."
                : "Templates/\(file) is the blog's own now. Commit it when it is right.")
    }

    /// Whether a file can be that of a language which lb has no words of.
    private static func areWordsToBe(_ file: String) -> Bool {
        guard file.hasPrefix("strings/"), file.hasSuffix(".json") else { return false }
        let tag = String(file.dropFirst("strings/".count).dropLast(".json".count))
        return Language.isTag(tag) && Asset.named("Templates/\(file)") == nil
    }
}

struct TemplateCheckCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Make the page with the templates as they lie there, and keep nothing.",
        discussion: """
            Tells what keeps a page from being made; what it lacks that its script, its links or its \
            readers rely on; what its Content-Security-Policy would stop; what would be loaded from \
            other hosts; elements that are not closed; brackets of style sheets and of the script that \
            do not match; files that are not in UTF-8; script in the icon; words with placeholders that \
            have no value. Ends with 1 if it finds something.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(help: "A theme of the page.")
    var theme: String?

    func work(_ console: Console) async throws {
        let blog = try BlogRepository.open(from: global.directory)
        let folder = try TemplateCommand.folder(blog)
        let edition = try blog.edition(at: blog.tip().commit)
        let library = TemplateLibrary(theme: theme ?? edition.blog.theme) { name in
            try DurableFile.read("\(folder)/\(name)", limit: 2 << 20)
        }
        let files = try render(.all, edition: edition, templates: library) { _ in nil }
        let findings = try TemplateReview.findings(library, language: edition.blog.language)
        if global.json {
            try console.print(
                json: .fields([
                    "lb": .number(1),
                    "findings": .array(
                        findings.map {
                            .fields([
                                "path": .string($0.path), "line": .number($0.line),
                                "message": .string($0.message), "remedy": .string($0.remedy),
                            ])
                        }),
                ]))
        } else {
            for finding in findings {
                let place = finding.line > 0 ? "\(finding.path):\(finding.line)" : finding.path
                try console.print(
                    "\(SafeText.forTerminal(place)): \(SafeText.forTerminal(finding.message)).")
                try console.print("    \(SafeText.forTerminal(finding.remedy))")
            }
        }
        if !findings.isEmpty { throw ExitCode(Exit.findings.rawValue) }
        var bytes = 0
        for file in files where !file.path.hasPrefix("media/") { bytes += try file.bytes.count }
        if global.json { return }
        try console.print("The templates are right: \(files.count) files, \(bytes) bytes.")
    }
}
