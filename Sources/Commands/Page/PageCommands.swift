internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct PinCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin", abstract: "Keep a published entry at the top of the page.",
        discussion: """
            Another pin takes its place. With --until, `lb tick` takes it off when the time has come.

            Examples:
              lb pin 3kq
              lb pin 3kq --until 12:00
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The entry: any unique start of its id.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("When it ends.", valueName: "time"))
    var until: String?

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let setting = try shift.setting()
        let id = try shift.blog.resolve(id, in: .published, at: setting.tip)
        let reading = try until.map { try shift.reading($0, nil, setting) }
        let publication = try await shift.pin(id, until: reading?.time.utc)
        try Report.publication(
            publication, did: "Pinned \(id)" + (reading.map { " until \($0.time.spoken)" } ?? ""),
            json: global.json, console: console)
    }
}

struct UnpinCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "unpin", abstract: "Let the pinned entry go back to its place.")

    @OptionGroup var global: GlobalOptions

    func work(_ console: Console) async throws {
        let publication = try await global.shift().pin(nil)
        try Report.publication(publication, did: "Unpinned", json: global.json, console: console)
    }
}

struct KeyCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make an entry a key event of the timeline.",
        discussion: """
            What readers have is changed at once, whatever drafts there are of it; on an entry that is not \
            published yet it is an edit of its draft. A short text that readers have seen does not \
            change its figures, names or quotations without a word to them: --note is among the corrections \
            of the entry then, as with `lb correct`.

            Examples:
              lb key 3kq --text "Doctors walk out"
              lb key 3kq --text "4,000 put off" --note "The timeline said 3,000."
              lb key 3kq --off
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The entry: any unique start of its id.", valueName: "id"))
    var id: String

    @Option(name: .shortAndLong, help: "Its short text on the timeline.")
    var text: String?

    @Option(help: "For readers: what the timeline said before.")
    var note: String?

    @Flag(help: "No longer a key event.")
    var off = false

    func validate() throws {
        if off && text != nil {
            throw ValidationError("--text and --off exclude each other.")
        }
        if note != nil && text == nil && !off {
            throw ValidationError("--note tells of a change: say it with --text or --off.")
        }
    }

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        if let note { try Failure.require(note, "note", "Say what the timeline said before.") }
        let id = try shift.blog.resolve(id, in: .any, at: shift.blog.tip())
        let chain =
            try shift.blog.published(id, at: shift.blog.tip()) == nil
            ? ShowCommand.draft(id, shift) : nil
        guard let chain else {
            let publication = try await shift.key(id, isKey: !off, text: text, note: note)
            return try Report.publication(
                publication, did: off ? "No key event: \(id)" : "Key event: \(id)",
                json: global.json, console: console)
        }
        guard note == nil else {
            throw Failure(
                .usage, "readers do not have \(id) yet", remedy: "Leave out --note.")
        }
        var changes: [(String, ScalarValue?)] = [("key", off ? nil : .bool(true))]
        if let text { changes.append(("key_text", .text(try Shift.keyText(text)))) }
        if off { changes.append(("key_text", nil)) }
        let bytes = EntryFile.setting(changes, in: chain.bytes)
        let outcome = try await shift.decide(.init(.edit, bytes: bytes, seen: chain.text), on: id)
        try Report.outcome(outcome, did: "Edited", global: global, console: console)
    }
}

struct EndCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Say that the coverage has ended.",
        discussion: "Open pages stop asking for news. `lb reopen` takes the coverage up again.")

    @OptionGroup var global: GlobalOptions

    func work(_ console: Console) async throws {
        let publication = try await global.shift().setState(.ended)
        try Report.publication(
            publication, did: "The coverage has ended", json: global.json, console: console)
    }
}

struct ReopenCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Take coverage up again that had ended, or has not begun.")

    @OptionGroup var global: GlobalOptions

    func work(_ console: Console) async throws {
        let publication = try await global.shift().setState(.live)
        try Report.publication(
            publication, did: "The coverage goes on", json: global.json, console: console)
    }
}

struct OrderCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "order", abstract: "Say in which order readers see the entries.",
        discussion: """
            Example:
              lb order chronological
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("newest-first or chronological.", valueName: "order"))
    var order: String

    func work(_ console: Console) async throws {
        guard let order = Blog.Order(rawValue: order.lowercased()) else {
            throw Failure(
                .usage, "there is no order '\(SafeText.line(order))'",
                remedy: "Orders are newest-first and chronological.")
        }
        let publication = try await global.shift().setOrder(order)
        try Report.publication(
            publication, did: "Entries are \(order.rawValue)", json: global.json, console: console)
    }
}
