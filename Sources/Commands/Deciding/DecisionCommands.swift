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
        for id in try shift.drafts(ids, for: Self.act) {
            let outcome = try await shift.decide(.init(Self.act, note: note), on: id)
            try Report.outcome(outcome, did: Self.did, global: global, console: console)
        }
    }
}

extension Shift {
    /// The drafts that somebody names for an act, each once: what means nothing, or may not be done to one of
    /// them, is told before anything is done.
    func drafts(_ typed: [String], for act: Act) throws -> [EntryID] {
        let tip = try setting().tip
        var ids: [EntryID] = []
        for name in typed {
            let id = try blog.resolve(name, in: .drafts, at: tip)
            if !ids.contains(id) { ids.append(id) }
        }
        try require(act, on: ids)
        return ids
    }
}

struct ApproveCommand: DecisionCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Approve exactly the text that a draft has now.",
        discussion: """
            An edit voids the approval. With four eyes, nobody approves what they wrote part of. Several \
            drafts are approved together, or none of them.

            Examples:
              lb approve 3kq
              lb approve 3kq 9vd 5f0
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
        for id in try shift.drafts(ids, for: revive ? .revive : .spike) {
            let outcome = try await shift.decide(
                .init(revive ? .revive : .spike, note: note), on: id)
            try Report.outcome(
                outcome, did: revive ? "Took up again" : "Spiked", global: global,
                console: console)
        }
    }
}
