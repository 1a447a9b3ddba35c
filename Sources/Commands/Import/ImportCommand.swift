internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring a blog in from elsewhere.",
        discussion: """
            Each entry becomes a commit with its own date and author; what cannot be brought over is \
            listed. The same file brought in again adds nothing, and what changed in it since becomes an \
            update. Into DIR, which is started as a new blog if there is none; else into the blog you \
            are in.

            Coverage has ended in a new blog if the source says so, or, where it says nothing, if it has \
            not changed for a day: such a page asks for no news. --live and --ended say otherwise.
            """,
        subcommands: [
            ImportTextCommand.self, ImportJSONCommand.self, ImportWordPressCommand.self,
            ImportSourcefabricCommand.self, ImportGuardianCommand.self, ImportMarkdownCommand.self,
        ])
}

struct ImportTextCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Bring in the saved text of a live page.",
        discussion: """
            A page saved as text becomes a blog: summary, entries with their times, quotes, captions \
            and bylines, and a report of what the text no longer held.

            Example:
              lb import text page.txt strike --title "Strike day"
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var input: ImportInput

    func work(_ console: Console) async throws {
        let bytes = try input.bytes()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.invalid, "\(input.file) is not UTF-8 text", remedy: "Save it as UTF-8.")
        }
        let page = SavedPageReader.read(text)
        guard !page.entries.isEmpty else {
            throw Failure(
                .invalid, "\(input.file) holds no entry",
                remedy: "An entry starts with a line such as "
                    + "“Title published at 08:58 Greenwich Mean Time 10 February 2016”.")
        }
        try await input.run(
            zone: page.entries.lazy.compactMap(\.time.zoneName).first, global, console
        ) { try page.imported() }
    }
}

struct ImportJSONCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "json", abstract: "Bring in what `lb export json` wrote.",
        discussion: """
            Everything that the export holds comes back: exported again, the blog gives the same file, \
            but for the commit and its moment. Pictures are taken from the folder media/ beside the \
            file, where an export as a page has them.

            Example:
              lb import json blog.json again
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var input: ImportInput

    func work(_ console: Console) async throws {
        let bytes = try input.bytes()
        try await input.run(global, console) {
            try OwnJSON.read(bytes) { try input.beside($0, limit: Limits.mediaBytes) }
        }
    }
}

struct ImportWordPressCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "wordpress", abstract: "Bring in entries of the Liveblog plugin of WordPress.",
        discussion: """
            FILE is what its REST interface answers, {"entries": […]}. Entries of the type "new", \
            "update" and "delete" become commits of their own; HTML becomes Markdown.

            Example:
              lb import wordpress entries.json strike --title "Strike day"
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var input: ImportInput

    func work(_ console: Console) async throws {
        let bytes = try input.bytes()
        try await input.run(global, console) { try WordPress.read(bytes) }
    }
}

struct ImportSourcefabricCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "sourcefabric", abstract: "Bring in posts of Live Blog by Sourcefabric.",
        discussion: """
            FILE is what its API answers for the posts of a blog, {"_items": […]}. Highlighted posts \
            become key events, the sticky one is pinned; HTML becomes Markdown.

            Example:
              lb import sourcefabric posts.json strike --title "Strike day"
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var input: ImportInput

    func work(_ console: Console) async throws {
        let bytes = try input.bytes()
        try await input.run(global, console) { try Sourcefabric.read(bytes) }
    }
}

struct ImportGuardianCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "guardian", abstract: "Bring in a live blog of the Guardian's Content API.",
        discussion: """
            FILE is what the API answers for one live blog with show-blocks=body and \
            show-tags=contributor. Key events and the pinned block are kept; HTML becomes Markdown.

            Example:
              lb import guardian live.json strike
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var input: ImportInput

    func work(_ console: Console) async throws {
        let bytes = try input.bytes()
        try await input.run(global, console) { try Guardian.read(bytes) }
    }
}

struct ImportMarkdownCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "markdown", abstract: "Bring in a folder of Markdown files.",
        discussion: """
            One entry a file, with or without front matter; its time is its `date`, or stands in its \
            name, as in 2016-02-10-0858-title.md. Files of another blog of lb are taken as they are. A \
            document that `lb export markdown` wrote becomes the blog that it tells of, each entry with \
            the words of the document.

            Example:
              lb import markdown posts/ strike --title "Strike day"
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var input: ImportInput

    func work(_ console: Console) async throws {
        try await input.run(global, console) { try MarkdownFolder.read(input.file) }
    }
}
