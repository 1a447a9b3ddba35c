internal import Archive
internal import Editorial

/// Writes a whole entry as its file: front matter in a fixed order, then the Markdown.
enum EntryText {
    /// The file, and the same with a last line `imported:` whose value is made from the file without it.
    static func bytes(
        _ entry: Entry, imported: ([UInt8]) -> String
    ) -> [UInt8] {
        let matter = matter(entry)
        let line = imported(Array("---\n\(matter)---\n\(entry.body)".utf8))
        let last = "imported: \(ScalarValue.text(line).yaml)\n"
        return Array("---\n\(matter)\(last)---\n\(entry.body)".utf8)
    }

    /// The lines between the fences.
    private static func matter(_ entry: Entry) -> String {
        var text = Matter()
        text.add("id", entry.id.description)
        text.add("kind", entry.kind.rawValue)
        text.add("title", entry.title)
        text.records(
            "byline",
            entry.byline.map { [("person", $0.person), ("name", $0.name), ("role", $0.role)] })
        text.add("created", time: entry.created)
        text.add("published", time: entry.published)
        text.add("updated", time: entry.updated)
        if entry.isKey { text.lines += "key: true\n" }
        text.add("key_text", entry.keyText)
        text.list("tags", entry.tags)
        text.records("quotes", entry.quotes.map(fields))
        text.records("claims", entry.claims.map(fields))
        text.records(
            "sources",
            entry.sources.map {
                [
                    ("id", $0.id), ("name", $0.name), ("kind", $0.kind), ("url", $0.url),
                    ("obtained", $0.obtained?.description), ("verified_by", $0.verifiedBy),
                ]
            })
        text.records("media", entry.media.map(fields))
        text.records("embeds", entry.embeds.map(fields))
        text.records(
            "corrections",
            entry.corrections.map {
                [
                    ("at", $0.at?.description), ("was", $0.was), ("now", $0.now),
                    ("note", $0.note), ("by", $0.by),
                ]
            })
        if let retracted = entry.retracted {
            text.block(
                "retracted",
                [
                    ("at", retracted.at?.description), ("reason", retracted.reason),
                    ("by", retracted.by),
                ])
        }
        return text.lines
    }

    private static func fields(_ quote: Quotation) -> [(String, String?)] {
        [
            ("text", quote.text), ("speaker", quote.speaker), ("role", quote.role),
            ("source", quote.source), ("language", quote.language),
            ("translated", quote.translated ? "true" : nil), ("descriptor", quote.descriptor),
            ("reason", quote.reason), ("known_to", quote.knownTo),
        ]
    }

    private static func fields(_ claim: Claim) -> [(String, String?)] {
        [
            ("key", claim.key), ("value", claim.value), ("text", claim.text),
            ("source", claim.source), ("checked_by", claim.checkedBy),
            ("at", claim.at?.description), ("status", claim.status),
            ("supersedes", claim.supersedes),
        ]
    }

    private static func fields(_ media: Media) -> [(String, String?)] {
        [
            ("file", media.file), ("url", media.url), ("kind", media.kind), ("alt", media.alt),
            ("caption", media.caption), ("credit", media.credit), ("licence", media.licence),
            ("taken", media.taken?.description), ("duration", media.duration.map(String.init)),
            ("width", media.width.map(String.init)), ("height", media.height.map(String.init)),
            ("verified", media.verified.map(String.init)),
        ]
    }

    private static func fields(_ embed: Embed) -> [(String, String?)] {
        [
            ("url", embed.url), ("provider", embed.provider), ("author", embed.author),
            ("text", embed.text), ("captured", embed.captured?.description),
            ("sha256", embed.sha256), ("tracks", embed.tracks ? nil : "false"),
        ]
    }

    /// Lines of front matter in the making.
    private struct Matter {
        var lines = ""

        /// Values that are no text in YAML, by key: they stand without quotes.
        private static let bare: Set<String> = [
            "translated", "duration", "width", "height", "verified", "tracks", "at", "obtained",
            "taken", "captured",
        ]

        private static func yaml(_ key: String, _ value: String) -> String {
            bare.contains(key) ? value : ScalarValue.text(value).yaml
        }

        mutating func add(_ key: String, _ value: String?) {
            if let value { lines += "\(key): \(Self.yaml(key, value))\n" }
        }

        mutating func add(_ key: String, time: Instant?) {
            if let time { lines += "\(key): \(time)\n" }
        }

        mutating func list(_ key: String, _ values: [String]) {
            guard !values.isEmpty else { return }
            lines += "\(key):\n"
            for value in values { lines += "  - \(ScalarValue.text(value).yaml)\n" }
        }

        mutating func block(_ key: String, _ fields: [(String, String?)]) {
            lines += "\(key):\n"
            for (name, value) in fields {
                if let value { lines += "  \(name): \(Self.yaml(name, value))\n" }
            }
        }

        mutating func records(_ key: String, _ records: [[(String, String?)]]) {
            guard !records.isEmpty else { return }
            lines += "\(key):\n"
            for record in records {
                var mark = "  - "
                for (name, value) in record {
                    guard let value else { continue }
                    lines += "\(mark)\(name): \(Self.yaml(name, value))\n"
                    mark = "    "
                }
            }
        }
    }
}
