internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Export
internal import Foundation
internal import Git
internal import Newsroom

struct ExportCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write what readers have as a page, or as data.",
        discussion: """
            The same commit and the same templates give the same bytes, on any machine. Files that
            did not change are left alone, and readers never see half of one.

            Examples:
              lb export html -o site/
              lb export json -o blog.json
              lb export text
              lb export text --as-of 08:40
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(
        help: ArgumentHelp(
            "One of \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "format"))
    var format: String

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "Where to: a folder for a page, else a file; without it, standard output.",
            valueName: "path"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "As readers had it at a commit, a tag or any other revision of main.", valueName: "rev")
    )
    var at: String?

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            "As readers had it at a time: 08:40 of the last day, \"2016-02-10 08:40\", or RFC 3339.",
            valueName: "time"))
    var asOf: String?

    func work(_ console: Console) async throws {
        guard let format = ExportFormat(rawValue: format.lowercased()) else {
            throw Failure(
                .usage, "there is no format '\(SafeText.line(format))'",
                remedy:
                    "Formats are \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let blog = try BlogRepository.open(from: global.directory)
        let tip = try blog.tip()
        let commit =
            try await at.asyncMap { try await Revision.commit($0, in: blog) }
            ?? asOf.map { try Moment.commit($0, in: blog) } ?? tip.commit
        let edition = try blog.edition(at: commit)
        let tree = try blog.git.commit(commit).tree
        let place = blog.git.gitDirectory
        // Files are fetched on several cores, each with a handle of its own.
        let files = try render(
            format, edition: edition,
            templates: TemplateLibrary { name in
                try BlogRepository.open(from: place)
                    .file("Templates/\(name)", in: tree, limit: 1 << 20)
            },
            stamp: ProgramStamp.text,
            pieces: PieceCache(folder: blog.privateFolder + "/cache/pieces"),
            media: { path in
                try BlogRepository.open(from: place)
                    .file(path, in: tree, limit: Limits.mediaBytes)
            })
        try write(files, console)
    }

    private func write(_ files: [OutputFile], _ console: Console) throws {
        if files.count == 1, let file = files.first, !format.hasPrefix("html") {
            let bytes = try file.bytes
            guard let output, output != "-" else { return try console.write(bytes) }
            guard try DurableFile.read(output, limit: .max) != bytes else {
                return console.note("\(output) is up to date.")
            }
            try DurableFile.write(bytes, to: output)
            return console.note("Wrote \(output).")
        }
        guard let output else {
            throw Failure(
                .usage, "\(format) has \(files.count) files",
                remedy: "Say where they go: `lb export \(format) -o site/`.")
        }
        let outcome = try SiteWriter(folder: output, now: Surroundings.clock.now()).put(files)
        console.note(
            "Wrote \(outcome.written) files to \(output); \(outcome.unchanged) unchanged, "
                + "\(outcome.removed) removed.")
    }
}

extension Optional {
    /// What `transform` makes of the value, if there is one.
    func asyncMap<Result>(
        _ transform: (Wrapped) async throws -> Result
    ) async rethrows -> Result? {
        switch self {
        case .some(let value): try await transform(value)
        case .none: nil
        }
    }
}

/// A commit by any name that git knows.
enum Revision {
    /// - Throws: `Failure` if git knows no commit of that name.
    static func commit(_ name: String, in blog: BlogRepository) async throws -> ObjectID {
        let result = try await blog.git.runGit(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"], input: [])
        let text = String(decoding: result.output, as: UTF8.self)
        guard result.status == 0, let id = ObjectID(hex: SafeText.line(text)) else {
            throw Failure(
                .notFound, "there is no commit '\(SafeText.line(name))'",
                remedy: "`lb log --json` lists the commits of main.")
        }
        return id
    }
}
