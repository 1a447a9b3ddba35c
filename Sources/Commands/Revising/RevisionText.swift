internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

/// The new text of a published entry, and what is done with it.
struct RevisionText: ParsableArguments {
    @OptionGroup var input: TextInput

    @Option(name: .shortAndLong, help: "A new title.")
    var title: String?

    @Flag(help: "Hand it to the editors at once.")
    var submit = false

    /// Starts the draft: what is given, or what the person makes of the text in their editor.
    ///
    /// - Parameters:
    ///   - entry: which one; asked once the text is safe.
    ///   - mayKeepText: whether the revision says something even if the text stays.
    ///   - again: the command that takes up a text which could not be used.
    func start(
        _ revision: Shift.Revision, mayKeepText: Bool, did: String, again: String,
        global: GlobalOptions, console: Console, of entry: (Shift) throws -> EntryID
    ) async throws {
        let isTextGiven = !input.text.isEmpty || input.file != nil
        let mayRead = isTextGiven || title == nil && !mayKeepText
        if let given = mayRead ? try input.given(console) : nil {
            let place = try? BlogRepository.open(from: global.directory)
            let kept = try KeptText.keep(given, for: place, name: "revise")
            return try await kept.during(again: again) {
                try DraftCommand.checkSize(given)
                let shift = try global.shift()
                let id = try entry(shift)
                let found = try shift.revisable(id)
                let bytes = SummaryCommand.inPoints(
                    EntryFile.replacing(
                        found.bytes, path: found.path, with: given, id: id, created: nil),
                    path: found.path, console)
                try await finish(id, bytes, revision, did: did, shift, global, console)
                input.takenUp(shift.blog)
            }
        }
        let shift = try global.shift()
        let id = try entry(shift)
        let found = try shift.revisable(id)
        if title != nil || mayKeepText && !console.canAsk {
            return try await finish(id, found.bytes, revision, did: did, shift, global, console)
        }
        let written = try await KeptText.write(
            found.bytes, for: shift.blog, name: "revise-\(id)", console: console)
        let bytes = written.file(found.bytes, path: found.path, id: id)
        if bytes == found.bytes, !mayKeepText {
            written.kept.typed.discard()
            return try console.print("Nothing changed in \(id).")
        }
        try await written.kept.during(again: again) {
            let bytes = SummaryCommand.inPoints(bytes, path: found.path, console)
            try await finish(id, bytes, revision, did: did, shift, global, console)
        }
    }

    private func finish(
        _ id: EntryID, _ bytes: [UInt8], _ revision: Shift.Revision, did: String, _ shift: Shift,
        _ global: GlobalOptions, _ console: Console
    ) async throws {
        var revision = revision
        revision.bytes =
            title.map(TypedArgument.asTyped).map {
                EntryFile.setting([("title", .text($0))], in: bytes)
            } ?? bytes
        let outcome = try await shift.revise(id, revision)
        guard submit, outcome.problems.isEmpty else {
            return try Report.outcome(outcome, did: did, global: global, console: console)
        }
        try await Report.goOn(
            after: outcome.written,
            otherwise: "it is kept as the draft \(id), but was not submitted.", console
        ) {
            try await SubmitCommand.submit(
                id, did: did.replacing("Started", with: "Started and submitted"), shift, global,
                console)
        }
    }
}
