/// Pairs quotation marks: straight, curly, low, angled and single ones.
///
/// A pair never crosses a block. An opening mark that nothing closes runs to the end of its block,
/// which is how a quotation of several paragraphs is set: each opens again, only the last closes.
struct QuotationMarks {
    private let tokens: [Token]
    private let blocks: [TextBlock]
    private let scalars: [UInt32]
    private var passages: [QuotedPassage] = []
    private var stray: [StrayMark] = []

    static func read(
        _ tokens: [Token], _ blocks: [TextBlock], _ scalars: [UInt32]
    ) -> ([QuotedPassage], [StrayMark]) {
        var marks = QuotationMarks(tokens: tokens, blocks: blocks, scalars: scalars)
        for index in blocks.indices {
            if blocks[index].kind == .quotation {
                marks.readQuotation(block: index)
            } else {
                marks.read(block: index)
            }
        }
        marks.joinParagraphs()
        return (marks.passages, marks.stray)
    }

    private init(tokens: [Token], blocks: [TextBlock], scalars: [UInt32]) {
        self.scalars = scalars
        self.tokens = tokens
        self.blocks = blocks
    }

    /// A block set off as a quotation, unless it is the line that credits the one before, or has
    /// marks of its own.
    private mutating func readQuotation(block: Int) {
        let range = blocks[block].tokens
        guard let first = range.first, !tokens[first].isDash else { return }
        if block > 0, blocks[block - 1].kind == .quotation,
            CreditLine.name(range, in: tokens, .quotation) != nil
        {
            return
        }
        let count = passages.count
        read(block: block)
        guard passages.count == count else { return }
        var passage = passage(Open(token: first, mark: 0), range.upperBound, block)
        passage.isBlock = true
        passages.append(passage)
    }

    private struct Open {
        var token: Int
        var mark: UInt64
    }

    private mutating func read(block: Int) {
        let range = blocks[block].tokens
        var open: Open?
        var nested = 0
        var lastSingleClose = -1
        for index in range.reversed() where isSingleClose(index, range) {
            lastSingleClose = index
            break
        }
        for index in range where tokens[index].kind == .mark {
            let mark = tokens[index].hash
            switch mark {
            case 0x22:
                readStraight(index, range, block, &open)
            case 0x201C:  // “ opens, and closes what „ opened.
                if let current = open, current.mark == 0x201E {
                    close(current, index, block)
                    open = nil
                } else if let current = open, isNested(index, range, in: current.mark) {
                    nested += 1
                } else if let current = open, !looksOpening(index, range) {
                    close(current, index, block, mixed: !areBackticks(current.token, index))
                    open = nil
                } else {
                    if let current = open { leaveOpen(current, before: index, block) }
                    open = Open(token: index, mark: mark)
                }
            case 0x201D:  // ”
                if nested > 0 {
                    nested -= 1
                } else if let current = open, !isSingle(current.mark) {
                    close(
                        current, index, block,
                        mixed: current.mark != 0x201C && current.mark != 0x201E)
                    open = nil
                } else if looksOpening(index, range) {
                    open = Open(token: index, mark: mark)
                } else if tokens[index].isGlued {
                    stray.append(StrayMark(token: index, opens: false))
                }
            case 0x201E: open = Open(token: index, mark: mark)
            case 0xAB, 0xBB:
                if let current = open, current.mark == (mark == 0xAB ? 0xBB : 0xAB) {
                    close(current, index, block)
                    open = nil
                } else if open == nil, !isArrow(index, range) {
                    open = Open(token: index, mark: mark)
                }
            case 0x27, 0x2018, 0x201A, 0x2019:
                readSingle(index, range, block, lastSingleClose, &open)
            default: break
            }
        }
        if let current = open { leaveOpen(current, before: range.upperBound, block) }
    }

    private mutating func readStraight(
        _ index: Int, _ range: Range<Int>, _ block: Int, _ open: inout Open?
    ) {
        if areInches(index, range, block, isOpen: open != nil) { return }
        guard let current = open, !isSingle(current.mark) else {
            if open == nil, closesParagraphBefore(index, range, block) {
                var mark = passage(Open(token: index, mark: 0x22), index + 1, block)
                mark.isClosed = false
                passages.append(mark)
                return
            }
            open = Open(token: index, mark: 0x22)
            return
        }
        if current.mark == 0x22, looksOpening(index, range), opensAgain(index, range) {
            leaveOpen(current, before: index, block)
            open = Open(token: index, mark: 0x22)
            return
        }
        close(current, index, block, mixed: current.mark != 0x22)
        open = nil
    }

