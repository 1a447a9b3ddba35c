/// A JSON value (RFC 8259) whose objects keep the order of their keys, so that the same value is
/// always the same text.
package indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Int)
    case decimal(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A key and its value.
    package struct Member: Hashable, Sendable {
        package let key: String
        package let value: JSON

        package init(key: String, value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// An object without the members that are nil.
    package static func fields(_ fields: KeyValuePairs<String, JSON?>) -> JSON {
        .object(fields.compactMap { key, value in value.map { Member(key: key, value: $0) } })
    }

    /// The text of a value, or nil for none.
    package static func text(_ text: String?) -> JSON? { text.map(JSON.string) }

    /// RFC 3339, or nil for none.
    package static func time(_ time: Instant?) -> JSON? {
        time.map { .string($0.description) }
    }

    /// The value as text: on one line, or indented by two spaces.
    package func encoded(indented: Bool = false) -> String {
        var output = ""
        write(to: &output, indent: indented ? 0 : nil)
        return output
    }

    private func write(to output: inout String, indent: Int?) {
        switch self {
        case .null: output += "null"
        case .bool(let value): output += value ? "true" : "false"
        case .number(let value): output += String(value)
        case .decimal(let value): output += value.isFinite ? String(value) : "null"
        case .string(let text): Self.quote(text, into: &output)
        case .array(let items):
            Self.list(items, open: "[", close: "]", indent: indent, into: &output) {
                $0.write(to: &$1, indent: $2)
            }
        case .object(let members):
            Self.list(members, open: "{", close: "}", indent: indent, into: &output) {
                Self.quote($0.key, into: &$1)
                $1 += $2 == nil ? ":" : ": "
                $0.value.write(to: &$1, indent: $2)
            }
        }
    }

    private static func list<Item>(
        _ items: [Item], open: String, close: String, indent: Int?, into output: inout String,
        _ body: (Item, inout String, Int?) -> Void
    ) {
        guard !items.isEmpty else {
            output += open + close
            return
        }
        output += open
        let inner = indent.map { $0 + 1 }
        for (index, item) in items.enumerated() {
            if index > 0 { output += "," }
            newline(inner, into: &output)
            body(item, &output, inner)
        }
        newline(indent, into: &output)
        output += close
    }

    private static func newline(_ indent: Int?, into output: inout String) {
        guard let indent else { return }
        output += "\n" + String(repeating: "  ", count: indent)
    }

    private static func quote(_ text: String, into output: inout String) {
        output += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case _
            where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028
                || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }
}
