internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct SourceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source", abstract: "Record where something comes from.",
        subcommands: [SourceAddCommand.self])
}

struct SourceAddCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record a source in a draft.",
        discussion: """
            Claims and quotations name it by its id, which is made of the name. A confidential source \
            has no name here: say what readers may know.

            Examples:
              lb source add 3kq "NHS England" --kind organisation --url https://www.england.nhs.uk/
              lb source add 3kq "a senior official" --kind confidential
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The draft: any unique start of its id.", valueName: "id"))
    var id: String

    @Argument(help: "What it is called.")
    var name: String

    @Option(name: .customLong("id"), help: "What records call it; made of the name without this.")
    var key: String?

    @Option(help: "person, document, agency, organisation, broadcast, social, confidential …")
    var kind: String?

    @Option(help: "Where to find it.")
    var url: String?

    @Flag(help: "You have verified that it is what it says.")
    var verified = false

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let chain = try shift.draft(typed: id)
        let key = key ?? Slug.of(name)
        if try chain.file().entry.sources.contains(where: { $0.id == key }) {
            throw ArchiveError(
                .exists, "\(chain.id) has a source '\(SafeText.line(key))' already",
                "--id gives this one another name.")
        }
        let person = try shift.setting().person.id
        let outcome = try await shift.addRecord(
            "sources",
            [
                ("id", .text(key)), ("name", .text(name)), ("kind", kind.map(ScalarValue.text)),
                ("url", url.map(ScalarValue.text)), ("obtained", .time(shift.clock.now())),
                ("verified_by", verified ? .text(person) : nil),
            ], note: "source: \(name)", to: chain)
        try Report.outcome(
            outcome, did: "Recorded the source \(SafeText.line(key)) in", global: global,
            console: console)
    }
}
