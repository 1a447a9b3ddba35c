package import Editorial
import Yams

/// `blog.yml`: its bytes, and what they mean.
package struct BlogFile: Sendable {
    package let bytes: [UInt8]
    package let blog: Blog

    /// Decodes and validates.
    ///
    /// - Throws: `InvalidFile` with everything that is wrong.
    package init(bytes: [UInt8], path: String) throws(InvalidFile) {
        self.bytes = bytes
        if let problem = FileText.problem(bytes, file: path, limit: Limits.settingsBytes) {
            throw InvalidFile([problem])
        }
        if let plain = PlainMatter.mapping(of: bytes[...]) {
            // Whatever is wrong is found again below, with its place.
            let reader = YAMLReader(file: path, firstLine: 0)
            let blog = Self.decode(YAMLFields(mapping: plain, reader: reader), reader)
            if let blog, reader.diagnostics.isEmpty {
                self.blog = blog
                return
            }
        }
        let reader = YAMLReader(file: path, firstLine: 0)
        guard let mapping = reader.mapping(of: String(decoding: bytes, as: UTF8.self)) else {
            throw InvalidFile(reader.diagnostics)
        }
        let blog = Self.decode(YAMLFields(mapping: mapping, reader: reader), reader)
        guard let blog, reader.diagnostics.isEmpty else { throw InvalidFile(reader.diagnostics) }
        self.blog = blog
    }

    private static func decode(_ fields: YAMLFields, _ reader: YAMLReader) -> Blog? {
        let format = fields.number("format", in: 1...1_000_000)
        guard let format else {
            reader.report(line: 1, column: 1, "there is no format", "Add 'format: 1'.")
            return nil
        }
        guard format <= Blog.currentFormat else {
            reader.report(
                line: 1, column: 1,
                "the blog has format \(format), and this lb knows \(Blog.currentFormat)",
                "Update lb.")
            return nil
        }
        guard let title = fields.text("title"), let zone = fields.text("time_zone") else {
            reader.report(
                line: 1, column: 1, "title or time_zone is missing", "A blog needs both.")
            return nil
        }
        if title.count > Limits.titleCharacters, let node = fields["title"] {
            reader.report(
                node, "the title has \(title.count) characters",
                "Cut it to \(Limits.titleCharacters).")
        }
        let zoneShape = zone.utf8.allSatisfy {
            (65...90).contains($0) || (97...122).contains($0)
                || (48...57).contains($0) || "/_+-".utf8.contains($0)
        }
        if !zoneShape, let node = fields["time_zone"] {
            reader.report(node, "time_zone is '\(zone)'", "Write it as Europe/London.")
        }
        var blog = Blog(title: title, slug: fields.text("slug") ?? Slug.of(title), timeZone: zone)
        blog.language = fields.text("language") ?? blog.language
        blog.state = choice("state", fields, reader) ?? blog.state
        blog.order = choice("order", fields, reader) ?? blog.order
        blog.start = fields.time("start")
        blog.end = fields.time("end")
        blog.publisher = fields.text("publisher")
        blog.publisherURL = address("publisher_url", "https://news.example/", fields, reader)
        blog.url = address("url", "https://news.example/live/strike", fields, reader)
        blog.logo = picture("logo", fields, reader)
        blog.image = picture("image", fields, reader)
        blog.theme = fields.text("theme")
        if let node = fields["pin"], let mapping = fields.block("pin") {
            let pin = YAMLFields(mapping: mapping, reader: reader)
            if let text = pin.text("entry"), let id = EntryID(text) {
                blog.pin = Blog.Pin(
                    entry: id, by: pin.text("by"), since: pin.time("since"),
                    until: pin.time("until"))
            } else {
                reader.report(node, "pin names no entry", "Write 'entry:' with an id.")
            }
        }
        return blog
    }

    private static func address(
        _ key: String, _ example: String, _ fields: YAMLFields, _ reader: YAMLReader
    ) -> String? {
        guard let url = fields.text(key), let node = fields[key] else { return nil }
        if !url.hasPrefix("https://"), !url.hasPrefix("http://") {
            reader.report(node, "\(key) is '\(url)'", "Write it as \(example).")
        }
        return url
    }

    /// A picture of the blog's own, or one elsewhere.
    private static func picture(
        _ key: String, _ fields: YAMLFields, _ reader: YAMLReader
    ) -> String? {
        guard let place = fields.text(key), let node = fields[key] else { return nil }
        if !place.hasPrefix("https://"), !MediaFileName.isPicture(place) {
            reader.report(
                node, "\(key) is '\(place)', which is no picture of this blog",
                "`lb blog \(key) FILE` takes one in; or write an https address.")
        }
        return place
    }

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ fields: YAMLFields, _ reader: YAMLReader
    ) -> Choice? where Choice.RawValue == String {
        guard let text = fields.text(key), let node = fields[key] else { return nil }
        guard let choice = Choice(rawValue: text) else {
            reader.report(
                node, "\(key) is '\(text)'",
                "Write \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
            return nil
        }
        return choice
    }

    /// The file with keys set; every other byte stays.
    package func setting(_ changes: [(String, ScalarValue?)]) -> [UInt8] {
        changes.reduce(bytes) { FrontMatter(whole: $0).setting($1.0, to: $1.1) }
    }

    /// The file with another pin, or (nil) without one; every other byte stays.
    package func settingPin(_ pin: Blog.Pin?) -> [UInt8] {
        let bare = setting([("pin", nil)])
        guard let pin else { return bare }
        let matter = FrontMatter(whole: bare)
        let rows: [(String, String?)] = [
            ("entry", ScalarValue.text(pin.entry.description).yaml),
            ("by", pin.by.map { ScalarValue.text($0).yaml }), ("since", pin.since?.description),
            ("until", pin.until?.description),
        ]
        let lines = rows.compactMap { key, value in value.map { "  \(key): \($0)" } }
        let block = (["pin:"] + lines).map { $0 + matter.lineEnd }.joined()
        let gap = bare.isEmpty || bare.last == 0x0A ? "" : matter.lineEnd
        return bare + Array((gap + block).utf8)
    }

    /// The file of a new blog.
    package static func new(_ blog: Blog) -> [UInt8] {
        let rows: [(String, String?)] = [
            ("format", String(blog.format)), ("title", ScalarValue.text(blog.title).yaml),
            ("slug", ScalarValue.text(blog.slug).yaml),
            ("language", ScalarValue.text(blog.language).yaml),
            ("time_zone", ScalarValue.text(blog.timeZone).yaml),
            ("state", blog.state.rawValue), ("start", blog.start?.description),
            ("end", blog.end?.description), ("order", blog.order.rawValue),
            ("publisher", blog.publisher.map { ScalarValue.text($0).yaml }),
            ("publisher_url", blog.publisherURL.map { ScalarValue.text($0).yaml }),
            ("logo", blog.logo.map { ScalarValue.text($0).yaml }),
            ("image", blog.image.map { ScalarValue.text($0).yaml }),
            ("url", blog.url.map { ScalarValue.text($0).yaml }),
        ]
        let lines = rows.compactMap { key, value in value.map { "\(key): \($0)\n" } }
        return Array(lines.joined().utf8)
    }
}
