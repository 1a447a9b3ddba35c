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
            let chain = try shift.blog.draft(id)
            try Workflow.decide(
                .submit, on: chain.status(setting.policy), by: setting.person,
                policy: setting.policy)
            let file = try chain.file()
            let gate = try await shift.check(file, path: chain.path, event: .preSubmit, setting)
            try CheckReport.stop(
                [(id, file, chain.path, gate)], overriding: [:], console: console, json: global.json
            )
            let outcome = try await shift.decide(.init(.submit, note: note), on: id)
            try Report.outcome(outcome, did: "Submitted", global: global, console: console)
            if !global.json {
                let ahead = try await shift.check(
                    file, path: chain.path, event: .prePublish, setting)
                CheckReport.advise(ahead, file: file, path: chain.path, console: console)
            }
        }
    }
}
