internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct UpdateCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Improve a published text, through review.",
        discussion: """
            Readers see "Updated" with its time. What was wrong is a correction, `lb correct`: a figure, \
            a name or a quotation that changes without a note is refused.

            Examples:
              lb update 3kq
              lb update 3kq --file longer.md --submit
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The entry: any unique start of its id.", valueName: "id"))
    var id: String

    @OptionGroup var text: RevisionText

    func work(_ console: Console) async throws {
        try await text.start(
            .init(.update), mayKeepText: false, did: "Started an update of",
            again: "lb update \(SafeText.line(id))", global: global, console: console
        ) { try $0.blog.resolve(id, in: .published, at: $0.blog.tip()) }
    }
}

struct CorrectCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Put right what was wrong, and tell readers, through review.",
        discussion: """
            The note is for readers, and stays on the entry. What stood there and what stands there now \
            is taken from the text where the change is short, or said with --was and --now.

            Examples:
              lb correct 3kq --note "An earlier version gave the wrong number of sailings." "Twelve sailings are off."
              lb correct 3kq --note "We misspelt Ms Ruiz's name." --submit
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The entry: any unique start of its id.", valueName: "id"))
    var id: String

    @OptionGroup var text: RevisionText

    @Option(name: [.customShort("m"), .long], help: "What was wrong, for readers.")
    var note: String

    @Option(help: "The words that were wrong.")
    var was: String?

    @Option(help: "What stands there now.")
    var now: String?

    func work(_ console: Console) async throws {
        try Failure.require(
            note, "note", "Say what was wrong: --note \"An earlier version said …\"")
        var revision = Shift.Revision(.correct, note: note)
        revision.was = was
        revision.now = now
        try await text.start(
            revision, mayKeepText: true, did: "Started a correction of",
            again: "lb correct \(SafeText.line(id)) --note …", global: global, console: console
        ) { try $0.blog.resolve(id, in: .published, at: $0.blog.tip()) }
    }
}

struct RetractCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract", abstract: "Take a published entry back; readers see why.",
        discussion: """
            Another editor approves and publishes it, as anything else; --without-review takes it \
            back at once, and a second person looks at it afterwards. The text stays in history.

            Examples:
              lb retract 3kq --reason "The picture showed another strike."
              lb retract 3kq --reason "Legal complaint" --without-review
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The entry: any unique start of its id.", valueName: "id"))
    var id: String

    @Option(name: [.customShort("m"), .long], help: "Why, for readers.")
    var reason: String

    @Flag(name: .customLong("without-review"), help: "At once, before anybody else has looked.")
    var withoutReview = false

    func work(_ console: Console) async throws {
        try Failure.require(reason, "reason", "Say why, for readers: --reason \"…\"")
        let shift = try global.shift()
        let setting = try shift.setting()
        let id = try shift.blog.resolve(id, in: .published, at: setting.tip)
        if withoutReview, !setting.person.has(.edit) {
            throw Refusal.capability("publish", .edit, setting.person)
        }
        let outcome = try await shift.revise(id, .init(.retract, note: reason))
        try await Report.goOn(
            after: outcome.written,
            otherwise: "the retraction is kept as the draft \(id); readers still see the entry.",
            console
        ) {
            if withoutReview {
                var order = Shift.PublishOrder()
                order.withoutReview = reason
                return try await PublishCommand.publish(
                    [id], order, shift: shift, json: global.json, console: console)
            }
            try await SubmitCommand.submit(
                id, did: "Submitted the retraction of", shift, global, console)
        }
    }
}

struct RevertCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "revert",
        abstract: "Bring an earlier version of an entry back, as a new draft.",
        discussion: """
            `lb log ID` lists the versions.

            Example:
              lb revert 3kq --to 1f3a9c2
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The entry: any unique start of its id.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("A commit of its story.", valueName: "rev"))
    var to: String

    @Option(help: "Why; needed for an entry that was taken back.")
    var reason: String?

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let id = try shift.blog.resolve(id, in: .any, at: shift.blog.tip())
        let commit = try await Revision.commit(to, in: shift.blog)
        let outcome = try await shift.revert(id, to: commit, reason: reason)
        try Report.outcome(
            outcome, did: "Brought back the version of \(commit.hex.prefix(10)) of", global: global,
            console: console)
    }
}

struct UndoCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take back your last act, by a new one.",
        discussion: """
            Nothing is destroyed: history tells of the act and of its undoing. A publish that was \
            shared with another repository is not undone; `lb correct` and `lb retract` are for that.

            Examples:
              lb undo
              lb undo 3kq
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("Only what you did to this entry.", valueName: "id"))
    var id: String?

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let tip = try shift.blog.tip()
        let id = try id.map { try shift.blog.resolve($0, in: .any, at: tip) }
        switch try await shift.undo(id) {
        case .draft(let outcome, let undone):
            try Report.outcome(
                outcome,
                did: "Took back the \(undone.act.rawValue), now \(outcome.state.rawValue):",
                global: global, console: console)
        case .publishing(let publication, let subject, let reopened):
            let drafts =
                reopened.isEmpty
                ? "" : "; open again: \(reopened.map(\.description).joined(separator: ", "))"
            try Report.publication(
                publication, did: "Took back “\(Report.fit(subject, 60))”\(drafts)",
                json: global.json, console: console)
        }
    }
}
