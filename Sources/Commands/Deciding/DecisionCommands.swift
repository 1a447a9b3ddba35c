internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

/// A command that does one act to each of some drafts.
protocol DecisionCommand: BlogCommand {
    static var act: Act { get }
    /// What was done, as the start of a sentence.
    static var did: String { get }
    var ids: [String] { get }
    var note: String? { get }
}

extension DecisionCommand {
    func work(_ console: Console) async throws {
        let shift = try global.shift()
        if Self.act == .return || Self.act == .comment {
            try Failure.require(note ?? "", "message", "Say it with -m \"…\"")
        }
        // A name that means nothing is told before anything is done.
        let tip = try shift.setting().tip
        for id in try ids.map({ try shift.blog.resolve($0, in: .drafts, at: tip) }) {
            let outcome = try await shift.decide(.init(Self.act, note: note), on: id)
            try Report.outcome(outcome, did: Self.did, global: global, console: console)
        }
    }
}

struct ApproveCommand: DecisionCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Approve exactly the text that a draft has now.",
        discussion: """
            An edit voids the approval. With four eyes, nobody approves what they wrote part of.

            Example:
              lb approve 3kq
            """)
    static let act = Act.approve
    static let did = "Approved"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Drafts: any unique start of their ids.", valueName: "id"))
    var ids: [String]
    @Option(name: [.customShort("m"), .customLong("message")], help: "A word with it.")
    var note: String?
}

struct ReturnCommand: DecisionCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Hand a draft back to its writers, with the reason.",
        discussion: """
            Example:
              lb return 3kq -m "Who is the source of the number?"
            """)
    static let act = Act.return
    static let did = "Returned"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Drafts: any unique start of their ids.", valueName: "id"))
    var ids: [String]
    @Option(name: [.customShort("m"), .customLong("message")], help: "The reason.")
    var reason: String

    var note: String? { reason }
}

struct CommentCommand: DecisionCommand {
    static let configuration = CommandConfiguration(
        commandName: "comment", abstract: "Say something about a draft, for the desk only.",
        discussion: """
            Example:
              lb comment 3kq -m "The union confirmed by phone, 08:12"
            """)
    static let act = Act.comment
    static let did = "Commented on"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Drafts: any unique start of their ids.", valueName: "id"))
    var ids: [String]
    @Option(name: [.customShort("m"), .customLong("message")], help: "The comment.")
    var text: String

    var note: String? { text }
}

struct SpikeCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "spike", abstract: "Put drafts aside for good, or take them up again.",
        discussion: """
            A spiked draft is off every list but stays in the repository.

            Examples:
              lb spike 3kq -m "Overtaken"
              lb spike --revive 3kq
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Drafts: any unique start of their ids.", valueName: "id"))
    var ids: [String]
    @Option(name: [.customShort("m"), .customLong("message")], help: "The reason.")
    var note: String?
    @Flag(help: "Take it up again as a draft.")
    var revive = false

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let tip = try shift.setting().tip
        for id in try ids.map({ try shift.blog.resolve($0, in: .drafts, at: tip) }) {
            let outcome = try await shift.decide(
                .init(revive ? .revive : .spike, note: note), on: id)
            try Report.outcome(
                outcome, did: revive ? "Took up again" : "Spiked", global: global,
                console: console)
        }
    }
}
