package import Editorial

/// What is wrong with a file that is brought in: where, and what.
package struct ImportProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// `line 3, column 14`, or the path of a value such as `entries[12].published`.
    package let place: String
    /// What is wrong there, without a full stop.
    package let message: String

    package init(_ place: String, _ message: String) {
        self.place = place
        self.message = message
    }

    package var description: String { "\(place): \(message)" }
}

/// Reads JSON (RFC 8259) that may be anything: nesting is limited, and errors have a place.
package struct JSONReader {
    /// Arrays and objects within each other.
    package static let mostDepth = 100

    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value that `bytes` hold, UTF-8 with or without a byte order mark.
    ///
    /// - Throws: `ImportProblem` with line and column.
    package static func read(_ bytes: [UInt8]) throws(ImportProblem) -> JSON {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw ImportProblem("the file", "it is not UTF-8 text")
        }
        var reader = JSONReader(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
        let value = try reader.value()
        reader.skipSpace()
        guard reader.index == bytes.count else {
            throw reader.problem("there is more after the end")
        }
        return value
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func problem(_ message: String) -> ImportProblem {
        let before = bytes[..<min(index, bytes.count)]
        let line = before.count { $0 == 0x0A }
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = before[start...].count { $0 & 0xC0 != 0x80 }
        return ImportProblem("line \(line + 1), column \(column + 1)", message)
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            index += 1
        }
    }

    private mutating func expect(_ text: StaticString, _ value: JSON) throws(ImportProblem) -> JSON
    {
        let word = Array("\(text)".utf8)
        guard bytes[index...].starts(with: word) else { throw problem("this is no JSON value") }
        index += word.count
        return value
    }

    private mutating func value() throws(ImportProblem) -> JSON {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try expect("true", .bool(true))
        case UInt8(ascii: "f"): return try expect("false", .bool(false))
        case UInt8(ascii: "n"): return try expect("null", .null)
        case .some(let byte) where byte == UInt8(ascii: "-") || (48...57).contains(byte):
            return try number()
        case nil: throw problem("the file ends too early")
        default: throw problem("this is no JSON value")
        }
    }

    private mutating func enter() throws(ImportProblem) {
        depth += 1
        guard depth <= Self.mostDepth else {
            throw problem("more than \(Self.mostDepth) arrays and objects within each other")
        }
        index += 1
        skipSpace()
    }

    /// Whether another item follows; else the list has ended.
    private mutating func goesOn(until close: UInt8) throws(ImportProblem) -> Bool {
        skipSpace()
        guard let byte = next, byte == UInt8(ascii: ",") || byte == close else {
            throw problem(next == nil ? "the file ends too early" : "a comma is missing")
        }
        index += 1
        if byte == close { depth -= 1 }
        return byte != close
    }

    private mutating func array() throws(ImportProblem) -> JSON {
        try enter()
        if next == UInt8(ascii: "]") {
            index += 1
            depth -= 1
            return .array([])
        }
        var items: [JSON] = []
        repeat { items.append(try value()) } while try goesOn(until: UInt8(ascii: "]"))
        return .array(items)
    }

    private mutating func object() throws(ImportProblem) -> JSON {
        try enter()
        if next == UInt8(ascii: "}") {
            index += 1
            depth -= 1
            return .object([])
        }
        var members: [JSON.Member] = []
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw problem("a key is missing") }
            let key = try string()
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw problem("a colon is missing") }
            index += 1
            members.append(JSON.Member(key: key, value: try value()))
        } while try goesOn(until: UInt8(ascii: "}"))
        return .object(members)
    }

    private mutating func number() throws(ImportProblem) -> JSON {
        let start = index
        while let byte = next, (48...57).contains(byte) || "+-.eE".utf8.contains(byte) {
            index += 1
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if let whole = Int(text) { return .number(whole) }
        guard let decimal = Double(text), decimal.isFinite else {
            index = start
            throw problem("this is no number")
        }
        return .decimal(decimal)
    }

    private mutating func string() throws(ImportProblem) -> String {
        index += 1
        let start = index
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
            index += 1
        }
        if next == UInt8(ascii: "\"") {
            defer { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }
        return try longString(from: start)
    }

    /// A string with escapes.
    private mutating func longString(from start: Int) throws(ImportProblem) -> String {
        var text = Array(bytes[start..<index])
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<0x20:
                index -= 1
                throw problem("a control character in a string")
            default: text.append(byte)
            }
        }
        throw problem("the file ends within a string")
    }

    private mutating func escape() throws(ImportProblem) -> [UInt8] {
        guard let byte = next else { throw problem("the file ends within a string") }
        index += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"): return try unicode()
        default: throw problem("an escape that JSON does not know")
        }
    }

    private mutating func unicode() throws(ImportProblem) -> [UInt8] {
        var units = [try hexadecimal()]
        if UTF16.isLeadSurrogate(units[0]), bytes[index...].starts(with: "\\u".utf8) {
            index += 2
            units.append(try hexadecimal())
        }
        // Half of a pair becomes U+FFFD.
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private mutating func hexadecimal() throws(ImportProblem) -> UInt16 {
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw problem("\\u without four hexadecimal digits") }
        index += 4
        return unit
    }
}
