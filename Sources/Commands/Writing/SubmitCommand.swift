internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct SubmitCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Hand drafts to the editors.",
        discussion: """
            What the checks would say at publication is shown now, while there is time to mend it. Several \
            drafts are handed in together, or none of them.

            Example:
              lb submit 3kq -m "Quote read back to her by phone"
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("Drafts: any unique start of their ids.", valueName: "id"))
    var ids: [String]

    @Option(name: [.customShort("m"), .customLong("message")], help: "A word to the editors.")
    var note: String?

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let setting = try shift.setting()
        let drafts = try shift.drafts(ids, for: .submit).map { try shift.blog.draft($0) }
        try await Self.passGate(drafts, shift, setting, global, console)
        for chain in drafts {
            let outcome = try await shift.decide(
                .init(.submit, note: note, seen: chain.text), on: chain.id)
            try Report.outcome(outcome, did: "Submitted", global: global, console: console)
            if !global.json {
                let file = try chain.file()
                let ahead = try await shift.check(
                    file, path: chain.path, event: .prePublish, setting)
                CheckReport.advise(ahead, file: file, path: chain.path, console: console)
            }
        }
    }

    /// Runs the hooks before a submit on all of some drafts.
    ///
    /// - Throws: what the hooks stop, of all of them, before any is handed in.
    private static func passGate(
        _ drafts: [DraftChain], _ shift: Shift, _ setting: Shift.Setting, _ global: GlobalOptions,
        _ console: Console
    ) async throws {
        var gates: [(EntryID, EntryFile, String, CheckResult)] = []
        for chain in drafts {
            let file = try chain.file()
            let gate = try await shift.check(file, path: chain.path, event: .preSubmit, setting)
            gates.append((chain.id, file, chain.path, gate))
        }
        try CheckReport.stop(gates, overriding: [:], console: console, json: global.json)
    }

    /// Hands in a draft that the hooks before a submit let through, whichever command it comes from.
    static func submit(
        _ id: EntryID, note: String? = nil, did: String, _ shift: Shift, _ global: GlobalOptions,
        _ console: Console
    ) async throws {
        try shift.require(.submit, on: [id])
        let chain = try shift.blog.draft(id)
        try await passGate([chain], shift, shift.setting(), global, console)
        let outcome = try await shift.decide(.init(.submit, note: note), on: id)
        try Report.outcome(outcome, did: did, global: global, console: console)
    }
}
