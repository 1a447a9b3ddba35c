package import Editorial

/// A value of one line that is written into a YAML file.
package enum ScalarValue: Hashable, Sendable {
    case text(String)
    case number(Int)
    case bool(Bool)
    case time(Instant)

    /// As YAML: plain where that means the same text, else in double quotes.
    package var yaml: String {
        switch self {
        case .number(let number): String(number)
        case .bool(let value): value ? "true" : "false"
        case .time(let time): time.description
        case .text(let text): Self.quotedIfNeeded(text)
        }
    }

    private static func quotedIfNeeded(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    /// Whether YAML reads `text` without quotes as exactly this text.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            !"-?:,[]{}#&*!|>'\"%@` ".unicodeScalars.contains(first), last != " ", last != ":",
            !text.contains(": "), !text.contains(" #"),
            text.unicodeScalars.allSatisfy({
                $0.value >= 0x20 && $0.value != 0x7F && !(0x80...0x9F).contains($0.value)
                    && $0.value != 0xFEFF && $0.value != 0x2028 && $0.value != 0x2029
                    && $0.value < 0x1_0000
            })
        else { return false }
        // Words and numbers that YAML 1.1 takes for something else.
        let words = ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n"]
        if words.contains(text.lowercased()) { return false }
        return
            !(first.properties.numericType != nil || first == "." || first == "+" || first == "=")
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                result += "\\x" + hex(scalar.value, 2)
            case "\u{2028}", "\u{2029}", "\u{FEFF}": result += "\\u" + hex(scalar.value, 4)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func hex(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: width - digits.count) + digits
    }
}
