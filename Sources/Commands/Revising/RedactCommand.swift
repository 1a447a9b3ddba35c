internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct RedactCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact", abstract: "Take an entry's text out of all history, by legal order.",
        discussion: """
            History is written anew: every commit from the first that held the text becomes another, \
            and a list of old and new ids is kept, with its digest in the redaction. Everything else \
            can be proven as before. One that was cut off is finished by the next act, by `lb doctor --repair`, or \
            by asking for it again; one that had changed nothing yet is dropped, and that is said. Every clone has to follow, with `lb sync --follow-redactions`. To \
            take an entry back without touching history, use `lb retract`.

            Example:
              lb redact 3kq --reason "Removed by order of the court" --yes
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The entry: its whole id.", valueName: "id"))
    var id: String

    @Option(name: [.customShort("m"), .long], help: "Why, for readers.")
    var reason: String

    @Flag(help: "Do not ask.")
    var yes = false

    func work(_ console: Console) async throws {
        guard let entry = EntryID(id) else {
            throw Failure(
                .usage, "'\(SafeText.line(id))' is not a whole id",
                remedy: "A redaction cannot be undone, so it takes all ten characters.")
        }
        try Failure.require(reason, "reason", "Say why, for readers: --reason \"…\"")
        let shift = try global.shift()
        if !yes { try confirm(entry, console) }
        let redaction = try await shift.redact(entry, reason: reason)
        if global.json {
            try console.print(
                json: .fields([
                    "lb": .number(1), "entry": .string(id), "map": .string(redaction.mapRef),
                    "sha256": .string(redaction.digest),
                    "commits": .number(redaction.renamed.count),
                    "left": .array(redaction.left.map(JSON.string)),
                ]))
        } else {
            try console.print(
                "Redacted \(Style.name(id, console)): \(redaction.renamed.count) commits were made anew"
            )
            try console.print("  old and new ids: `git show \(redaction.mapRef):commits`")
            try console.print("  sha256 of the list: \(redaction.digest)")
        }
        for ref in redaction.left {
            console.note("lb: \(SafeText.forTerminal(ref)) still holds the old history.")
        }
        if let trouble = redaction.trouble {
            console.note("lb: the old text is still in the repository: \(trouble).")
            console.note("    `lb doctor --repair` finishes it, and so does the next act.")
        }
        console.note(
            """
            Where this blog was pushed or cloned, and in backups, the text is still there:
              in the remote    lb sync --follow-redactions, then gc by whoever keeps it
              in every clone   the same; nothing else in it is lost
              for readers      lb export, and the caches in front of the page
            """)
        if redaction.trouble != nil { throw ExitCode(Exit.doneDespite.rawValue) }
    }

    private func confirm(_ entry: EntryID, _ console: Console) throws {
        guard console.canAsk, console.isTerminal else {
            throw Failure(
                .usage, "nobody is there to confirm that history is rewritten", remedy: "Add --yes."
            )
        }
        let answer = try console.ask(
            "This rewrites the history of the blog and cannot be undone. Type \(entry) to go on: ")
        guard answer == entry.description else {
            throw Failure(.refused, "that is not the id", remedy: "Nothing was changed.")
        }
    }
}
