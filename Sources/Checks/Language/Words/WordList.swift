/// The format of a word list: sections in brackets, entries separated by commas or line ends.
///
/// `# …` is a comment, `word = 12` gives a word its number. Words are kept as hashes of their
/// lower-case letters, the same that the tokenizer makes, so that no string is compared later.
package enum WordList {
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
                let end = bytes[index...].firstIndex { $0 == 0x5D || $0 == 0x0A } ?? bytes.count
                // One without its end is no section, and its words belong to none.
                section =
                    end < bytes.count && bytes[end] == 0x5D
                    ? Self.section(bytes[index..<end]) : nil
                index = end + (end < bytes.count && bytes[end] == 0x5D ? 1 : 0)
            case UInt8(ascii: "="):
                endWord()
                inValue = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                if !inValue { endWord() }
            case 0xEF where bytes[index...].starts(with: [0xBB, 0xBF]):
                index += 2  // The mark that some editors put at the start of a file.
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

    /// The section of a name in brackets.
    private static func section(_ name: ArraySlice<UInt8>) -> WordClass? {
        var hash = WordHash()
        for byte in name where byte != 0x20 && byte != 0x09 { hash.add(UInt32(byte)) }
        return WordClass.sections[hash.value]
    }

    /// Something in a list that has no effect.
    package struct Problem: Hashable, Sendable {
        /// 1-based.
        package let line: Int
        /// What is wrong, as the end of a sentence that names the line, with the way out.
        package let text: String
    }

    /// What of a list is not read, in the order of the lines; nobody would notice otherwise.
    package static func problems(_ list: String) -> [Problem] {
        var result: [Problem] = []
        var hasSection = false
        for (index, line) in list.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        )
        .enumerated() {
            let words = line.drop { $0 == "\u{FEFF}" || $0.isWhitespace }
            func report(_ text: String) { result.append(Problem(line: index + 1, text: text)) }
            if words.hasPrefix("[") {
                hasSection = true
                guard let end = words.firstIndex(of: "]") else {
                    report(
                        "has no closing bracket, so that its words are not read. Close it with ]")
                    continue
                }
                let name = words[words.index(after: words.startIndex)..<end]
                if section(ArraySlice(name.utf8)) == nil {
                    report(
                        "names a list [\(name.prefix(40))] that there is not, so that its words are "
                            + "not read. `lb hook words en` prints those that there are")
                }
            } else if !hasSection, !words.isEmpty, !words.hasPrefix("#") {
                hasSection = true
                report(
                    "has words before any list. Put the name of their list in brackets above them")
            }
        }
        return result
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
