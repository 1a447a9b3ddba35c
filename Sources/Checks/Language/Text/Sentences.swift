/// Where sentences end.
enum Sentences {
    /// A sentence of more tokens is cut, so that hostile text costs no more than other text.
    private static let longest = 300

    /// The sentences of one block, as token ranges that together cover it.
    static func ranges(in tokens: [Token], _ block: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = block.lowerBound
        var index = block.lowerBound
        while index < block.upperBound {
            let token = tokens[index]
            index += 1
            guard
                token.endsSentence || isFinalAbbreviation(tokens, index - 1, block)
                    || index - start >= longest
            else { continue }
            // Closing marks and further stops belong to the sentence that they close.
            while index < block.upperBound, closes(tokens[index]) { index += 1 }
            if index < block.upperBound, index - start < longest,
                continues(tokens[index], after: token)
            {
                continue
            }
            result.append(start..<index)
            start = index
        }
        if start < block.upperBound { result.append(start..<block.upperBound) }
        return result
    }

    private static func closes(_ token: Token) -> Bool {
        guard token.kind == .mark else { return false }
        if token.endsSentence { return true }
        guard token.isGlued else { return false }
        switch token.hash {
        case 0x22, 0x27, 0x201D, 0x2019, 0x29, 0x5D, 0xBB: return true
        default: return false
        }
    }

    private static func continues(_ next: Token, after stop: Token) -> Bool {
        // "Why?" he asked; "… and so on": a small letter goes on, where the text has capitals at all.
        if next.kind == .word, !next.isCapitalised, stop.hash != 0x2E { return true }
        return next.isMark(",") || next.isMark(";")
    }

    /// "in the U.S. The" ends a sentence, "the U.S. president" does not.
    private static func isFinalAbbreviation(
        _ tokens: [Token], _ index: Int, _ block: Range<Int>
    ) -> Bool {
        guard tokens[index].isAbbreviationStop, index > block.lowerBound else { return false }
        guard index + 1 < block.upperBound else { return true }
        let next = tokens[index + 1]
        return tokens[index - 1].has(.sentenceEndingAbbreviation) && next.isCapitalised
            && (next.has(.determiner) || next.has(.subjectPronoun) || next.has(.conjunction)
                || next.has(.preposition))
    }
}
