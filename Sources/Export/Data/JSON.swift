/// A JSON document (RFC 8259) whose members keep their order.
indirect enum JSON: Sendable {
    case string(String)
    case integer(Int)
    case flag(Bool)
    case array([JSON])
    /// Members whose value is nil are left out.
    case object([(String, JSON?)])

    /// A string, or nil for nil.
    static func text(_ text: String?) -> JSON? {
        text.map { .string($0) }
    }

    /// An array, or nil if there is nothing in it.
    static func filled(_ items: [JSON]) -> JSON? {
        items.isEmpty ? nil : .array(items)
    }

    enum Layout {
        /// On one line.
        case compact
        /// One value on each line, indented by two, with a line end at the end.
        case indented
    }

    /// The document in UTF-8. `<`, `>` and `&` are escaped, so that it can stand within HTML; so are
    /// U+2028 and U+2029, control characters and overrides of text direction.
    func bytes(_ layout: Layout) -> [UInt8] {
        var output: [UInt8] = []
        write(into: &output, indent: layout == .indented ? 0 : nil)
        if layout == .indented { output.append(0x0A) }
        return output
    }

    private func write(into output: inout [UInt8], indent: Int?) {
        switch self {
        case .string(let text): Self.write(text, into: &output)
        case .integer(let number): output += "\(number)".utf8
        case .flag(let flag): output += (flag ? "true" : "false").utf8
        case .array(let items):
            Self.list("[", "]", items, indent, &output) { item, inner, output in
                item.write(into: &output, indent: inner)
            }
        case .object(let members):
            let members = members.compactMap { member in member.1.map { (member.0, $0) } }
            Self.list("{", "}", members, indent, &output) { member, inner, output in
                Self.write(member.0, into: &output)
                output += (inner == nil ? ":" : ": ").utf8
                member.1.write(into: &output, indent: inner)
            }
        }
    }

    private static func list<Item>(
        _ open: String, _ close: String, _ items: [Item], _ indent: Int?,
        _ output: inout [UInt8], write: (Item, Int?, inout [UInt8]) -> Void
    ) {
        output += open.utf8
        let inner = indent.map { $0 + 2 }
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            newLine(inner, &output)
            write(item, inner, &output)
        }
        if !items.isEmpty { newLine(indent, &output) }
        output += close.utf8
    }

    private static func newLine(_ indent: Int?, _ output: inout [UInt8]) {
        guard let indent else { return }
        output.append(0x0A)
        output += repeatElement(0x20, count: indent)
    }

    private static func write(_ text: String, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        let isPlain = text.utf8.allSatisfy { byte in
            byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C && byte != 0x3C
                && byte != 0x3E && byte != 0x26
        }
        if isPlain {
            output += text.utf8
        } else {
            for scalar in text.unicodeScalars { write(scalar, into: &output) }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func write(_ scalar: Unicode.Scalar, into output: inout [UInt8]) {
        switch scalar.value {
        case 0x22: output += "\\\"".utf8
        case 0x5C: output += "\\\\".utf8
        case 0x0A: output += "\\n".utf8
        case 0x0D: output += "\\r".utf8
        case 0x09: output += "\\t".utf8
        case 0...0x1F, 0x26, 0x3C, 0x3E, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069:
            let digits = String(scalar.value, radix: 16)
            output += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
        default: output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
    }
}
