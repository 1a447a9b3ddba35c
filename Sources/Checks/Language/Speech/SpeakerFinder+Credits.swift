/// Behind the words: the line that credits them, and sentences that point back to them.
extension SpeakerFinder {
    /// “…” “…” Those were the words of Lee. “…” With those words Lee left.
    ///
    /// - Parameter reach: how many paragraphs below the words it may stand.
    func pointingBack(_ index: Int, in reach: Int) -> Speaker? {
        var next = index + 1
        let block = clauses[index].clause.block
        while next < clauses.count, next < index + 12, clauses[next].clause.block <= block + reach {
            let read = clauses[next]
            if let cue = read.cues.first(where: { $0.pointsBack && $0.speaker != nil }),
                cue.positions.lowerBound < 14, let range = cue.speaker,
                !(read.passages.contains { $0.position < cue.positions.lowerBound })
            {
                return speaker(read, range, .after, cue.positions.lowerBound)
            }
            guard !read.passages.isEmpty, !read.clause.hasWords(text.tokens) else { return nil }
            next += 1
        }
        return nil
    }

    /// The family's words, released by the police: a short paragraph below a block of words.
    func ownerBelow(_ index: Int) -> Speaker? {
        let next = index + 1
        guard next < clauses.count, clauses[next].passages.isEmpty,
            clauses[next].clause.block == clauses[index].clause.block + 1,
            clauses[next].phrase.words.count < 14,
            let cue = clauses[next].cues.first, cue.isNoun, cue.positions.lowerBound < 6,
            let range = cue.speaker
        else { return nil }
        return speaker(clauses[next], range, .credit, cue.positions.lowerBound)
    }

    /// Whether a quotation is the whole of its paragraph, as one that is set off.
    func isAlone(_ read: ReadClause) -> Bool {
        let block = text.blocks[read.clause.block].tokens
        guard read.passages.count == 1, let only = read.passages.first?.passage else {
            return false
        }
        return passages[only].tokens == block
    }

    /// The line below quoted words: "— Ana Lee, doctor".
    ///
    /// With a dash it may stand a few paragraphs below; without one, only right below the words.
    func creditBelow(_ index: Int) -> Speaker? {
        let block = clauses[index].clause.block
        let isSetOff = text.blocks[block].kind == .quotation
        var isNext = true
        for below in block + 1..<min(text.blocks.count, block + 8) {
            let line = text.blocks[below]
            guard let first = line.tokens.first, line.kind != .heading else { return nil }
            let isDashed = text.tokens[first].isDash
            if isDashed ? below <= block + 3 : isNext,
                let name = CreditLine.name(
                    line.tokens, in: text.tokens, isSetOff ? .quotation : .paragraph)
            {
                return credited(name)
            }
            // The paragraphs of one quotation share the line below the last.
            isNext = isNext && isSetOff && line.kind == .quotation
        }
        return nil
    }

    /// “…” Ana Lee, 42, a nurse: a sentence without a verb, right behind the words.
    func creditBehind(_ index: Int) -> Speaker? {
        let next = index + 1
        guard next < clauses.count, clauses[next].passages.isEmpty,
            clauses[next].clause.block == clauses[index].clause.block,
            let first = clauses[next].phrase.words.first, let last = clauses[next].phrase.words.last
        else { return nil }
        return CreditLine.name(first..<last + 1, in: text.tokens, .sentence).map(credited)
    }

    private func credited(_ name: Range<Int>) -> Speaker {
        Speaker(
            kind: Self.kind(of: name, in: text), link: .credit, tokens: name,
            scalars: text.scalarRange(name))
    }
}
