/// The machine-readable end of a commit message: `Key: value` lines in its last paragraph.
///
/// As git's trailers (git-interpret-trailers). Built and parsed here alone. A value is one line
/// without control characters, so nothing that a person types can become a trailer of its own, and
/// the block is always written last, so nothing in a comment is taken for it.
package struct Trailers: Hashable, Sendable {
    /// In order; a key may come more than once.
    package private(set) var all: [Trailer] = []

    /// One line of the block.
    package struct Trailer: Hashable, Sendable {
        package let key: String
        package let value: String
    }

    package init() {}

    /// The first value of `key`.
    package subscript(_ key: TrailerKey) -> String? {
        all.first { $0.key == key.rawValue }?.value
    }

    /// Every value of `key`, in order.
    package func values(_ key: TrailerKey) -> [String] {
        all.filter { $0.key == key.rawValue }.map(\.value)
    }

    /// The lines from each of a key to the next of it: what is said of one entry among several.
    package func parts(from key: TrailerKey) -> [Trailers] {
        var parts: [Trailers] = []
        for line in all {
            if line.key == key.rawValue { parts.append(Trailers()) }
            guard !parts.isEmpty else { continue }
            parts[parts.count - 1].all.append(line)
        }
        return parts
    }

    /// The same without what is said of the entries that `takes` refuses; what speaks of the whole act stays.
    package func keepingParts(where takes: (Trailers) throws -> Bool) rethrows -> Trailers {
        let whole = [TrailerKey.planned, .unreviewed, .undoes].map(\.rawValue)
        var kept = Trailers()
        kept.all = Array(all.prefix { $0.key != TrailerKey.entry.rawValue })
        for part in parts(from: .entry) {
            let isKept = try takes(part)
            kept.all += part.all.filter { isKept || whole.contains($0.key) }
        }
        return kept
    }

    /// Adds a line; an empty value adds none.
    package mutating func add(_ key: TrailerKey, _ value: String?) {
        let clean = String(SafeText.line(value ?? "").prefix(Limits.noteCharacters))
        guard !clean.isEmpty else { return }
        all.append(Trailer(key: key.rawValue, value: clean))
    }

    /// The same without what people wrote: reasons and names of what was overridden go.
    package var redacted: Trailers {
        var trailers = self
        trailers.all.removeAll {
            [TrailerKey.unreviewed.rawValue, TrailerKey.override.rawValue].contains($0.key)
        }
        if self[.unreviewed] != nil { trailers.add(.unreviewed, "(redacted)") }
        for rule in values(.override) {
            trailers.add(.override, "\(rule.prefix { $0 != " " }) (redacted)")
        }
        return trailers
    }

    /// A commit message of a subject, an optional text, and these lines.
    package func message(subject: String, text: String? = nil) -> String {
        var message = String(SafeText.line(subject).prefix(500))
        if message.isEmpty { message = "untitled" }
        message += "\n\n"
        let text = Self.paragraphs(text ?? "")
        if !text.isEmpty { message += text + "\n\n" }
        for trailer in all { message += "\(trailer.key): \(trailer.value)\n" }
        return message
    }

    /// Reads the block at the end of `message`; empty if the last paragraph is no block of ours.
    package init(message: String) {
        let lines = Self.lastParagraph(message)
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else {
                all = []
                return
            }
            let key = line[..<colon]
            let value = line[line.index(after: colon)...]
            guard !key.isEmpty, key.utf8.allSatisfy(Self.isKey), value.first == " " else {
                all = []
                return
            }
            all.append(Trailer(key: String(key), value: String(value.dropFirst())))
        }
        if self[.act] == nil { all = [] }
    }

    /// The text between the subject and the block: a comment or a reason. Nil if there is none.
    package static func text(of message: String) -> String? {
        var lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.isEmpty == true { lines.removeLast() }
        guard let end = lines.lastIndex(where: \.isEmpty), end > 1 else { return nil }
        let text = lines[1..<end].joined(separator: "\n")
        let trimmed = paragraphs(text)
        return trimmed.isEmpty ? nil : trimmed
    }

    private static func lastParagraph(_ message: String) -> [Substring] {
        var lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.isEmpty == true { lines.removeLast() }
        guard let blank = lines.lastIndex(where: \.isEmpty) else { return [] }
        return Array(lines[(blank + 1)...])
    }

    /// Several lines of a person's text: forbidden characters gone, blank lines at the ends too.
    private static func paragraphs(_ text: String) -> String {
        var lines: [String] = []
        for line in text.prefix(Limits.noteCharacters).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        {
            let clean = SafeText.line(line)
            if !clean.isEmpty || lines.last?.isEmpty == false { lines.append(clean) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private static func isKey(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            return true
        default: return false
        }
    }
}

/// The keys that this program writes.
package enum TrailerKey: String, Sendable {
    /// What was done, an `Act`.
    case act = "Lb-Act"
    /// The entry it was done to; several in one publish.
    case entry = "Lb-Entry"
    /// The text id it speaks of.
    case text = "Lb-Text"
    /// The person of the desk who did it.
    case by = "Lb-By"
    /// Who sat at the machine, where somebody acted for another.
    case through = "Lb-Through"
    /// On a draft of a published entry: the commit of `main` that it starts from.
    case base = "Lb-Base"
    /// On the first commit of a draft: what it is to do to what readers see.
    case purpose = "Lb-Purpose"
    /// When a draft is to be published: wall time, zone, and the moment in UTC. On the publish as well.
    case planned = "Lb-Planned"
    /// Until when nobody may publish it, in the same form; `none` lifts it.
    case embargo = "Lb-Embargo"
    /// What a held draft waits for.
    case hold = "Lb-Hold"
    /// The sign-off that is demanded or given.
    case flag = "Lb-Flag"
    /// On a publish: who signed off what was flagged, and when.
    case signedOff = "Lb-Signed-Off"
    /// The commit that is taken back.
    case undoes = "Lb-Undoes"
    /// On a publish without review: the reason.
    case unreviewed = "Lb-Unreviewed"
    /// On a second look: the commit that was looked at.
    case looked = "Lb-Looked"
    /// On a publish: who wrote, with the time of the first draft.
    case drafted = "Lb-Drafted"
    /// On a publish: who approved exactly this text, and when.
    case approved = "Lb-Approved"
    /// Which check ran, by name and content, and what it found.
    case checked = "Lb-Checked"
    /// A rule that was overridden, with the reason.
    case override = "Lb-Override"
    /// On a redaction: SHA-256 of the list of commits that became others.
    case map = "Lb-Map"
    /// On a redaction: SHA-256 of the list of media files that went with it.
    case mapMedia = "Lb-Map-Media"
    /// Where a text was brought in from.
    case imported = "Lb-Imported"
    /// On the last commit of an import: how many commits it covers, and SHA-256 of what they bring in.
    case covers = "Lb-Covers"
    /// On the first commit of a blog: acts of several commits which have a last one that covers them.
    case closes = "Lb-Closes"
}
