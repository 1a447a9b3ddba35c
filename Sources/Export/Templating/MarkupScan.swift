/// Reads the markup of a template for what a page must not hold: what its Content-Security-Policy would
/// stop in the browser, and values where they could become markup.
///
/// It is no HTML parser: it follows tags, attributes and comments, and takes `{{…}}` as one sign.
struct MarkupScan: SourceScan {
    struct Slip: Hashable, Sendable {
        let line: Int
        let message: String
        let remedy: String
    }

    let text: [UInt8]
    var index = 0
    var line = 1
    var slips: [Slip] = []

    init(_ text: [UInt8]) { self.text = text }

    static func slips(in text: [UInt8]) -> [Slip] {
        var scan = MarkupScan(text)
        scan.read()
        return scan.slips
    }

    private mutating func read() {
        while index < text.count {
            if starts("{{") {
                skipMustache()
            } else if starts("<!--") {
                skip(past: "-->")
            } else if text[index] == UInt8(ascii: "<"), isLetter(index + 1) {
                tag()
            } else {
                step()
            }
        }
    }

    // MARK: - Tags

    private mutating func tag() {
        let start = line
        step()
        let name = word()
        var attributes: [String: String] = [:]
        while index < text.count, text[index] != UInt8(ascii: ">") {
            if starts("{{") {
                variableInTag()
            } else if isSpace(text[index]) || text[index] == UInt8(ascii: "/") {
                step()
            } else {
                let line = line
                let attribute = word()
                guard !attribute.isEmpty else {
                    step()
                    continue
                }
                skipSpaces()
                var value = ""
                if index < text.count, text[index] == UInt8(ascii: "=") {
                    step()
                    skipSpaces()
                    value = self.value(of: attribute)
                }
                attributes[attribute] = value
                judge(attribute, value, of: name, line)
            }
        }
        step()
        judge(name, attributes, start)
    }

    private mutating func value(of attribute: String) -> String {
        guard index < text.count else { return "" }
        let quote = text[index]
        let start = index
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            step()
            while index < text.count, text[index] != quote {
                if starts("{{") { skipMustache() } else { step() }
            }
            let value = String(decoding: text[start + 1..<index], as: UTF8.self)
            step()
            return value
        }
        while index < text.count, !isSpace(text[index]), text[index] != UInt8(ascii: ">") {
            if starts("{{") { skipMustache() } else { step() }
        }
        let value = String(decoding: text[start..<index], as: UTF8.self)
        if value.contains("{{") {
            add(
                line, "the value of `\(attribute)` has no quotation marks",
                "Write \(attribute)=\"…\": a value with a space would become attributes.")
        }
        return value
    }

    /// Sections may stand between attributes, values may not.
    private mutating func variableInTag() {
        let start = index
        let line = line
        skipMustache()
        let tag = String(decoding: text[start..<index], as: UTF8.self)
        guard let sign = tag.dropFirst(2).first(where: { $0 != " " }), !"#^/!".contains(sign) else {
            return
        }
        add(
            line, "\(SafeName.of(tag)) stands in a tag and in no attribute",
            "Put it into the value of one, in quotation marks.")
    }

    private mutating func judge(
        _ attribute: String, _ value: String, of name: String, _ line: Int
    ) {
        if attribute.hasPrefix("on"), attribute.count > 3 {
            add(
                line, "`\(attribute)` is script in the page, which the page's policy stops",
                "Listen for the event in script.js.")
        } else if attribute == "style" {
            add(
                line, "`style=` is stopped by the page's policy",
                "Give the element a class, and put its look into style.css.")
        } else if ["href", "src", "action"].contains(attribute),
            value.lowercased().hasPrefix("javascript:")
        {
            add(line, "`\(attribute)` holds script", "Listen for the event in script.js.")
        } else if isLoaded(attribute, of: name), isElsewhere(value) {
            add(
                line, "`<\(name)>` loads \(SafeName.of(value)) from another host",
                "Keep the file in the blog: no reader's browser asks others without consent.")
        }
    }

    private mutating func judge(_ name: String, _ attributes: [String: String], _ line: Int) {
        let isData = attributes["type"]?.hasPrefix("application/ld+json") == true
        if name == "script", !isData {
            if attributes["src"] == nil {
                add(
                    line, "a script stands in the page, which the page's policy stops",
                    "Move it to script.js.")
            }
            skip(past: "</script")
        } else if name == "script" {
            skip(past: "</script")
        } else if name == "style" {
            // The page's policy names the digest of this one.
            if !text[index...].starts(with: "{{style}}</style>".utf8) {
                add(
                    line, "a style sheet stands in the page, which the page's policy stops",
                    "Move it to style.css or theme.css.")
            }
            skip(past: "</style")
        } else if name == "link", attributes["rel"]?.contains("stylesheet") == true,
            isElsewhere(attributes["href"] ?? "")
        {
            add(
                line, "a style sheet comes from another host",
                "Keep the file in the blog: no reader's browser asks others without consent.")
        }
    }

    private func isLoaded(_ attribute: String, of name: String) -> Bool {
        attribute == "src"
            && ["script", "img", "iframe", "video", "audio", "source"].contains(name)
    }

    private func isElsewhere(_ value: String) -> Bool {
        let start = value.lowercased()
        return start.hasPrefix("http:") || start.hasPrefix("https:") || start.hasPrefix("//")
    }

    // MARK: - Signs

    private mutating func skipMustache() { skip(past: "}}") }

    private mutating func skipSpaces() {
        while index < text.count, isSpace(text[index]) { step() }
    }

    /// A name of a tag or an attribute, in lower case.
    private mutating func word() -> String {
        let start = index
        while index < text.count, !isSpace(text[index]), !starts("{{"),
            !"=>/\"'".utf8.contains(text[index])
        { step() }
        return String(decoding: text[start..<index], as: UTF8.self).lowercased()
    }

    private func isLetter(_ index: Int) -> Bool {
        index < text.count && (97...122).contains(text[index] | 0x20)
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }
}

/// A few signs of a file, for a message.
private enum SafeName {
    static func of(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