    /// 6'2" and 12": inches, not words. Where words are open, only what stands behind feet.
    private func areInches(
        _ index: Int, _ range: Range<Int>, _ block: Int, isOpen: Bool
    ) -> Bool {
        guard index > range.lowerBound, tokens[index].isGlued, tokens[index - 1].kind == .number,
            tokens[index - 1].end - tokens[index - 1].start <= 3,
            !(index + 1 < range.upperBound && tokens[index + 1].isGlued
                && tokens[index + 1].kind != .mark)
        else { return false }
        if index > range.lowerBound + 2, tokens[index - 1].isGlued,
            tokens[index - 2].isMark("'") || tokens[index - 2].isMark("’"),
            tokens[index - 2].isGlued, tokens[index - 3].kind == .number
        {
            return true
        }
        return !isOpen && !closesParagraphBefore(index, range, block)
    }

    /// A straight mark that stands like a closing one with nothing open, while a paragraph before it
    /// was left open: the quotation ran on without opening again.
    private func closesParagraphBefore(_ index: Int, _ range: Range<Int>, _ block: Int) -> Bool {
        guard let last = passages.last, !last.isClosed, last.wordCount > 0,
            last.block < block, block <= last.block + 4, index > range.lowerBound,
            tokens[index].isGlued, tokens[last.tokens.lowerBound].isMark("\"")
        else { return false }
        return index + 1 >= range.upperBound || !tokens[index + 1].isGlued
    }

    /// A straight mark that stands like an opening one while another is open: it opens anew if a
    /// closing one follows for it.
    private func opensAgain(_ index: Int, _ range: Range<Int>) -> Bool {
        var next = index + 1
        while next < range.upperBound {
            if tokens[next].isMark("\"") { return !looksOpening(next, range) }
            next += 1
        }
        return false
    }

    private mutating func readSingle(
        _ index: Int, _ range: Range<Int>, _ block: Int, _ lastClose: Int, _ open: inout Open?
    ) {
        if let current = open {
            guard isSingle(current.mark), isSingleClose(index, range), index > current.token + 1
            else { return }
            // The boys’ game, nothin’ but: an apostrophe does not close while a better mark follows.
            if isPluralGenitive(index, range) || isCutShort(index, range),
                closesLater(index, range)
            {
                return
            }
            close(current, index, block)
            open = nil
        } else if tokens[index].hash != 0x2019, looksOpening(index, range), lastClose > index + 1,
            index + 1 < range.upperBound, tokens[index + 1].kind == .word,
            !tokens[index + 1].has(.elision),
            tokens[index + 1].end - tokens[index + 1].start > 2 || lastClose > index + 3
        {
            open = Open(token: index, mark: tokens[index].hash)
        }
    }

    /// A curly pair inside a straight one, or a curly pair whose two marks both close before another
    /// one opens.
    private func isNested(_ index: Int, _ range: Range<Int>, in mark: UInt64) -> Bool {
        guard looksOpening(index, range) else { return false }
        var closing = 0
        for next in index + 1..<min(range.upperBound, index + 60) where tokens[next].kind == .mark {
            switch tokens[next].hash {
            case 0x201D: closing += 1
            case 0x22 where mark == 0x22: return closing == 1
            case 0x201C: return mark != 0x22 && closing == 2
            default: break
            }
            if closing == 2 { return mark == 0x201C }
        }
        return false
    }

    /// `` on both sides: one kind, as with straight marks.
    private func areBackticks(_ open: Int, _ end: Int) -> Bool {
        scalars[Int(tokens[open].start)] == 0x60 && scalars[Int(tokens[end].start)] == 0x60
    }

    private func isSingle(_ mark: UInt64) -> Bool {
        mark == 0x27 || mark == 0x2018 || mark == 0x201A
    }

    private func isSingleClose(_ index: Int, _ range: Range<Int>) -> Bool {
        let token = tokens[index]
        guard token.kind == .mark, token.hash == 0x27 || token.hash == 0x2019, token.isGlued else {
            return false
        }
        guard index + 1 < range.upperBound else { return true }
        return !tokens[index + 1].isGlued || tokens[index + 1].kind == .mark
    }

    /// Whether the next single mark closes, rather than opens another quotation.
    private func closesLater(_ index: Int, _ range: Range<Int>) -> Bool {
        for next in index + 1..<max(index + 1, min(range.upperBound, index + 80))
        where tokens[next].kind == .mark {
            if isSingleClose(next, range) { return true }
            if isSingle(tokens[next].hash), looksOpening(next, range) {
                // ’n’, ’em: no quotation.
                guard next + 1 < range.upperBound, tokens[next + 1].has(.elision) else {
                    return false
                }
            }
        }
        return false
    }

