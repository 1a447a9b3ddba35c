internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct EditCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change the text of a draft.",
        discussion: """
            Without a text, your editor opens the whole entry. An edit of a submitted or approved \
            draft takes it back to its writers, since an approval speaks of exactly one text.

            Examples:
              lb edit 3kq
              lb edit 3kq -t "A better title" --submit
              lb edit 3kq --file new-text.md
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The draft: any unique start of its id.", valueName: "id"))
    var id: String

    @OptionGroup var input: TextInput

    @Option(name: .shortAndLong, help: "A new title.")
    var title: String?

    @Flag(help: "Hand it to the editors at once.")
    var submit = false

    @Option(name: [.customShort("m"), .customLong("message")], help: "Why, for the log.")
    var note: String?

    func work(_ console: Console) async throws {
        let mayRead = title == nil || !input.text.isEmpty || input.file != nil
        if let given = mayRead ? try input.given(console) : nil {
            // What was typed is kept before anything else is looked at, be it the id or who is at work.
            let place = try? BlogRepository.open(from: global.directory)
            let kept = try KeptText.keep(given, for: place, name: "edit")
            try await kept.during(again: "lb edit \(SafeText.line(id))") {
                try DraftCommand.checkSize(given)
                let (shift, chain) = try await draft(console)
                try tellOthers(chain, shift, console)
                let bytes = EntryFile.replacing(
                    chain.bytes, path: chain.path, with: given, id: chain.id,
                    created: chain.acts.first?.at)
                try await finish(bytes, chain, shift, console)
                input.takenUp(shift.blog)
            }
            return
        }
        let (shift, chain) = try await draft(console)
        if title != nil {
            return try await finish(chain.bytes, chain, shift, console)
        }
        let setting = try shift.setting()
        try Workflow.decide(
            .edit, on: chain.status(setting.desk), by: setting.person, policy: setting.policy)
        try tellOthers(chain, shift, console)
        let notice = EditingNotice(
            chain.id, by: setting.person, in: shift.blog, at: shift.clock.now())
        defer { notice.remove() }
        let written = try await KeptText.write(
            chain.bytes, for: shift.blog, name: "edit-\(chain.id)", console: console)
        let bytes = written.file(
            chain.bytes, path: chain.path, id: chain.id, created: chain.acts.first?.at)
        if bytes == chain.bytes {
            written.kept.typed.discard()
            return try console.print("Nothing changed in \(chain.id).")
        }
        try await written.kept.during(again: "lb edit \(chain.id)") {
            try await finish(bytes, chain, shift, console)
        }
    }

    /// The draft, with what readers have by now.
    private func draft(_ console: Console) async throws -> (Shift, DraftChain) {
        let shift = try global.shift()
        let setting = try shift.setting()
        let draft = try shift.blog.resolve(id, in: .drafts, at: setting.tip)
        switch try await shift.bringOver(draft) {
        case nil: break
        case .merged: console.note("lb: Readers have a newer text: the draft has both now.")
        case .kept:
            console.note("lb: Readers have a newer text, changed in the same lines as the draft.")
            console.note("    `lb diff \(draft) --published` shows what the draft would change.")
        }
        return (shift, try shift.blog.draft(draft))
    }

    /// Says who else has the draft open.
    private func tellOthers(_ chain: DraftChain, _ shift: Shift, _ console: Console) throws {
        let zone = try Zone(shift.setting().blogFile.blog.timeZone)
        for sentence in EditingNotice.others(
            chain.id, in: shift.blog, zone: zone, now: shift.clock.now())
        {
            console.note("lb: \(SafeText.forTerminal(sentence))")
        }
    }

    private func finish(
        _ bytes: [UInt8], _ chain: DraftChain, _ shift: Shift, _ console: Console
    ) async throws {
        var bytes = SummaryCommand.inPoints(bytes, path: chain.path, console)
        if let title = title.map(TypedArgument.asTyped) {
            bytes = try EntryFile(bytes: bytes, path: chain.path).setting([
                ("title", .text(title))
            ])
        }
        let outcome = try await shift.decide(
            .init(.edit, note: note, bytes: bytes, seen: chain.text), on: chain.id)
        guard submit, outcome.problems.isEmpty else {
            return try Report.outcome(outcome, did: "Edited", global: global, console: console)
        }
        try await Report.goOn(
            after: outcome.written,
            otherwise: "the draft \(chain.id) has the new text, but was not submitted.", console
        ) {
            try await SubmitCommand.submit(
                chain.id, did: "Edited and submitted", shift, global, console)
        }
    }
}
