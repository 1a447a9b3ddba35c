internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct HoldCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Keep a draft back until somebody says so, or another is out.",
        discussion: """
            Examples:
              lb hold 3kq -m "Waits for the police statement"
              lb hold 3kq --after 9vd
              lb hold 3kq --release
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The draft: any unique start of its id.", valueName: "id"))
    var id: String

    @Option(
        help: ArgumentHelp("Until this entry is published.", valueName: "id"))
    var after: String?

    @Flag(help: "Let it go on.")
    var release = false

    @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
    var note: String?

    func validate() throws {
        if after != nil && release {
            throw ValidationError("--after and --release exclude each other.")
        }
    }

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let tip = try shift.blog.tip()
        let id = try shift.blog.resolve(id, in: .drafts, at: tip)
        if release {
            let outcome = try await shift.decide(.init(.release, note: note), on: id)
            return try Report.outcome(outcome, did: "Released", global: global, console: console)
        }
        let outcome =
            if let after {
                try await shift.hold(
                    id, after: shift.blog.resolve(after, in: .any, at: tip), note: note)
            } else {
                try await shift.decide(
                    .init(.hold, note: note, detail: Hold.Until.released.description), on: id)
            }
        try Report.outcome(outcome, did: "Held", global: global, console: console)
    }
}
