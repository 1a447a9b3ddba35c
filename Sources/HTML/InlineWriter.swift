/// Writes what stands in lines, so that it means itself and nothing else.
struct InlineWriter {
    private var output = ""
    /// The character after a closing delimiter has to be written as an entity.
    private var encodesNext = false
    /// The delimiters that are open, innermost last.
    private var open: [Character] = []

    /// The lines of a paragraph.
    static func lines(_ inlines: [ProseInline]) -> [String] {
        var writer = InlineWriter()
        writer.write(inlines)
        return writer.output.utf8.split(separator: 0x0A).map { line in
            atLineStart(trimmed(Substring(line)))
        }.filter { !$0.isEmpty }.endingWithoutBreak
    }

    /// Everything on one line, as in headings and cells.
    static func line(_ inlines: [ProseInline]) -> String {
        var writer = InlineWriter()
        writer.write(inlines.map { $0 == .lineBreak ? .text(" ") : $0 })
        return trimmed(
            writer.output.split(separator: "\n").map { $0.hasSuffix("\\") ? $0.dropLast() : $0 }
                .joined(separator: " "))
    }

    private static func trimmed(_ line: some StringProtocol) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        var text = Substring(line).utf8.drop(while: isSpace)
        while let last = text.last, isSpace(last) { text.removeLast() }
        return String(Substring(text))
    }

    /// The line with what would begin a block at its start escaped.
    private static func atLineStart(_ line: String) -> String {
        guard let first = line.first else { return line }
        let rest = line.dropFirst()
        switch first {
        case "#": return "\\" + line
        case ">", "=": return "\\" + line
        case "-", "+":
            guard rest.first.map({ $0.isWhitespace || $0 == first }) ?? true else { return line }
            return "\\" + line
        case "0"..."9":
            let digits = line.prefix { $0.isASCII && $0.isNumber }
            let after = line.dropFirst(digits.count)
            guard let mark = after.first, mark == "." || mark == ")",
                after.dropFirst().first.map(\.isWhitespace) ?? true
            else { return line }
            return "\(digits)\\\(after)"
        default: return line
        }
    }

    private mutating func write(_ inlines: [ProseInline]) {
        for (index, inline) in inlines.enumerated() {
            switch inline {
            case .text(let text):
                let next = index + 1 < inlines.count ? inlines[index + 1] : nil
                write(text, before: next)
            case .emphasis(let inner): delimited(inner, count: 1)
            case .strong(let inner): delimited(inner, count: 2)
            case .struck(let inner): delimited(inner, count: 2, by: "~")
            case .code(let text): code(text)
            case .link(let url, let title, let inner):
                output += "["
                var text = InlineWriter()
                text.write(inner)
                output += text.output + "](" + Self.destination(url, title) + ")"
                encodesNext = false
            case .picture(let source, let title, let alt):
                output += "!["
                write(alt, before: nil)
                output += "](" + Self.destination(source, title) + ")"
            case .lineBreak: output += "\\\n"
            }
        }
    }

    /// Emphasis: delimiters count only where CommonMark's rules of flanking let them, so letters beside
    /// them are written as entities where they would be in the way.
    private mutating func delimited(_ inner: [ProseInline], count: Int, by mark: Character? = nil) {
        guard !inner.allSatisfy(\.isBlank) else { return write(inner) }
        let (before, core, after) = Self.hoisted(inner)
        if !before.isEmpty { write(before, before: nil) }
        var character = mark ?? (open.last == "*" ? "_" : "*")
        if mark == nil, output.last == character { character = character == "*" ? "_" : "*" }
        var nested = InlineWriter()
        nested.open = open + [character]
        nested.write(core)
        let text = nested.output
        if let last = output.last, Self.isLetter(last),
            character != "*" || text.first.map(Self.isLetter) != true
        {
            encodeLast()
        }
        let delimiter = String(repeating: character, count: count)
        output += delimiter + text + delimiter
        encodesNext = character != "*" || text.last.map(Self.isLetter) != true
        if !after.isEmpty { write(after, before: nil) }
    }

    /// White space at the ends of emphasis stands outside it.
    private static func hoisted(
        _ inlines: [ProseInline]
    ) -> (before: String, core: [ProseInline], after: String) {
        var core = inlines
        var before = ""
        var after = ""
        if case .text(let text)? = core.first {
            before = String(text.prefix { $0.isWhitespace })
            core[0] = .text(String(text.dropFirst(before.count)))
        }
        if case .text(let text)? = core.last {
            after = String(text.reversed().prefix { $0.isWhitespace }.reversed())
            core[core.count - 1] = .text(String(text.dropLast(after.count)))
        }
        return (before, core, after)
    }

    private static func isLetter(_ character: Character) -> Bool {
        !character.isWhitespace && !character.isPunctuation && !character.isSymbol
    }

    private mutating func encodeLast() {
        guard let last = output.popLast() else { return }
        output += last.unicodeScalars.map { "&#\($0.value);" }.joined()
    }

    private mutating func code(_ text: String) {
        let text = text.split(separator: "\n").joined(separator: " ")
        guard !text.isEmpty else { return }
        var fence = "`"
        while text.contains(fence) { fence += "`" }
        let needsSpace =
            text.hasPrefix("`") || text.hasSuffix("`")
            || text.hasPrefix(" ") && text.hasSuffix(" ") && !text.allSatisfy { $0 == " " }
        let pad = needsSpace ? " " : ""
        output += fence + pad + text + pad + fence
        encodesNext = false
    }

    private mutating func write(_ text: String, before next: ProseInline?) {
        var rest = Substring(text)
        if encodesNext, let first = rest.first {
            encodesNext = false
            if Self.isLetter(first) {
                output += first.unicodeScalars.map { "&#\($0.value);" }.joined()
                rest = rest.dropFirst()
            }
        }
        var start = rest.startIndex
        var last: UInt8 = 0
        for index in rest.utf8.indices {
            let byte = rest.utf8[index]
            defer { last = byte }
            guard Self.mayBeMarkup(byte, after: last) else { continue }
            output += rest[start..<index]
            start = index
            if Self.isMarkup(byte, output, rest[rest.utf8.index(after: index)...]) {
                output += "\\"
            }
        }
        output += rest[start...]
        // An exclamation mark before a link would make it a picture.
        if output.last == "!", case .link? = next {
            output.removeLast()
            output += "\\!"
        }
    }

    /// Whether a byte in running text deserves a closer look; most do not.
    private static func mayBeMarkup(_ byte: UInt8, after last: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."): last | 0x20 == UInt8(ascii: "w")
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "|"),
            UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "@"), UInt8(ascii: ":"):
            true
        default: false
        }
    }

    /// Whether it has to be escaped between what stands before and after it.
    private static func isMarkup(_ byte: UInt8, _ before: String, _ rest: Substring) -> Bool {
        switch byte {
        case UInt8(ascii: "&"): rest.first.map { $0.isASCII && $0.isLetter || $0 == "#" } ?? false
        // What GitHub's flavour takes for an address.
        case UInt8(ascii: "@"):
            before.last.map(isLetter) == true && rest.first.map(isLetter) == true
        case UInt8(ascii: ":"):
            rest.hasPrefix("//") || before.hasSuffix("mailto") || before.hasSuffix("xmpp")
        case UInt8(ascii: "."): before.suffix(3).lowercased() == "www"
        default: true
        }
    }

    /// Where a link leads, and its title, in parentheses.
    private static func destination(_ url: String, _ title: String) -> String {
        var text = ""
        for scalar in url.unicodeScalars {
            switch scalar {
            case "<": text += "%3C"
            case ">": text += "%3E"
            case " ": text += "%20"
            case "\\": text += "%5C"
            case "&": text += "\\&"
            default: if scalar.value >= 0x20 { text.unicodeScalars.append(scalar) }
            }
        }
        if text.isEmpty || text.contains("(") || text.contains(")") { text = "<\(text)>" }
        guard !title.isEmpty else { return text }
        var quoted = ""
        for character in title.split(whereSeparator: \.isNewline).joined(separator: " ") {
            if "\"\\&<`*_[]".contains(character) { quoted += "\\" }
            quoted.append(character)
        }
        return "\(text) \"\(quoted)\""
    }
}

extension [String] {
    /// Without a break after the last line.
    fileprivate var endingWithoutBreak: [String] {
        guard let last, last.hasSuffix("\\"), !last.hasSuffix("\\\\") else { return self }
        return dropLast() + [String(last.dropLast())]
    }
}
