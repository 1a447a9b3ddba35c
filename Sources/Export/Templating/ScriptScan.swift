/// Reads a script for what no browser would run: brackets that do not match, strings and comments that never end.
///
/// It knows strings, templates, comments and regular expressions well enough to pass over them, and nothing else.
struct ScriptScan: SourceScan {
    let text: [UInt8]
    var index = 0
    var line = 1
    /// Brackets that are open; a template's `${` among them.
    private var open: [(sign: UInt8, line: Int)] = []
    /// The last sign that was no space, and the last word if it was one.
    private var last: UInt8 = 0
    private var word = ""
    var slips: [MarkupScan.Slip] = []

    private static let dollar = UInt8(ascii: "$")

    init(_ text: [UInt8]) { self.text = text }

    static func slips(in text: [UInt8]) -> [MarkupScan.Slip] {
        var scan = ScriptScan(text)
        scan.read()
        return scan.slips
    }

    private mutating func read() {
        // What follows a slip is read with it in mind; the first one tells where to look.
        while index < text.count, slips.isEmpty {
            let byte = text[index]
            if starts("//") {
                while index < text.count, text[index] != 0x0A { step() }
            } else if starts("/*") {
                let start = line
                skip(past: "*/") ? () : add(start, "the comment is never closed", "Add `*/`.")
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                string(byte)
            } else if byte == UInt8(ascii: "`") {
                step()
                template(from: line)
            } else if byte == UInt8(ascii: "/"), isExpressionNext {
                expression()
            } else {
                sign(byte)
            }
        }
        if slips.isEmpty, let (sign, line) = open.last { unclosed(sign, line) }
    }

    private mutating func sign(_ byte: UInt8) {
        let start = line
        if isWord(byte) {
            if !isWord(last) || index == 0 || !isWord(text[index - 1]) { word = "" }
            word.unicodeScalars.append(Unicode.Scalar(byte))
        } else if byte > 0x20 {
            word = ""
        }
        if byte > 0x20 { last = byte }
        step()
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open.append((byte, start))
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close(byte, start)
        default: break
        }
    }

    private mutating func close(_ byte: UInt8, _ line: Int) {
        let shown = Character(Unicode.Scalar(byte))
        guard let (sign, start) = open.popLast() else {
            return add(line, "`\(shown)` closes nothing", "Take it out, or open it before.")
        }
        switch (sign, byte) {
        case (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")),
            (UInt8(ascii: "{"), UInt8(ascii: "}")):
            break
        case (Self.dollar, UInt8(ascii: "}")): template(from: start)
        default: unclosed(sign, start)
        }
    }

    private mutating func unclosed(_ sign: UInt8, _ line: Int) {
        let shown = sign == Self.dollar ? "${" : String(Character(Unicode.Scalar(sign)))
        add(
            line, "`\(shown)` is never closed",
            "Close it; browsers run nothing of a script that breaks off.")
    }

    private mutating func string(_ quote: UInt8) {
        let start = line
        step()
        while index < text.count, text[index] != quote, text[index] != 0x0A {
            if text[index] == UInt8(ascii: "\\") { step() }
            step()
        }
        if index < text.count, text[index] == quote {
            step()
        } else {
            add(start, "the string is never closed", "Close it on its line.")
        }
        (last, word) = (quote, "")
    }

    /// The rest of a template, up to its end or to a value within it.
    private mutating func template(from start: Int) {
        while index < text.count, text[index] != UInt8(ascii: "`") {
            if starts("${") {
                step()
                step()
                open.append((Self.dollar, start))
                (last, word) = (0, "")
                return
            }
            if text[index] == UInt8(ascii: "\\") { step() }
            step()
        }
        if index >= text.count { add(start, "the template is never closed", "Add a backtick.") }
        step()
        (last, word) = (UInt8(ascii: "`"), "")
    }

    /// Whether a stroke here begins a regular expression and does not divide.
    private var isExpressionNext: Bool {
        if ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "await", "yield"]
            .contains(word)
        {
            return true
        }
        return !isWord(last) && !")]`\"'".utf8.contains(last)
    }

    private mutating func expression() {
        let start = line
        step()
        var isInClass = false
        while index < text.count, text[index] != 0x0A,
            isInClass || text[index] != UInt8(ascii: "/")
        {
            switch text[index] {
            case UInt8(ascii: "\\"): step()
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            default: break
            }
            step()
        }
        if index < text.count, text[index] == UInt8(ascii: "/") {
            step()
        } else {
            add(start, "the regular expression is never closed", "Close it on its line.")
        }
        (last, word) = (UInt8(ascii: ")"), "")
    }

    // MARK: - Signs

    private func isWord(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte | 0x20) || byte == 0x5F || byte == 0x24
            || byte > 0x7F
    }
}
