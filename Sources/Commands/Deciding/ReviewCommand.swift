internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct ReviewCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Go through what waits for an editor.",
        discussion: """
            On a terminal: one draft after another, with its text, what changed since the last \
            decision, what the checks say, then one key. Elsewhere: the list, or one decision.

            Examples:
              lb review
              lb review 3kq --approve
              lb review 3kq --return -m "Who says so?"
              lb review --state submitted --author ana
              lb review 3kq --seen
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("Drafts: any unique start of their ids.", valueName: "id"))
    var ids: [String] = []

    @Flag(help: "Approve exactly this text.")
    var approve = false

    @Flag(name: .customLong("return"), help: "Hand it back to its writers.")
    var handBack = false

    @Flag(help: "Say that you have looked at what was published without review.")
    var seen = false

    @Option(name: [.customShort("m"), .customLong("message")], help: "The reason, or a word.")
    var note: String?

    @OptionGroup var choice: DraftFilter

    func validate() throws {
        try Filter.goes(with: ids.isEmpty, isEmpty: choice.isEmpty)
        if [approve, handBack, seen].count(where: { $0 }) > 1 {
            throw ValidationError("--approve, --return and --seen exclude each other.")
        }
        if (approve || handBack || seen) && ids.isEmpty {
            throw ValidationError("Say which draft: lb review ID --approve")
        }
        if handBack && note == nil {
            throw ValidationError("A return needs its reason: -m \"…\"")
        }
    }

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let setting = try shift.setting()
        if seen {
            for typed in ids {
                let id = try shift.blog.resolve(typed, in: .published, at: setting.tip)
                let publication = try await shift.look(id, note: note)
                try Report.publication(
                    publication, did: "Looked at \(id)", json: global.json, console: console)
            }
            return
        }
        if approve || handBack {
            for typed in ids {
                let id = try shift.blog.resolve(typed, in: .drafts, at: setting.tip)
                let outcome = try await shift.decide(
                    .init(approve ? .approve : .return, note: note), on: id)
                try Report.outcome(
                    outcome, did: approve ? "Approved" : "Returned", global: global,
                    console: console)
            }
            return
        }
        let queue = try queue(shift, setting)
        let looks = ids.isEmpty ? try shift.awaitedLooks() : []
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1), "awaiting_look": .array(looks.map(Report.json)),
                    "queue": .array(queue.map { Report.json($0.0, $0.1) }),
                ]))
        }
        try LookTable.print(looks, console: console)
        if queue.isEmpty { return try console.print("Nothing waits for an editor.") }
        guard console.isTerminal, console.canAsk else {
            return try DraftTable.print(queue, shift: shift, console: console)
        }
        try await ReviewSession(shift: shift, console: console).run(queue.map(\.0.id))
    }

    /// What is submitted or approved, the longest-waiting first; or the drafts asked for.
    private func queue(
        _ shift: Shift, _ setting: Shift.Setting
    ) throws -> [(DraftChain, DraftStatus)] {
        if !ids.isEmpty {
            return try ids.map {
                let id = try shift.blog.resolve($0, in: .drafts, at: setting.tip)
                let chain = try shift.blog.draft(id)
                return (chain, chain.status(setting.desk))
            }
        }
        let wanted = try choice.wanted(shift)
        let queue = try shift.blog.drafts().drafts.map { ($0, $0.status(setting.desk)) }
            .filter {
                (!wanted.states.isEmpty || $0.1.state == .submitted || $0.1.state == .approved)
                    && wanted.takes($0.0, $0.1)
            }
            .sorted {
                ($0.1.changed ?? .distantPast, $0.0.id) < ($1.1.changed ?? .distantPast, $1.0.id)
            }
        try choice.filter.refuseUnknown(shift, foundSome: !queue.isEmpty)
        return queue
    }
}
