/// A JSON document (RFC 8259) whose members keep their order.
indirect enum JSON: Sendable {
    case string(String)
    case integer(Int)
    case flag(Bool)
    case array([JSON])
    /// Items that were written before, each as it would be at this place.
    case written([[UInt8]])
    /// A long list that is filled when the document is written with `write(_:items:into:)`.
    case open
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

    /// The document without a line end, as part of another.
    ///
    /// - Parameter indent: that of the line it starts on; nil: all on one line.
    func part(indent: Int?) -> [UInt8] {
        var output: [UInt8] = []
        write(into: &output, indent: indent)
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
        case .written(let items):
            // Exactly what is needed: doubling would take twice the memory of a large document.
            output.reserveCapacity(
                output.count + items.reduce(64) { $0 + $1.count + (indent ?? 0) + 4 })
            Self.list("[", "]", items, indent, &output) { item, _, output in output += item }
        case .open: output.append(Self.mark)
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

    /// Copies stretches that need nothing as a whole.
    private static func write(_ text: String, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        let bytes = Array(text.utf8)
        var clean = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 ? plain[Int(byte)] : byte != 0xC2 && byte != 0xE2 {
                index += 1
                continue
            }
            guard let (scalar, length) = escaped(bytes, index) else {
                index += 1
                continue
            }
            output += bytes[clean..<index]
            escape(scalar, into: &output)
            index += length
            clean = index
        }
        output += bytes[clean...]
        output.append(UInt8(ascii: "\""))
    }

    /// ASCII characters that stand for themselves.
    private static let plain: [Bool] = (0..<128).map { byte in
        byte >= 0x20 && byte != 0x7F && ![0x22, 0x26, 0x3C, 0x3E, 0x5C].contains(byte)
    }

    /// The character at `index` if it must be escaped, with its length in bytes.
    private static func escaped(_ bytes: [UInt8], _ index: Int) -> (UInt16, Int)? {
        let byte = UInt16(bytes[index])
        if byte < 0x80 { return (byte, 1) }
        let second = index + 1 < bytes.count ? UInt16(bytes[index + 1]) : 0
        if byte == 0xC2 { return second < 0xA0 ? (second, 2) : nil }
        let third = index + 2 < bytes.count ? UInt16(bytes[index + 2]) : 0
        let scalar = 0x2000 | (second & 0x3F) << 6 | third & 0x3F
        return (0x2028...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar)
            ? (scalar, 3) : nil
    }

    private static func escape(_ scalar: UInt16, into output: inout [UInt8]) {
        switch scalar {
        case 0x22: output += "\\\"".utf8
        case 0x5C: output += "\\\\".utf8
        case 0x0A: output += "\\n".utf8
        case 0x0D: output += "\\r".utf8
        case 0x09: output += "\\t".utf8
        default:
            let digits = String(scalar, radix: 16)
            output += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
        }
    }
}
