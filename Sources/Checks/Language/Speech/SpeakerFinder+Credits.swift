/// Behind the words: the line that credits them, and sentences that point back to them.
extension SpeakerFinder {
    /// “…” “…” Those were the words of Lee. “…” With those words Lee left.
    func pointingBack(_ index: Int) -> Speaker? {
        var next = index + 1
        let block = clauses[index].clause.block
        while next < clauses.count, next < index + 12, clauses[next].clause.block <= block + 1 {
            let read = clauses[next]
            if let cue = read.cues.first(where: { $0.pointsBack && $0.speaker != nil }),
                cue.positions.lowerBound < 8, let range = cue.speaker,
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

    /// The line below a block of quoted words: "— Ana Lee, doctor".
    func creditBelow(_ index: Int) -> Speaker? {
        var next = index + 1
        while next < clauses.count, next < index + 20,
            clauses[next].clause.block <= clauses[index].clause.block + 3
        {
            let read = clauses[next]
            if read.passages.isEmpty, read.phrase.words.count > 1, read.phrase.words.count < 12,
                read.phrase.token(0).isDash,
                clauses[next].clause.block > clauses[index].clause.block,
                let name = read.phrase.phrase(startingAt: 1)
            {
                return speaker(read, name, .credit, nil)
            }
            next += 1
        }
        return nil
    }
}
