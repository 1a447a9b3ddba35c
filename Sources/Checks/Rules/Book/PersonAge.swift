/// Whose age a figure gives: "Ana Lee, 42, of Leeds", "42-year-old Ana Lee".
enum PersonAge {
    /// Hashes of the two words of a name beside an age; none for a figure that is no age.
    static func persons(of figure: Figure, in text: AnalysedText) -> [UInt64] {
        guard let value = figure.value, (1..<120).contains(value), value == value.rounded() else {
            return []
        }
        let start = figure.tokens.lowerBound
        let end = figure.tokens.upperBound
        let block = text.block(of: start)?.tokens ?? figure.tokens
        var result: [UInt64] = []
        var before = start - 1
        if figure.kind == .age, before > block.lowerBound, text.tokens[before].has(.determiner) {
            before -= 1
        }
        let isSetOff =
            before > block.lowerBound
            && (text.tokens[before].isMark(",") || text.tokens[before].isMark("("))
        let isClosed = end >= block.upperBound || text.tokens[end].kind == .mark
        if isSetOff, figure.kind == .age || figure.kind == .count && isClosed,
            let name = name(before - 2, in: text, block)
        {
            result.append(name)
        }
        if figure.kind == .age, let name = name(end, in: text, block) { result.append(name) }
        return result
    }

    /// Two words that no list knows, or that have capitals.
    private static func name(_ first: Int, in text: AnalysedText, _ block: Range<Int>) -> UInt64? {
        guard first >= block.lowerBound, first + 1 < block.upperBound else { return nil }
        let words = text.tokens[first...first + 1]
        guard
            words.allSatisfy({
                $0.kind == .word && ($0.isCapitalised || $0.classes.isEmpty)
                    && !$0.has(.determiner) && !$0.has(.preposition)
            })
        else { return nil }
        return words.reduce(0) { $0 &* 0x9E37_79B9_7F4A_7C15 ^ $1.hash }
    }
}