    /// "the boys’ game": behind an `s`, and what belongs to them follows. A small word that starts a
    /// phrase of its own cannot: ‘We yield to no threats’ and …
    private func isPluralGenitive(_ index: Int, _ range: Range<Int>) -> Bool {
        let owner = tokens[index - 1]
        guard owner.kind == .word, scalars[Int(owner.end) - 1] | 0x20 == 0x73,
            index + 1 < range.upperBound
        else { return false }
        let next = tokens[index + 1]
        guard next.kind == .word, !next.isGlued, !next.isCapitalised else { return false }
        return !next.has(.conjunction) && !next.has(.preposition) && !next.has(.determiner)
            && !next.has(.auxiliary) && !next.has(.subordinator) && !next.has(.relative)
            && !next.has(.subjectPronoun) && !next.has(.speechVerb) && !next.has(.tellingVerb)
    }

    /// "nothin’ but", "rock ’n’ roll": the apostrophe stands for letters that are left out.
    private func isCutShort(_ index: Int, _ range: Range<Int>) -> Bool {
        let word = tokens[index - 1]
        guard word.kind == .word, index + 1 < range.upperBound, tokens[index + 1].kind == .word
        else { return false }
        if word.has(.elision) { return true }
        return word.end - word.start > 3 && scalars[Int(word.end) - 2] | 0x20 == 0x69
            && scalars[Int(word.end) - 1] | 0x20 == 0x6E && !tokens[index + 1].isCapitalised
            && !tokens[index + 1].has(.conjunction) && !tokens[index + 1].has(.speechVerb)
    }

    /// "» More on this", "Home » News": free on both sides, and nothing closes it.
    private func isArrow(_ index: Int, _ range: Range<Int>) -> Bool {
        guard tokens[index].hash == 0xBB,
            index + 1 == range.upperBound || !tokens[index + 1].isGlued
        else { return false }
        return !tokens[index..<range.upperBound].contains { $0.isMark("«") }
    }

    /// Space or an opening bracket before it, and none after it.
    private func looksOpening(_ index: Int, _ range: Range<Int>) -> Bool {
        guard index + 1 < range.upperBound, tokens[index + 1].isGlued else { return false }
        guard index > range.lowerBound, tokens[index].isGlued else { return true }
        let previous = tokens[index - 1]
        guard previous.kind == .mark else { return false }
        switch previous.hash {
        case 0x28, 0x5B, 0x2D, 0x2013, 0x2014, 0x22, 0x201C, 0x2018, 0x3A, 0x2F: return true
        default: return false
        }
    }

    private mutating func close(_ open: Open, _ end: Int, _ block: Int, mixed: Bool = false) {
        var passage = passage(open, end + 1, block)
        passage.isMixed = mixed
        passages.append(passage)
    }

    private mutating func leaveOpen(_ open: Open, before end: Int, _ block: Int) {
        guard !isSingle(open.mark) else { return }
        var passage = passage(open, end, block)
        passage.isClosed = false
        passages.append(passage)
    }

    private func passage(_ open: Open, _ end: Int, _ block: Int) -> QuotedPassage {
        let scalars = Int(tokens[open.token].start)..<Int(tokens[end - 1].end)
        var result = QuotedPassage(tokens: open.token..<end, scalars: scalars, block: block)
        result.isSingle = isSingle(open.mark)
        var last: Token?
        for token in tokens[open.token..<end] {
            if token.kind == .word || token.kind == .number { result.wordCount += 1 }
            if !isMarkOfQuotation(token) { last = token }
        }
        result.endsSentence = last.map { $0.endsSentence || $0.isAbbreviationStop } ?? false
        return result
    }

    private func isMarkOfQuotation(_ token: Token) -> Bool {
        guard token.kind == .mark else { return false }
        switch token.hash {
        case 0x22, 0x27, 0x2018...0x201F, 0xAB, 0xBB, 0x29, 0x5D: return true
        default: return false
        }
    }

    /// Ties a passage left open to the one that opens the next paragraph.
    private mutating func joinParagraphs() {
        for index in passages.indices.dropFirst() {
            let previous = passages[index - 1]
            guard !previous.isClosed, passages[index].block == previous.block + 1,
                passages[index].tokens.lowerBound == blocks[passages[index].block].tokens.lowerBound
            else { continue }
            passages[index - 1].continuesInNext = true
            passages[index].continuesPrevious = true
        }
    }
}
