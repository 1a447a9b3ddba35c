/// A style sheet as it stands in a page.
enum StyleText {
    /// Without the comments that fill lines of their own: they are for those who change the file, and
    /// every reader would load them. All other bytes stay; a comment beside a rule may part two words of it.
    static func withoutComments(_ style: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(style.count)
        var rest = style[...]
        while !rest.isEmpty {
            if let end = commentEnd(rest) {
                rest = rest[end...]
                continue
            }
            let end = rest.firstIndex(of: newline).map { $0 + 1 } ?? rest.endIndex
            kept += rest[..<end]
            rest = rest[end...]
        }
        return kept
    }

    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")

    /// Where the line after a comment starts, if these lines begin with one and hold nothing else.
    private static func commentEnd(_ lines: ArraySlice<UInt8>) -> Int? {
        let text = lines.drop { $0 == space }
        guard text.starts(with: Array("/*".utf8)) else { return nil }
        var index = text.startIndex + 2
        while index + 1 < text.endIndex {
            guard text[index] == UInt8(ascii: "*"), text[index + 1] == UInt8(ascii: "/") else {
                index += 1
                continue
            }
            let after = text[(index + 2)...].drop { $0 == space }
            guard let first = after.first else { return after.endIndex }
            return first == newline ? after.startIndex + 1 : nil
        }
        return nil
    }
}
