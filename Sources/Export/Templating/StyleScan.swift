/// Reads a style sheet for what would make browsers drop the rest of it, and for what it would load from
/// other hosts (CSS Syntax Level 3, as far as braces, strings, comments and addresses go).
struct StyleScan {
    private let text: [UInt8]
    private var index = 0
    private var line = 1
    private(set) var slips: [MarkupScan.Slip] = []

    init(_ text: [UInt8]) { self.text = text }

    mutating func read() {
        var open: [(mark: UInt8, line: Int)] = []
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
                let start = line
                if !skipComment() {
                    add(start, "the comment is never closed", "Write */ after it.")
                }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let start = line
                if !skipString(byte) { add(start, "the string is never closed", "Close it.") }
            case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["):
                open.append((byte, line))
                step()
            case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"):
                if let last = open.last, Self.closes(byte, last.mark) {
                    open.removeLast()
                } else {
                    add(line, "`\(Character(Unicode.Scalar(byte)))` closes nothing", "Take it out.")
                }
                step()
            case UInt8(ascii: "\\"):
                step()
                step()
            default:
                address()
                step()
            }
        }
        for (mark, line) in open {
            add(
                line, "`\(Character(Unicode.Scalar(mark)))` is never closed",
                "Close it: browsers drop what follows.")
        }
    }

    private static func closes(_ byte: UInt8, _ mark: UInt8) -> Bool {
        switch mark {
        case UInt8(ascii: "{"): byte == UInt8(ascii: "}")
        case UInt8(ascii: "("): byte == UInt8(ascii: ")")
        default: byte == UInt8(ascii: "]")
        }
    }

    /// `url(https://…` and `@import`, at the place where they start.
    private mutating func address() {
        let rest = String(decoding: text[index..<min(text.count, index + 24)], as: UTF8.self)
            .lowercased()
        if rest.hasPrefix("@import") {
            add(line, "@import is stopped by the page's policy", "Put the rules into this file.")
        }
        guard rest.hasPrefix("url(") else { return }
        let target = rest.dropFirst(4).drop { " \"'".contains($0) }
        if target.hasPrefix("http:") || target.hasPrefix("https:") || target.hasPrefix("//") {
            add(
                line, "the style sheet loads from another host",
                "Keep the file in the blog: no reader's browser asks others without consent.")
        }
    }

    private var next: UInt8? { index + 1 < text.count ? text[index + 1] : nil }

    private mutating func step() {
        guard index < text.count else { return }
        if text[index] == 0x0A { line += 1 }
        index += 1
    }

    private mutating func skipComment() -> Bool {
        step()
        step()
        while index < text.count {
            if text[index] == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
                step()
                step()
                return true
            }
            step()
        }
        return false
    }

    private mutating func skipString(_ quote: UInt8) -> Bool {
        step()
        while index < text.count, text[index] != 0x0A {
            if text[index] == UInt8(ascii: "\\") {
                step()
            } else if text[index] == quote {
                step()
                return true
            }
            step()
        }
        return false
    }

    private mutating func add(_ line: Int, _ message: String, _ remedy: String) {
        slips.append(MarkupScan.Slip(line: line, message: message, remedy: remedy))
    }
}
