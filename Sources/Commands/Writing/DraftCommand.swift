internal import Archive
internal import ArgumentParser
internal import Assets
internal import Editorial
internal import Newsroom

struct DraftCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "Start a draft.",
        discussion: """
            The text is Markdown and comes from the argument, from FILE, from standard input, or from \
            your editor. It is on disk before anything else is done with it, and a text that does not \
            pass is kept as a draft with its errors shown.

            Examples:
              lb draft -t "Protests under way" "Some 200 people are at the gates."
              lb draft -t "Analysis" --kind analysis
              pbpaste | lb draft -t "Statement in full" --submit
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var input: TextInput

    @Option(name: .shortAndLong, help: "The title, shown as the entry's heading.")
    var title: String?

    @Option(
        name: .shortAndLong,
        help: "One of \(Kind.known.map(\.rawValue).joined(separator: ", ")).")
    var kind = Kind.update.rawValue

    @Flag(help: "Hand it to the editors in the same breath.")
    var submit = false

    func work(_ console: Console) async throws {
        let given = try input.given(console)
        var kept: KeptText?
        var bytes = given ?? []
        if let given {
            // Even where there is no blog, what was typed is kept first.
            let place = try? BlogRepository.open(from: global.directory)
            kept = try KeptText.keep(given, for: place, name: "draft")
        }
        if let kept, input.file == nil || input.file == "-" {
            try await kept.during { try await finish(bytes, console) }
        } else if kept != nil {
            // The text has a file of its own already.
            kept?.typed.discard()
            try await finish(bytes, console)
            input.takenUp(try global.shift().blog)
        } else {
            let shift = try global.shift()
            _ = try shift.setting()
            guard console.canAsk || Editor.command(shift.blog.git) != nil else {
                throw Failure(
                    .usage, "there is no text",
                    remedy: "Give it as an argument, with --file, or on standard input.")
            }
            let template = Self.template(kind: kind, title: title)
            let written = try await KeptText.write(
                template, for: shift.blog, name: "draft", console: console)
            bytes = written.bytes
            guard !bytes.isEmpty, bytes != template else {
                written.kept.typed.discard()
                throw Failure(.invalid, "nothing was written", remedy: "No draft was made.")
            }
            try await written.kept.during { try await finish(bytes, console) }
        }
    }

    private func finish(_ bytes: [UInt8], _ console: Console) async throws {
        guard let kind = Kind.known.first(where: { $0.rawValue == kind.lowercased() }) else {
            throw Failure(
                .usage, "there is no kind '\(SafeText.line(kind))'",
                remedy: "Kinds are \(Kind.known.map(\.rawValue).joined(separator: ", ")).")
        }
        let shift = try global.shift()
        var new = Shift.NewDraft()
        new.kind = kind
        new.title = title.map(TypedArgument.asTyped)
        new.text =
            kind == .summary
            ? SummaryCommand.inPoints(bytes, path: EntryPath.summary, console) : bytes
        new.isWhole = EntryFile.isWhole(bytes)
        try Self.checkSize(bytes)
        let id = Surroundings.newID(salt: "\(shift.clock.now()) \(title ?? "") \(bytes.count)")
        let outcome = try await shift.draft(new, id: id)
        do {
            try await tell(outcome, shift, console)
        } catch let failure as Failure where failure.isOfOutput {
            // The text is in the repository; typed again it would be there twice.
            failure.report(json: false, console: console)
            console.note("lb: it is kept as the draft \(outcome.id).")
            throw ExitCode(Exit.doneDespite.rawValue)
        }
    }

    private func tell(
        _ outcome: Shift.DraftOutcome, _ shift: Shift, _ console: Console
    ) async throws {
        guard submit, outcome.problems.isEmpty else {
            return try Report.outcome(outcome, did: "Drafted", global: global, console: console)
        }
        try await Report.goOn(
            after: outcome.written,
            otherwise: "it is kept as the draft \(outcome.id), but was not submitted.", console
        ) {
            try await SubmitCommand.submit(
                outcome.id, did: "Drafted and submitted", shift, global, console)
        }
    }

    /// What can never become a draft: more bytes than an entry may have, or no text at all.
    static func checkSize(_ bytes: [UInt8]) throws {
        guard bytes.count <= Limits.entryBytes - 4096 else {
            throw Failure(
                .invalid,
                "the text has \(bytes.count) bytes; an entry may have \(Limits.entryBytes / 1024) KiB",
                remedy: "Cut it, or make several entries of it.")
        }
    }

    /// What the editor starts with: the built-in template of the kind, with the title filled in.
    static func template(kind: String, title: String?) -> [UInt8] {
        let asset =
            Asset.named("Templates/drafts/\(kind).md") ?? Asset.named("Templates/drafts/update.md")
        let text = asset?.text ?? "---\nkind: update\ntitle:\n---\n"
        guard let title else { return Array(text.utf8) }
        let quoted =
            "title: \"\(SafeText.line(title).replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        return Array(
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0 == "title:" ? quoted : String($0) }.joined(separator: "\n").utf8)
    }
}
