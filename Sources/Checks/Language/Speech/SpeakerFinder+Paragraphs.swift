/// Between clauses: quotations that are sentences by themselves, and what leads up to them.
extension SpeakerFinder {
    mutating func inherit() {
        var last: Speaker?
        var led: Speaker?
        var lastBlock = -1
        for index in clauses.indices {
            let read = clauses[index]
            if read.clause.block != lastBlock {
                if read.clause.block > lastBlock + 1 { last = nil }
                lastBlock = read.clause.block
            }
            guard !read.passages.isEmpty else {
                if let speaker = mentioned(read) { last = speaker }
                led = leadIn(read)
                continue
            }
            // Once for the clause: a clause may hold hundreds of quotations and nothing else.
            let hasWords = read.clause.hasWords(text.tokens)
            let isOpen =
                !hasWords || isLedIn(read)
                || read.passages.first?.position == 0 && !read.cues.contains { $0.speaker != nil }
            // What leads up to words leads up to the next ones only.
            if isOpen, let led { last = led }
            led = nil
            let behind = hasWords ? nil : creditBehind(index) ?? pointingBack(index, in: 0)
            let next =
                hasWords || last != nil ? nil : following(index) ?? pointingBack(index, in: 1)
            for (_, passage) in read.passages {
                if let own = passages[passage].speaker {
                    last = own
                } else if isOpen || passages[passage].continuesPrevious {
                    let credited =
                        passages[passage].isBlock || isAlone(read)
                        ? creditBelow(index) ?? ownerBelow(index) : nil
                    if var speaker = credited ?? behind ?? last ?? next {
                        if credited == nil, behind == nil { speaker.link = .inherited }
                        passages[passage].speaker = speaker
                        last = speaker
                    }
                }
            }
        }
    }

    /// Then, “…”; Adding: “…”: words that only tie the quotation to what was said before.
    private func isLedIn(_ read: ReadClause) -> Bool {
        guard let first = read.passages.first, first.position > 0, first.position < 4,
            read.phrase.words.count <= first.position + 1
        else { return false }
        return (0..<first.position).allSatisfy { position in
            let token = read.phrase.token(position)
            return token.kind == .mark || token.has(.adverb) || token.has(.conjunction)
                || token.has(.speechParticiple)
        }
    }

    /// Who speaks or is spoken of in a clause without a quotation.
    private func mentioned(_ read: ReadClause) -> Speaker? {
        guard let cue = read.cues.last(where: { $0.speaker != nil && $0.weakness == 0 }),
            let range = cue.speaker
        else {
            return nil
        }
        return speaker(read, range, .inherited, cue.positions.lowerBound)
    }

    /// Lee was blunt: This is what Lee had to say: The message from Lee?
    ///
    /// A paragraph, or a sentence, that leads up to the words in the next one.
    private func leadIn(_ read: ReadClause) -> Speaker? {
        let end = read.phrase.words.count
        guard end > 1, end < 60 else { return nil }
        let last = read.phrase.token(end - 1)
        guard last.isMark(":") || last.isMark("?") else { return nil }
        func isDefinite(_ range: Range<Int>) -> Bool {
            let first = read.phrase.token(range.lowerBound)
            guard range.count > 1 else {
                return first.isCapitalised && !first.has(.subjectPronoun) && !first.has(.determiner)
            }
            return range.contains { position in
                let token = read.phrase.token(position)
                return token.has(.role) || token.has(.organisation)
                    || token.has(.group) && !token.has(.determiner)
                    || token.kind == .word && token.isCapitalised && position > 0
            }
        }
        if let cue = read.cues.last(where: { $0.speaker.map(isDefinite) ?? false }),
            let range = cue.speaker, last.isMark(":") || cue.isNoun
        {
            return speaker(read, range, .introduced, cue.positions.lowerBound)
        }
        guard last.isMark(":") else { return nil }
        let reader = CueReader(text: text, phrase: read.phrase)
        let subject = reader.subject(upTo: end) ?? reader.presented(upTo: end)
        if let subject, isDefinite(subject) { return speaker(read, subject, .introduced, nil) }
        for position in 1..<end where read.phrase.token(position).isCapitalised {
            guard let name = read.phrase.phrase(startingAt: position),
                Self.kind(of: tokens(of: name, in: read), in: text) == .name
            else { continue }
            return speaker(read, name, .introduced, nil)
        }
        return nil
    }

    private func tokens(of range: Range<Int>, in read: ReadClause) -> Range<Int> {
        read.phrase.words[range.lowerBound]..<read.phrase.words[range.upperBound - 1] + 1
    }

    /// The speaker of the next attributed quotation in the same block.
    private func following(_ index: Int) -> Speaker? {
        var next = index
        while next < clauses.count, next < index + 3,
            clauses[next].clause.block == clauses[index].clause.block
        {
            for (_, passage) in clauses[next].passages {
                if let speaker = passages[passage].speaker { return speaker }
            }
            next += 1
        }
        return nil
    }
}
