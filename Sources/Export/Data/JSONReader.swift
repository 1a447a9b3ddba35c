/// Reads JSON (RFC 8259) that is not large: templates' words and lists.
struct JSONReader {
    /// What a document holds; of a key that stands twice, the last member.
    indirect enum Value: Hashable {
        case text(String)
        case integer(Int)
        case list([Value])
        case object([String: Value])
        /// `true`, `false`, `null`, or a number that is no integer.
        case other

        var text: String? { if case .text(let text) = self { text } else { nil } }
        var integer: Int? { if case .integer(let number) = self { number } else { nil } }
        var list: [Value]? { if case .list(let list) = self { list } else { nil } }
        /// A list of texts and nothing else.
        var texts: [String]? {
            guard let list else { return nil }
            let texts = list.compactMap(\.text)
            return texts.count == list.count ? texts : nil
        }

        subscript(key: String) -> Value? {
            if case .object(let members) = self { members[key] } else { nil }
        }
    }

    /// Lists and objects within one another go no deeper than this.
    private static let maximumDepth = 32

    private let bytes: [UInt8]
    private var place = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The document; nil if it is none. A byte order mark before it is ignored, as the RFC allows.
    static func read(_ bytes: [UInt8]) -> Value? {
        var reader = JSONReader(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
        guard let value = reader.value(depth: 0) else { return nil }
        reader.skipSpace()
        return reader.place == bytes.count ? value : nil
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { place += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) -> Value? {
        guard depth < Self.maximumDepth else { return nil }
        skipSpace()
        switch next {
        case UInt8(ascii: "\""): return string().map { .text($0) }
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return list(depth)
        case nil: return nil
        default: return word()
        }
    }

    private mutating func object(_ depth: Int) -> Value? {
        place += 1
        var members: [String: Value] = [:]
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            guard let key = string(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1)
            else { return nil }
            members[key] = value
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func list(_ depth: Int) -> Value? {
        place += 1
        var items: [Value] = []
        if take(UInt8(ascii: "]")) { return .list(items) }
        repeat {
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? .list(items) : nil
    }

    private mutating func word() -> Value? {
        let start = place
        while let byte = next,
            (97...122).contains(byte | 0x20) || (48...57).contains(byte)
                || [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ".")].contains(byte)
        { place += 1 }
        // Swift's numbers may start with a plus sign, and JSON's may not.
        guard start < place, bytes[start] != UInt8(ascii: "+") else { return nil }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        if let number = Int(word) { return .integer(number) }
        return ["true", "false", "null"].contains(word) || Double(word)?.isFinite == true
            ? .other : nil
    }

    /// Nil also for bytes that are not UTF-8.
    private mutating func string() -> String? {
        guard next == UInt8(ascii: "\"") else { return nil }
        place += 1
        var text: [UInt8] = []
        var clean = place
        while let byte = next, byte >= 0x20 {
            place += 1
            if byte == UInt8(ascii: "\"") {
                text += bytes[clean..<place - 1]
                return String(validating: text, as: UTF8.self)
            }
            guard byte == UInt8(ascii: "\\") else { continue }
            text += bytes[clean..<place - 1]
            guard let escaped = escape() else { return nil }
            text += "\(escaped)".utf8
            clean = place
        }
        return nil
    }

    /// What stands behind a backslash.
    private mutating func escape() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"): break
        default: return nil
        }
        guard let unit = unit() else { return nil }
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
        // The second half of a pair must follow.
        guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
            bytes[place + 1] == UInt8(ascii: "u")
        else { return nil }
        place += 2
        guard let low = self.unit(), (0xDC00..<0xE000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func unit() -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        let digits = bytes[place..<place + 4]
        guard !digits.contains(UInt8(ascii: "+")), !digits.contains(UInt8(ascii: "-")) else {
            return nil
        }
        place += 4
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
