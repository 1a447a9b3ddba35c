internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct FlagCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "flag", abstract: "Demand a lawyer's sign-off, or give it.",
        discussion: """
            A flag survives edits; the sign-off speaks of exactly one text and does not. Whoever \
            signs off may `legal` on the desk.

            Examples:
              lb flag 3kq legal -m "Names a minor"
              lb flag 3kq legal --sign-off
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The draft: any unique start of its id.", valueName: "id"))
    var id: String

    @Argument(
        help: ArgumentHelp("What for: legal.", valueName: "name"))
    var name = SignOff.legal

    @Flag(name: .customLong("sign-off"), help: "Sign off exactly this text.")
    var signOff = false

    @Option(name: [.customShort("m"), .customLong("message")], help: "Why, or a word with it.")
    var note: String?

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let setting = try shift.setting()
        let chain = try shift.blog.draft(
            shift.blog.resolve(id, in: .drafts, at: setting.tip))
        let flags = chain.status(setting.desk).flags
        let isFlagged = flags.contains { $0.name == name }
        guard isFlagged || SignOff.kinds.contains(name) else {
            throw Failure(
                .usage, "there is no sign-off '\(SafeText.line(name))'",
                details: flags.map { "flagged: \($0.name), by \($0.by)" },
                remedy: Spelling.nearest(to: name.lowercased(), in: SignOff.kinds)
                    .map { "Did you mean `lb flag \(chain.id) \($0)`?" }
                    ?? "There is: \(SignOff.kinds.joined(separator: ", ")).")
        }
        guard signOff == isFlagged else {
            throw Failure(
                .invalid,
                isFlagged
                    ? "\(chain.id) is flagged \(name) already"
                    : "\(chain.id) is not flagged \(name)",
                details: flags.map { "flagged: \($0.name), by \($0.by)" },
                remedy: isFlagged
                    ? "`lb flag \(chain.id) \(name) --sign-off` signs it off."
                    : "`lb show \(chain.id)` shows what it waits for.")
        }
        let outcome = try await shift.decide(
            .init(signOff ? .clear : .flag, note: note, detail: name, seen: chain.text),
            on: chain.id)
        try Report.outcome(
            outcome, did: signOff ? "Signed off" : "Flagged \(name):", global: global,
            console: console)
    }
}
