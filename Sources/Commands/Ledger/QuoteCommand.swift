internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct QuoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quote", abstract: "Record what somebody said, and who it was.",
        subcommands: [QuoteAddCommand.self])
}

struct QuoteAddCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record a quotation in a draft.",
        discussion: """
            The words as they were said; the checks hold the text against them. Of somebody unnamed, \
            record what readers may know, why there is no name, and who on the desk knows it. Never \
            record a name that must stay confidential.

            Examples:
              lb quote add 3kq "We will stay out" --speaker "Ana Lee" --role "doctor"
              lb quote add 3kq "It was chaos" --descriptor "an aide" --reason "not authorised to
                speak" --known-to sam
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The draft: any unique start of its id.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("The words, without quotation marks.", valueName: "words"))
    var words: String

    @Option(help: "Who said it.")
    var speaker: String?

    @Option(help: "What they are.")
    var role: String?

    @Option(help: "Where the words come from: a source of the entry.")
    var source: String?

    @Option(help: ArgumentHelp("The language they were said in.", valueName: "tag"))
    var language: String?

    @Flag(help: "The words are a translation.")
    var translated = false

    @Option(help: "Of somebody unnamed: what readers may know of them.")
    var descriptor: String?

    @Option(help: "Of somebody unnamed: why.")
    var reason: String?

    @Option(help: ArgumentHelp("Who on the desk knows who it is.", valueName: "person"))
    var knownTo: String?

    func validate() throws {
        if speaker == nil && descriptor == nil {
            throw ValidationError("Say who said it: --speaker NAME, or --descriptor \"an aide\"")
        }
    }

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let outcome = try await shift.addRecord(
            "quotes",
            [
                ("text", .text(words)), ("speaker", speaker.map(ScalarValue.text)),
                ("role", role.map(ScalarValue.text)), ("source", source.map(ScalarValue.text)),
                ("language", language.map(ScalarValue.text)),
                ("translated", translated ? .bool(true) : nil),
                ("descriptor", descriptor.map(ScalarValue.text)),
                ("reason", reason.map(ScalarValue.text)),
                ("known_to", knownTo.map(ScalarValue.text)),
            ], note: "quote: \(words)", to: try shift.draft(typed: id))
        try Report.outcome(
            outcome, did: "Recorded the quotation in", global: global, console: console)
    }
}
