import Yams

/// Reads front matter of the plain form that lb itself writes, many times as quickly as a YAML parser.
///
/// Keys with a value on their line, lists of words in brackets, records below a key. Whatever else YAML
/// has, and whatever could mean something else, is left to the parser: what is read here, the parser
/// reads as the same.
struct PlainMatter {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// Every scalar is text; making a tag for each would take longer than reading it.
    private let tag = Tag(.str, .basic)

    /// The mapping, without marks of places; nil for anything that is not of the plain form.
    static func mapping(of bytes: ArraySlice<UInt8>) -> Node.Mapping? {
        var reader = PlainMatter(bytes: bytes)
        guard isHarmless(bytes), let pairs = reader.pairs(indent: 0),
            reader.position == bytes.endIndex
        else { return nil }
        return Node.Mapping(pairs, Tag(.map, .basic))
    }

    private init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Whether no byte could be a line end, a comment, an anchor or a character that YAML refuses.
    private static func isHarmless(_ bytes: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = 0x0A
        var brackets = 0
        var isMark = false
        for byte in bytes {
            // & and * before a name and after a space or a sign name a place in YAML.
            if isMark, byte != 0x20 { return false }
            isMark = (byte == 0x26 || byte == 0x2A) && !isWordPart(previous)
            if byte == 0x5B || byte == 0x7B { brackets += 1 }
            switch byte {
            case 0x0A, 0x20...0x22, 0x24...0x7E: break
            case 0x23: if previous <= 0x20 { return false }
            // U+FEFF, U+FFFE and private characters start with EE and EF; C2 80 to C2 9F are controls.
            case 0x80...0xED, 0xF0...0xF4:
                if previous == 0xC2, byte < 0xA0 { return false }
                // U+2028 and U+2029.
                if previous == 0x80, byte == 0xA8 || byte == 0xA9 { return false }
            default: return false
            }
            previous = byte
        }
        return brackets <= 32
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
        default: false
        }
    }

    /// `key: value` lines at one indentation, up to a line that is less indented.
    private mutating func pairs(indent: Int, isOpen: Bool = false) -> [(Node, Node)]? {
        var pairs: [(Node, Node)] = []
        var names: [ArraySlice<UInt8>] = []
        // The first key of a list's item stands behind its hyphen, where the reader is already.
        var isOpen = isOpen
        while position < bytes.endIndex {
            if !isOpen {
                let depth = self.indent
                if depth < indent { break }
                guard depth == indent else { return nil }
                if indent > 0, bytes[position + depth] == UInt8(ascii: "-") { return nil }
                position += depth
            }
            isOpen = false
            guard let name = key(), !names.contains(name), names.count < 64 else { return nil }
            names.append(name)
            guard let value = value(indent: indent) else { return nil }
            pairs.append((scalar(name), value))
        }
        return pairs.isEmpty ? nil : pairs
    }

    /// Spaces at the start of the line.
    private var indent: Int {
        var end = position
        while end < bytes.endIndex, bytes[end] == 0x20 { end += 1 }
        return end - position
    }

    /// A name of small letters and what divides them, up to its colon.
    private mutating func key() -> ArraySlice<UInt8>? {
        let start = position
        while position < bytes.endIndex {
            switch bytes[position] {
            case 0x61...0x7A, 0x5F: position += 1
            case 0x30...0x39, 0x2D:
                guard position > start else { return nil }
                position += 1
            case 0x3A:
                guard position > start else { return nil }
                defer { position += 1 }
                return bytes[start..<position]
            default: return nil
            }
        }
        return nil
    }

    /// What stands behind the colon of a key, or below it.
    private mutating func value(indent: Int) -> Node? {
        let line = restOfLine()
        guard let first = line.first else { return below(indent: indent) }
        guard first == 0x20 else { return nil }
        // More deeply indented lines would go on with the value.
        guard position == bytes.endIndex || self.indent <= indent else { return nil }
        let text = Self.trimmed(line)
        return text.isEmpty ? nil : value(text)
    }

    /// The rest of the line; the reader goes to the next.
    private mutating func restOfLine() -> ArraySlice<UInt8> {
        let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
        defer { position = end < bytes.endIndex ? end + 1 : end }
        return bytes[position..<end]
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while line.first == 0x20 { line = line.dropFirst() }
        while line.last == 0x20 { line = line.dropLast() }
        return line
    }

    /// A list or a record on the lines after a key.
    private mutating func below(indent: Int) -> Node? {
        let depth = self.indent
        guard depth > indent, position + depth < bytes.endIndex, depth <= 16 else { return nil }
        guard bytes[position + depth] == UInt8(ascii: "-") else {
            return pairs(indent: depth).map { .mapping(Node.Mapping($0, tag)) }
        }
        var items: [Node] = []
        while position < bytes.endIndex {
            let here = self.indent
            if here < depth { break }
            let mark = position + here
            guard here == depth, mark + 1 < bytes.endIndex, bytes[mark] == UInt8(ascii: "-"),
                bytes[mark + 1] == 0x20
            else { return nil }
            position = mark + 2
            guard let item = item(indent: depth + 2) else { return nil }
            items.append(item)
        }
        return .sequence(Node.Sequence(items, tag))
    }

    /// An item of a list: a record whose other lines are indented as far, or a value.
    private mutating func item(indent: Int) -> Node? {
        let start = position
        if key() != nil, position == bytes.endIndex || bytes[position] <= 0x20 {
            position = start
            return pairs(indent: indent, isOpen: true).map { .mapping(Node.Mapping($0, tag)) }
        }
        position = start
        let text = restOfLine()
        guard text.first != 0x20, position == bytes.endIndex || self.indent < indent else {
            return nil
        }
        // What YAML takes for a key in quotes is the parser's to refuse.
        guard text.first != 0x22 || !text.contains(0x3A) else { return nil }
        return value(Self.trimmed(text))
    }

    private func value(_ text: ArraySlice<UInt8>) -> Node? {
        switch text.first {
        case 0x22: quoted(text)
        case 0x5B: words(text)
        default: Self.isPlain(text) ? scalar(text) : nil
        }
    }

    /// Whether a YAML parser takes the text as it stands.
    private static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last, last != 0x3A else { return false }
        switch first {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: break
        default: return false
        }
        var previous: UInt8 = 0
        for byte in text {
            if previous == 0x3A, byte == 0x20 { return false }
            previous = byte
        }
        return true
    }

    /// `"…"` on one line.
    private func quoted(_ text: ArraySlice<UInt8>) -> Node? {
        guard text.count >= 2, text.last == 0x22 else { return nil }
        let inner = text.dropFirst().dropLast()
        var result: [UInt8] = []
        result.reserveCapacity(inner.count)
        var isEscaped = false
        for byte in inner {
            if isEscaped {
                switch byte {
                case 0x22, 0x5C: result.append(byte)
                case UInt8(ascii: "n"): result.append(0x0A)
                case UInt8(ascii: "t"): result.append(0x09)
                default: return nil
                }
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                return nil
            } else {
                result.append(byte)
            }
        }
        guard !isEscaped else { return nil }
        return .scalar(
            Node.Scalar(String(decoding: result, as: UTF8.self), tag, .doubleQuoted))
    }

    /// `[one, two words]`.
    private func words(_ text: ArraySlice<UInt8>) -> Node? {
        guard text.last == 0x5D else { return nil }
        let inner = Self.trimmed(text.dropFirst().dropLast())
        guard !inner.isEmpty else { return .sequence(Node.Sequence([], tag)) }
        var items: [Node] = []
        for word in inner.split(separator: 0x2C, omittingEmptySubsequences: false) {
            let word = Self.trimmed(word)
            let isWord = word.allSatisfy { byte in
                switch byte {
                // Letters and digits, and what addresses have: + - . @ _
                case 0x20, 0x2B, 0x2D, 0x2E, 0x30...0x39, 0x40...0x5A, 0x5F, 0x61...0x7A: true
                case 0x80...0xFF: true
                default: false
                }
            }
            guard isWord, Self.isPlain(word) else { return nil }
            items.append(scalar(word))
        }
        return .sequence(Node.Sequence(items, tag))
    }

    private func scalar(_ text: ArraySlice<UInt8>) -> Node {
        .scalar(Node.Scalar(String(decoding: text, as: UTF8.self), tag, .plain))
    }
}
