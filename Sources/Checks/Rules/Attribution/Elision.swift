/// Quoted words in the parts that […] and … leave.
enum Elision {
    /// The parts of a stretch of a text, as hashes of their words.
    static func parts(_ text: AnalysedText, _ range: Range<Int>) -> [[UInt64]] {
        parts(text.tokens[range])
    }

    static func parts(_ string: String) -> [[UInt64]] {
        let scalars = string.unicodeScalars.map(\.value)
        return parts(Tokenizer.tokens(of: scalars, in: 0..<scalars.count, .english)[...])
    }

    private static func parts(_ tokens: ArraySlice<Token>) -> [[UInt64]] {
        var result: [[UInt64]] = [[]]
        var inBrackets = false
        var stops = 0
        for token in tokens {
            // [the mayor] is an editor's word; [...] and … leave something out.
            if token.isMark("[") { inBrackets = true }
            if token.isMark("[") || token.isMark("…") { result.append([]) }
            stops = token.isMark(".") ? stops + 1 : 0
            if stops == 3 { result.append([]) }
            if token.kind != .mark, !inBrackets { result[result.count - 1].append(token.hash) }
            if token.isMark("]") { inBrackets = false }
        }
        return result.filter { !$0.isEmpty }
    }

    /// Whether the parts stand in `long` as they are, in their order, and leave out nothing between
    /// the words of a part.
    static func holds(_ long: [UInt64], _ parts: [[UInt64]]) -> Bool {
        var start = 0
        for part in parts {
            guard let found = find(part, in: long, from: start) else { return false }
            start = found + part.count
        }
        return true
    }

    private static func find(_ part: [UInt64], in long: [UInt64], from start: Int) -> Int? {
        guard part.count <= long.count, start <= long.count - part.count else { return nil }
        return (start...long.count - part.count).first {
            long[$0] == part[0] && long[$0..<$0 + part.count].elementsEqual(part)
        }
    }
}
