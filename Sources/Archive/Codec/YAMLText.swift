/// Tells what of a YAML file is text for certain: what stands in quotes, in comments, in block scalars (`|`, `>`) and
/// in plain values, in files of the shape that people write front matter in.
///
/// It follows libyaml's rules for where a scalar begins and ends. From the first line that is of another shape, such
/// as a value that goes on below its key, everything counts as more than text. Takes time in proportion
/// to the length.
struct YAMLText {
    /// The beginning of each line that the parser might read as anything but text.
    private(set) var live: [Substring] = []

    private enum Inside {
        case nothing
        /// A quoted value, with the byte that ends it.
        case quoted(UInt8)
        /// A block scalar below what begins at `column`: the deepest blank line before its text, and then
        /// how far its text is indented.
        case block(column: Int, blank: Int, indent: Int?)
    }

    private var inside = Inside.nothing
    /// What lies deeper than this continues the plain value above it.
    private var plainColumn: Int?
    /// Whether each line so far was of a shape that is known.
    private var isKnown: Bool

    /// - Parameter lines: without their ends.
    init(_ lines: [Substring]) {
        // Line ends to libyaml, and to nobody else.
        isKnown = !lines.contains { line in
            line.unicodeScalars.contains { ["\u{85}", "\u{2028}", "\u{2029}"].contains($0) }
        }
        live.reserveCapacity(lines.count)
        for line in lines {
            let count = isKnown ? read(Array(line.utf8)) : nil
            if count == nil { isKnown = false }
            live.append(count.map { Substring(line.utf8.prefix($0)) } ?? line)
        }
    }

    /// The bytes at the start of the line that count; nil if it is of no known shape.
    private mutating func read(_ line: [UInt8]) -> Int? {
        switch inside {
        case .nothing: return readTokens(line)
        case .quoted(let sign):
            guard let end = Self.end(of: sign, line, from: 0) else { return 0 }
            inside = .nothing
            return Self.isOver(line, end) ? 0 : nil
        case .block(let column, let blank, let known):
            let indent = line.prefix { $0 == 0x20 }.count
            guard indent < line.count else {
                if known == nil {
                    inside = .block(column: column, blank: max(blank, indent), indent: nil)
                }
                return 0
            }
            guard known != nil || line[indent] != 0x09 else { return nil }
            let own = known ?? max(blank, indent, column + 1)
            inside = .block(column: column, blank: blank, indent: own)
            guard indent < own else { return 0 }
            inside = .nothing
            plainColumn = column
            return readTokens(line)
        }
    }

    /// A line that begins outside of any value: `- `, `key:` and what follows.
    private mutating func readTokens(_ line: [UInt8]) -> Int? {
        var place = line.prefix { $0 == 0x20 }.count
        guard place < line.count, line[place] != UInt8(ascii: "#") else { return place }
        if let plainColumn, place > plainColumn { return nil }
        plainColumn = nil
        var column: Int?
        while line[place] == UInt8(ascii: "-"), place + 1 == line.count || line[place + 1] == 0x20 {
            column = place
            place += 1 + line[(place + 1)...].prefix { $0 == 0x20 }.count
            guard place < line.count else { return line.count }
        }
        let key = line[place...].prefix { byte in
            (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte)
                || byte == 0x5F || byte == 0x2D
        }
        let colon = key.endIndex
        if !key.isEmpty, colon < line.count, line[colon] == UInt8(ascii: ":"),
            colon + 1 == line.count || line[colon + 1] == 0x20
        {
            column = place
            place = colon + 1 + line[(colon + 1)...].prefix { $0 == 0x20 }.count
        }
        guard let column else { return nil }
        return readValue(line, place, column)
    }

    private mutating func readValue(_ line: [UInt8], _ place: Int, _ column: Int) -> Int? {
        guard place < line.count, line[place] != UInt8(ascii: "#") else { return place }
        let sign = line[place]
        switch sign {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            guard let end = Self.end(of: sign, line, from: place + 1) else {
                inside = .quoted(sign)
                return place + 1
            }
            return Self.isOver(line, end) ? place + 1 : nil
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            let chomping = line[(place + 1)...].prefix { $0 == 0x2B || $0 == 0x2D }
            guard chomping.count <= 1, Self.isOver(line, chomping.endIndex) else { return nil }
            inside = .block(column: column, blank: 0, indent: nil)
            return place + 1
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            return Self.isWholeFlow(line, place) ? line.count : nil
        default:
            let isPlain = !"&*!%@`,]}?:-\t".utf8.contains(sign)
            // To YAML this is one more mapping, or a mistake.
            let isMapping = line[place...].indices.contains { index in
                line[index] == UInt8(ascii: ":")
                    && (index + 1 == line.count || line[index + 1] <= 0x20)
            }
            guard isPlain, !isMapping else { return nil }
            plainColumn = column
            return place + 1
        }
    }

    /// Where the quoted value ends, after its sign; nil if that is not on this line.
    private static func end(of sign: UInt8, _ line: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < line.count {
            if line[index] == UInt8(ascii: "\\"), sign == UInt8(ascii: "\"") {
                index += 2
            } else if line[index] != sign {
                index += 1
            } else if sign == UInt8(ascii: "'"), index + 1 < line.count, line[index + 1] == sign {
                index += 2
            } else {
                return index + 1
            }
        }
        return nil
    }

    /// Whether nothing but a comment follows.
    private static func isOver(_ line: [UInt8], _ place: Int) -> Bool {
        let rest = line[place...].drop { $0 == 0x20 }
        return rest.isEmpty || rest.first == UInt8(ascii: "#") && rest.startIndex > place
    }

    /// Whether the list in brackets that starts at `place` ends on this line, as the last thing on it.
    private static func isWholeFlow(_ line: [UInt8], _ place: Int) -> Bool {
        var depth = 0
        var isStart = true
        var index = place
        while index < line.count {
            let byte = line[index]
            index += 1
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                isStart = true
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                isStart = false
                if depth == 0 { return isOver(line, index) }
            case UInt8(ascii: ","): isStart = true
            case UInt8(ascii: ":"):
                guard index < line.count, line[index] == 0x20 else { return false }
                isStart = true
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard isStart else { continue }
                guard let end = end(of: byte, line, from: index) else { return false }
                index = end
                isStart = false
            case 0x20: break
            case UInt8(ascii: "#"), 0x09: return false
            default: isStart = false
            }
        }
        return false
    }
}
