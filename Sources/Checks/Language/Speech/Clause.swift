/// A sentence as the reader of attributions sees it: its words outside quotations, and the
/// quotations as single items among them.
struct Clause {
    enum Item {
        /// A token outside quotation marks.
        case token(Int)
        /// An index into the passages of the text.
        case passage(Int)
    }

    var items: [Item] = []
    /// The block that it stands in.
    var block: Int

    var passages: [(position: Int, passage: Int)] {
        items.enumerated().compactMap { position, item in
            if case .passage(let passage) = item { (position, passage) } else { nil }
        }
    }

    /// Whether a word stands outside the quotations.
    func hasWords(_ tokens: [Token]) -> Bool {
        items.contains { item in
            if case .token(let index) = item { tokens[index].kind == .word } else { false }
        }
    }
}

/// Cuts blocks into clauses: at stops outside quotations, and after quotations that end a sentence.
struct ClauseReader {
    let tokens: [Token]
    let passages: [QuotedPassage]

    /// A clause of more items is cut, so that hostile text costs no more than other text.
    private static let longest = 300

    /// The clauses of one block.
    ///
    /// - Parameter next: the first passage that may stand in the block; left at the first after it.
    func clauses(of block: TextBlock, at index: Int, next: inout Int) -> [Clause] {
        var result: [Clause] = []
        var current = Clause(block: index)
        var token = block.tokens.lowerBound
        var isSentenceOver = false
        var lastOfCredit = -1
        while token < block.tokens.upperBound {
            if next < passages.count, passages[next].tokens.lowerBound == token,
                passages[next].wordCount > 0
            {
                if isSentenceOver { flush(&current, &result) }
                current.items.append(.passage(next))
                isSentenceOver = passages[next].endsSentence
                token = passages[next].tokens.upperBound
                next += 1
                continue
            }
            if next < passages.count, passages[next].tokens.lowerBound == token { next += 1 }
            if isSentenceOver, !continues(token, current, block) { flush(&current, &result) }
            if isSentenceOver, tokens[token].isMark("(") {
                lastOfCredit = creditEnd(bracket: token, block) ?? -1
            }
            // A bracket that credits finished words ends their sentence.
            isSentenceOver = token == lastOfCredit
            current.items.append(.token(token))
            if tokens[token].endsSentence || isFinalStop(token, block)
                || current.items.count > Self.longest
            {
                flush(&current, &result)
            }
            token += 1
        }
        flush(&current, &result)
        return result
    }

    private func flush(_ current: inout Clause, _ result: inout [Clause]) {
        if !current.items.isEmpty { result.append(current) }
        current.items.removeAll()
    }

    private func isFinalStop(_ index: Int, _ block: TextBlock) -> Bool {
        guard tokens[index].isAbbreviationStop, index > block.tokens.lowerBound,
            index + 1 < block.tokens.upperBound
        else { return false }
        let next = tokens[index + 1]
        return tokens[index - 1].has(.sentenceEndingAbbreviation) && next.isCapitalised
            && (next.has(.determiner) || next.has(.subjectPronoun) || next.has(.conjunction)
                || next.has(.preposition))
    }

    /// Whether what follows a finished quotation still belongs to its sentence: “Why?” he asked.
    private func continues(_ index: Int, _ current: Clause, _ block: TextBlock) -> Bool {
        let token = tokens[index]
        if token.kind == .mark {
            return !token.isMark("(") && !token.isMark("[") || token.isGlued
                || creditEnd(bracket: index, block) != nil
        }
        if !token.isCapitalised { return true }
        // A name or title, then a verb of speech within a few words: “Why?” Lee asked.
        let last = lastMark(of: current)
        let reach = last == 0x2E ? 4 : 14
        var position = index
        while position < min(index + reach, block.tokens.upperBound) {
            let each = tokens[position]
            if each.kind == .mark, !each.isAbbreviationStop, last == 0x2E || !each.isMark(",") {
                return false
            }
            if each.has(.speechVerb) || each.has(.tellingVerb) {
                guard last == 0x2E else { return true }
                // After a full stop, only an attribution that is the whole of the sentence.
                let after = position + 1
                guard after < block.tokens.upperBound else { return true }
                return tokens[after].endsSentence || tokens[after].has(.preposition)
            }
            if each.has(.subjectPronoun), position > index { return false }
            position += 1
        }
        return false
    }

    /// “…” (Ana Lee, doctor): where a bracket ends that says whose the words are; not "(laughter)".
    private func creditEnd(bracket: Int, _ block: TextBlock) -> Int? {
        let reach = min(bracket + 18, block.tokens.upperBound)
        guard let end = (bracket..<reach).first(where: { tokens[$0].isMark(")") }),
            CreditLine.name(bracket..<end, in: tokens, .sentence) != nil
        else { return nil }
        return end
    }

    private func lastMark(of clause: Clause) -> UInt64 {
        guard case .passage(let passage)? = clause.items.last else { return 0 }
        for token in tokens[passages[passage].tokens].reversed() where token.endsSentence {
            return token.hash
        }
        return 0
    }
}
