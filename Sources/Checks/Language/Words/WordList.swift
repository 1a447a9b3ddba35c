/// The format of a word list: sections in brackets, entries separated by commas or line ends.
///
/// `# …` is a comment, `word = 12` gives a word its number. Words are kept as hashes of their
/// lower-case letters, the same that the tokenizer makes, so that no string is compared later.
enum WordList {
    /// Calls `body` for each entry of each section that the program knows.
    static func read(
        _ bytes: [UInt8], _ body: (WordClass, [UInt64], Double?) -> Void
    ) {
        var section: WordClass?
        var words: [UInt64] = []
        var hash = WordHash()
        var value: Double?
        var index = 0
        var inValue = false
        var isNegative = false

        func endWord() {
            if !hash.isEmpty { words.append(hash.value) }
            hash = WordHash()
        }
        func endEntry() {
            endWord()
            if let section, !words.isEmpty {
                body(section, words, isNegative ? value.map { -$0 } : value)
            }
            words.removeAll(keepingCapacity: true)
            value = nil
            inValue = false
            isNegative = false
        }

        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: ","):
                endEntry()
            case UInt8(ascii: "#") where words.isEmpty && hash.isEmpty:
                while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
            case UInt8(ascii: "[") where words.isEmpty && hash.isEmpty:
                var name = WordHash()
                while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
                    name.add(UInt32(bytes[index]))
                    index += 1
                }
                section = WordClass.sections[name.value]
                index += 1
            case UInt8(ascii: "="):
                endWord()
                inValue = true
            case UInt8(ascii: " "):
                if !inValue { endWord() }
            default:
                if inValue {
                    if byte == UInt8(ascii: "-") { isNegative = true }
                    guard (48...57).contains(byte) else { continue }
                    value = (value ?? 0) * 10 + Double(byte - 48)
                } else {
                    let scalar = decode(bytes, &index, first: byte)
                    hash.add(scalar)
                }
            }
        }
        endEntry()
    }

    /// One scalar of the well-formed UTF-8 of a list.
    private static func decode(_ bytes: [UInt8], _ index: inout Int, first: UInt8) -> UInt32 {
        guard first >= 0xC0 else { return UInt32(first) }
        let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
        var scalar = UInt32(first) & (0x3F >> UInt32(count))
        for _ in 0..<count where index < bytes.count {
            scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
            index += 1
        }
        return scalar
    }
}
