import Editorial
import Yams

/// Makes an entry of its front matter.
struct EntryDecoder {
    let fields: YAMLFields
    let reader: YAMLReader

    func decode(defaultID: EntryID?, body: String) -> Entry? {
        var id = defaultID
        if let text = fields.text("id"), let node = fields["id"] {
            id = EntryID(text)
            if id == nil {
                reader.report(
                    node, "id is '\(text)', which is no id",
                    "Leave the id as lb wrote it: 10 letters and digits.")
            }
        }
        guard let id else {
            // What else is wrong is said first: lb adds the id itself once the rest is read.
            _ = entry(Self.none, body: body)
            if reader.diagnostics.isEmpty {
                reader.report(line: 1, column: 1, "there is no id", "Add the line that lb wrote.")
            }
            return nil
        }
        return entry(id, body: body)
    }

    private static let none = EntryID(
        spelt: Array(repeating: UInt8(ascii: "0"), count: EntryID.length)[...])

    private func entry(_ id: EntryID, body: String) -> Entry {
        var entry = Entry(id: id, kind: kind, title: title, body: body)
        entry.byline = byline
        entry.created = fields.time("created")
        entry.published = fields.time("published")
        entry.updated = fields.time("updated")
        entry.isKey = fields.bool("key") ?? false
        entry.keyText = fields.text("key_text")
        entry.tags = fields.texts("tags")
        entry.quotes = fields.records("quotes").compactMap(quotation)
        entry.claims = fields.records("claims").compactMap(claim)
        entry.sources = fields.records("sources").compactMap(source)
        entry.media = fields.records("media").map(media)
        entry.embeds = fields.records("embeds").map(embed)
        entry.corrections = fields.records("corrections").map { _, fields in
            Correction(
                at: fields.time("at"), was: fields.text("was"), now: fields.text("now"),
                note: fields.text("note"), by: fields.text("by"))
        }
        if let mapping = fields.block("retracted") {
            let fields = YAMLFields(mapping: mapping, reader: reader)
            entry.retracted = Retraction(
                at: fields.time("at"), reason: fields.text("reason"), by: fields.text("by"))
        }
        return entry
    }

    private var kind: Kind {
        guard let text = fields.text("kind"), let node = fields["kind"] else { return .update }
        let shape = text.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 || $0 == 95 }
        if !shape || text.utf8.count > 40 {
            reader.report(
                node, "kind is '\(text)'",
                "Kinds are \(Kind.known.map(\.rawValue).joined(separator: ", ")).")
        }
        return Kind(rawValue: text)
    }

    private var title: String? {
        guard let title = fields.text("title"), let node = fields["title"] else { return nil }
        if title.count > Limits.titleCharacters {
            reader.report(
                node, "the title has \(title.count) characters",
                "Cut it to \(Limits.titleCharacters).")
        }
        if title.contains(where: \.isNewline) {
            reader.report(node, "the title has more than one line", "Write it on one.")
        }
        return title
    }

    private var byline: [Byline] {
        if let text = fields["byline"]?.scalar?.string, fields.text("byline") != nil {
            return [Self.byline(text)]
        }
        return fields.items("byline").compactMap { item in
            if let text = item.scalar?.string { return Self.byline(text) }
            guard let mapping = item.mapping else {
                reader.report(
                    item, "byline holds something that is no person",
                    "Write '- person: ana' or '- name: Ana Ruiz'.")
                return nil
            }
            let fields = YAMLFields(mapping: mapping, reader: reader)
            let byline = Byline(
                person: fields.text("person"), name: fields.text("name"), role: fields.text("role"))
            return byline == Byline() ? nil : byline
        }
    }

    /// `Ana Ruiz, transport correspondent`.
    private static func byline(_ text: String) -> Byline {
        let parts = text.split(separator: ",", maxSplits: 1).map { SafeText.line($0) }
        return Byline(name: parts.first, role: parts.count > 1 ? parts[1] : nil)
    }

    private func quotation(_ node: Node, _ fields: YAMLFields) -> Quotation? {
        guard let text = fields.text("text") else {
            reader.report(node, "a quote has no text", "Add 'text: …' or remove the record.")
            return nil
        }
        return Quotation(
            text: text, speaker: fields.text("speaker"), role: fields.text("role"),
            source: fields.text("source"), language: fields.text("language"),
            translated: fields.bool("translated") ?? false, descriptor: fields.text("descriptor"),
            reason: fields.text("reason"), knownTo: fields.text("known_to"))
    }

    private func claim(_ node: Node, _ fields: YAMLFields) -> Claim? {
        guard let key = fields.text("key") else {
            reader.report(node, "a claim has no key", "Add 'key: …', such as sailings-cancelled.")
            return nil
        }
        if let status = fields.text("status"), let place = fields["status"],
            !["unverified", "checking", "verified", "disputed"].contains(status)
        {
            reader.report(
                place, "the status of a claim is '\(status)'",
                "Write unverified, checking, verified or disputed.")
        }
        return Claim(
            key: key, value: fields.text("value"), text: fields.text("text"),
            source: fields.text("source"), checkedBy: fields.text("checked_by"),
            at: fields.time("at"), status: fields.text("status"),
            supersedes: fields.text("supersedes"))
    }

    private func source(_ node: Node, _ fields: YAMLFields) -> Source? {
        guard let id = fields.text("id") else {
            reader.report(node, "a source has no id", "Add 'id: …', a short name to refer to it.")
            return nil
        }
        return Source(
            id: id, name: fields.text("name"), kind: fields.text("kind"), url: fields.text("url"),
            obtained: fields.time("obtained"), verifiedBy: fields.text("verified_by"))
    }

    private func media(_ node: Node, _ fields: YAMLFields) -> Media {
        Media(
            file: fields.text("file"), url: fields.text("url"), kind: fields.text("kind"),
            alt: fields.text("alt"), caption: fields.text("caption"),
            credit: fields.text("credit"), licence: fields.text("licence"),
            taken: fields.time("taken"), duration: fields.duration("duration"),
            width: fields.number("width", in: 1...100_000),
            height: fields.number("height", in: 1...100_000), verified: verified(fields))
    }

    /// `true`, or who made it, where and when, and who found that out; a record that lacks one of them counts for
    /// nothing.
    private func verified(_ fields: YAMLFields) -> Bool? {
        guard fields["verified"]?.mapping != nil, let mapping = fields.block("verified") else {
            return fields.bool("verified")
        }
        let record = YAMLFields(mapping: mapping, reader: reader)
        let isWhole = ["author", "place", "time", "by"].allSatisfy {
            record[$0]?.scalar?.string.isEmpty == false
        }
        return isWhole ? true : nil
    }

    private func embed(_ node: Node, _ fields: YAMLFields) -> Embed {
        Embed(
            url: fields.text("url"), provider: fields.text("provider"),
            author: fields.text("author"), text: fields.text("text"),
            captured: fields.time("captured"), sha256: fields.text("sha256"),
            tracks: fields.bool("tracks") ?? true)
    }
}
