package import Editorial

/// An entry's file: its bytes, and what they mean.
package struct EntryFile: Sendable {
    /// The file, byte for byte.
    package let bytes: [UInt8]
    /// What it means; its body is the Markdown after the front matter.
    package let entry: Entry
    /// Bytes of the Markdown in the file.
    package let bodyRange: Range<Int>
    private let hasID: Bool

    /// Decodes and validates.
    ///
    /// - Parameter defaultID: the id of a file that names none.
    /// - Throws: `InvalidFile` with everything that is wrong, each with line and column.
    package init(
        bytes: [UInt8], path: String, defaultID: EntryID? = nil
    ) throws(InvalidFile) {
        self.bytes = bytes
        if let problem = FileText.problem(bytes, file: path, limit: Limits.entryBytes) {
            throw InvalidFile([problem])
        }
        let matter = FrontMatter(bytes)
        let reader = YAMLReader(file: path, firstLine: 1)
        if !matter.exists, matter.bodyStart > 0 {
            reader.report(
                line: 0, column: 1, "the front matter has no end",
                "Put a line of three hyphens after its last key.")
            throw InvalidFile(reader.diagnostics)
        }
        guard matter.range.count <= Limits.frontMatterBytes else {
            reader.report(
                line: 0, column: 1, "the front matter has \(matter.range.count) bytes",
                "\(Limits.frontMatterBytes / 1024) KiB are allowed.")
            throw InvalidFile(reader.diagnostics)
        }
        bodyRange = matter.bodyStart..<bytes.count
        let body = String(decoding: bytes[bodyRange], as: UTF8.self)
        if let plain = Self.plain(bytes[matter.range], defaultID, body) {
            (entry, hasID) = plain
            return
        }
        let text = String(decoding: bytes[matter.range], as: UTF8.self)
        guard let mapping = reader.mapping(of: text) else {
            throw InvalidFile(reader.diagnostics)
        }
        let fields = YAMLFields(mapping: mapping, reader: reader)
        let entry = EntryDecoder(fields: fields, reader: reader).decode(
            defaultID: defaultID, body: body)
        guard let entry, reader.diagnostics.isEmpty else { throw InvalidFile(reader.diagnostics) }
        self.entry = entry
        hasID = fields["id"] != nil
    }

    /// The entry of front matter in its plain form; nil if it has another, or if anything is wrong with
    /// it, which is then found again with its place.
    private static func plain(
        _ matter: ArraySlice<UInt8>, _ defaultID: EntryID?, _ body: String
    ) -> (Entry, hasID: Bool)? {
        guard let mapping = PlainMatter.mapping(of: matter) else { return nil }
        let reader = YAMLReader(file: "", firstLine: 1)
        let fields = YAMLFields(mapping: mapping, reader: reader)
        let entry = EntryDecoder(fields: fields, reader: reader).decode(
            defaultID: defaultID, body: body)
        guard let entry, reader.diagnostics.isEmpty else { return nil }
        return (entry, fields["id"] != nil)
    }

    /// Whether the file itself names this id.
    package func hasOwnID(_ id: EntryID) -> Bool { hasID && entry.id == id }

    /// The line that the Markdown starts on, 1-based.
    package var bodyLine: Int {
        1 + bytes[..<bodyRange.lowerBound].count { $0 == 0x0A }
    }

    /// The line of a top-level key, 1-based; nil if the file has none such.
    package func line(ofKey key: String) -> Int? {
        FrontMatter(bytes).lines(of: key).map { range in
            1 + bytes[..<range.lowerBound].count { $0 == 0x0A }
        }
    }

    /// The file with top-level keys set, added or (nil) removed; every other byte stays.
    package func setting(_ changes: [(String, ScalarValue?)]) -> [UInt8] {
        Self.setting(changes, in: bytes)
    }

    package static func setting(_ changes: [(String, ScalarValue?)], in bytes: [UInt8]) -> [UInt8] {
        changes.reduce(bytes) { FrontMatter($0).setting($1.0, to: $1.1) }
    }

    /// The file with one more record in a list such as `quotes`; every other byte stays.
    package func appendingRecord(list key: String, fields: [(String, ScalarValue)]) -> [UInt8] {
        let matter = FrontMatter(bytes)
        guard !fields.isEmpty else { return bytes }
        var indent = "  "
        var place: Int?
        if let lines = matter.lines(of: key) {
            let text = String(decoding: bytes[lines], as: UTF8.self)
            let items = text.split(whereSeparator: \.isNewline).dropFirst()
            if let item = items.first(where: { $0.drop { $0 == " " }.hasPrefix("-") }) {
                indent = String(item.prefix { $0 == " " })
            } else if !text.drop(while: { $0 != ":" }).dropFirst().allSatisfy(\.isWhitespace) {
                // A list in one line: it is rewritten as records below each other.
                return rewritten(key, matter: matter, adding: fields)
            }
            place = lines.upperBound
        }
        var record = ""
        for (index, field) in fields.enumerated() {
            record += indent + (index == 0 ? "- " : "  ")
            record += "\(field.0): \(field.1.yaml)\(matter.lineEnd)"
        }
        guard let place else {
            return matter.inserting(Array("\(key):\(matter.lineEnd)\(record)".utf8))
        }
        return Array(bytes[..<place]) + Array(record.utf8) + Array(bytes[place...])
    }

    /// An empty list in one line, `quotes: []`, makes room for records below it.
    private func rewritten(
        _ key: String, matter: FrontMatter, adding fields: [(String, ScalarValue)]
    ) -> [UInt8] {
        guard let lines = matter.lines(of: key) else { return bytes }
        let head = Array("\(key):\(matter.lineEnd)".utf8)
        let changed = Array(bytes[..<lines.lowerBound]) + head + Array(bytes[lines.upperBound...])
        guard let file = try? EntryFile(bytes: changed, path: "entry") else { return bytes }
        return file.appendingRecord(list: key, fields: fields)
    }

    /// A whole file as somebody wrote it, as the file of the entry `id`: what lb knows and the file does
    /// not say is added. A file that does not decode stays as it is.
    package static func adopting(_ bytes: [UInt8], id: EntryID, created: Instant?) -> [UInt8] {
        guard let file = try? EntryFile(bytes: bytes, path: "draft", defaultID: id) else {
            return bytes
        }
        var changes: [(String, ScalarValue?)] = []
        if !file.hasOwnID(id) { changes.append(("id", .text(id.description))) }
        if file.entry.created == nil, let created { changes.append(("created", .time(created))) }
        return changes.isEmpty ? bytes : file.setting(changes)
    }

    /// Whether a text is a whole file, with front matter, and not mere Markdown.
    package static func isWhole(_ text: [UInt8]) -> Bool {
        text.starts(with: "---\n".utf8) || text.starts(with: "---\r\n".utf8)
    }

    /// A file with a new text: a whole file replaces it, mere Markdown what stands below its front matter.
    package static func replacing(
        _ bytes: [UInt8], path: String, with text: [UInt8], id: EntryID, created: Instant?
    ) -> [UInt8] {
        if isWhole(text) { return adopting(text, id: id, created: created) }
        guard let file = try? EntryFile(bytes: bytes, path: path) else { return text }
        return Array(bytes[..<file.bodyRange.lowerBound]) + text
    }

    /// What a new draft is written as: little front matter, and the text as typed.
    package static func new(
        id: EntryID, kind: Kind, title: String?, byline: [Byline], created: Instant, body: [UInt8]
    ) -> [UInt8] {
        var lines = ["---", "id: \(ScalarValue.text(id.description).yaml)", "kind: \(kind)"]
        if let title { lines.append("title: \(ScalarValue.text(title).yaml)") }
        if !byline.isEmpty { lines.append("byline:") }
        for by in byline {
            let fields = [("person", by.person), ("name", by.name), ("role", by.role)]
                .compactMap { key, value in value.map { "\(key): \(ScalarValue.text($0).yaml)" } }
            for (index, field) in fields.enumerated() {
                lines.append((index == 0 ? "  - " : "    ") + field)
            }
        }
        lines.append("created: \(created)")
        lines.append("---")
        return Array((lines.joined(separator: "\n") + "\n").utf8) + body
    }

    /// The file of an entry that was taken back: nothing is left of it but that it was there.
    package static func retracted(_ entry: Entry, _ retraction: Retraction) -> [UInt8] {
        let rows: [(String, String?)] = [
            ("id", ScalarValue.text(entry.id.description).yaml), ("kind", entry.kind.rawValue),
            ("created", entry.created?.description), ("published", entry.published?.description),
            ("updated", entry.updated?.description), ("retracted", ""),
            ("  at", retraction.at?.description),
            ("  reason", retraction.reason.map { ScalarValue.text($0).yaml }),
            ("  by", retraction.by.map { ScalarValue.text($0).yaml }),
        ]
        let lines = rows.compactMap { key, value in
            value.map { $0.isEmpty ? "\(key):\n" : "\(key): \($0)\n" }
        }
        return Array(("---\n" + lines.joined() + "---\n").utf8)
    }

    /// The file without its `published:` and `updated:` lines: what a text id is taken of.
    ///
    /// Total: any bytes have a text.
    package static func textBytes(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for key in ["published", "updated"] {
            let matter = FrontMatter(bytes)
            guard matter.exists, let lines = matter.lines(of: key) else { continue }
            bytes.removeSubrange(lines)
        }
        return bytes
    }
}
