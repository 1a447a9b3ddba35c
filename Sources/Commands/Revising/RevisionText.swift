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
    /// - Parameter mayKeepText: whether the revision says something even if the text stays.
    func start(
        _ id: EntryID, _ revision: Shift.Revision, mayKeepText: Bool, did: String,
        global: GlobalOptions, console: Console
    ) async throws {
        let shift = try global.shift()
        let found = try shift.revisable(id)
        let isTextGiven = !input.text.isEmpty || input.file != nil
        let mayRead = isTextGiven || title == nil && !mayKeepText
        if let given = mayRead ? try input.given(console) : nil {
            let kept = try KeptText.keep(given, for: shift.blog, name: "revise-\(id)")
            try await kept.during {
                try DraftCommand.checkSize(given)
                try await finish(
                    id, Self.replacing(found.bytes, found.path, id, with: given), revision,
                    did: did,
                    shift, global, console)
            }
        } else if title != nil || mayKeepText && !console.canAsk {
            try await finish(id, found.bytes, revision, did: did, shift, global, console)
        } else {
            let written = try await KeptText.write(
                found.bytes, for: shift.blog, name: "revise-\(id)", console: console)
            if written.bytes == found.bytes, !mayKeepText {
                written.kept.typed.discard()
                return try console.print("Nothing changed in \(id).")
            }
            try await written.kept.during {
                try await finish(id, written.bytes, revision, did: did, shift, global, console)
            }
        }
    }

    private func finish(
        _ id: EntryID, _ bytes: [UInt8], _ revision: Shift.Revision, did: String, _ shift: Shift,
        _ global: GlobalOptions, _ console: Console
    ) async throws {
        var revision = revision
        revision.bytes =
            title.map { EntryFile.setting([("title", .text($0))], in: bytes) } ?? bytes
        let outcome = try await shift.revise(id, revision)
        guard submit, outcome.problems.isEmpty else {
            return try Report.outcome(outcome, did: did, global: global, console: console)
        }
        try await Report.goOn(
            after: outcome.written,
            otherwise: "it is kept as the draft \(id), but was not submitted.", console
        ) {
            let submitted = try await shift.decide(.init(.submit), on: id)
            try Report.outcome(
                submitted, did: "\(did), and submitted", global: global, console: console)
        }
    }

    /// A whole file replaces the file, mere text the Markdown below the front matter.
    static func replacing(
        _ bytes: [UInt8], _ path: String, _ id: EntryID, with text: [UInt8]
    ) -> [UInt8] {
        if text.starts(with: Array("---\n".utf8)) {
            return EntryFile.adopting(text, id: id, created: nil)
        }
        guard let file = try? EntryFile(bytes: bytes, path: path) else { return text }
        return Array(bytes[..<file.bodyRange.lowerBound]) + text
    }
}
