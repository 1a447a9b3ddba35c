internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct SubmitCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Hand drafts to the editors.",
        discussion: """
            What the checks would say at publication is shown now, while there is time to mend it.

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
        for typed in ids {
            let setting = try shift.setting()
            let id = try shift.blog.resolve(typed, in: .drafts, at: setting.tip)
            let chain = try await Self.submit(
                id, note: note, did: "Submitted", shift, global, console)
            if !global.json {
                let file = try chain.file()
                let ahead = try await shift.check(
                    file, path: chain.path, event: .prePublish, setting)
                CheckReport.advise(ahead, file: file, path: chain.path, console: console)
            }
        }
    }

    /// Hands in a draft that the hooks before a submit let through, whichever command it comes from.
    @discardableResult
    static func submit(
        _ id: EntryID, note: String? = nil, did: String, _ shift: Shift, _ global: GlobalOptions,
        _ console: Console
    ) async throws -> DraftChain {
        let setting = try shift.setting()
        let chain = try shift.blog.draft(id)
        do {
            try Workflow.decide(
                .submit, on: chain.status(setting.policy), by: setting.person,
                policy: setting.policy)
        } catch {
            throw error.about(id, chain.name)
        }
        let file = try chain.file()
        let gate = try await shift.check(file, path: chain.path, event: .preSubmit, setting)
        try CheckReport.stop(
            [(id, file, chain.path, gate)], overriding: [:], console: console, json: global.json)
        let outcome = try await shift.decide(.init(.submit, note: note), on: id)
        try Report.outcome(outcome, did: did, global: global, console: console)
        return chain
    }
}
