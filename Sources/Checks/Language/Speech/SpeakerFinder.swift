/// Finds who says each quotation of a text.
///
/// Within a clause: the attribution that follows the quotation at once, else the nearest cue before
/// it, else one after it. A quotation that is a sentence by itself belongs to the speaker of the
/// sentence before it in the paragraph, else of the one after it, else of the paragraph before.
struct SpeakerFinder {
    private let text: AnalysedText
    private var passages: [QuotedPassage]
    /// Each clause that holds a quotation or a cue with a speaker, in order.
    private var clauses: [ReadClause] = []

    private struct ReadClause {
        var clause: Clause
        var phrase: NounPhrase
        var cues: [Cue]
        var passages: [(position: Int, passage: Int)]
    }

    static func attribute(_ passages: inout [QuotedPassage], in text: AnalysedText) {
        guard !passages.isEmpty else { return }
        var finder = SpeakerFinder(text: text, passages: passages)
        finder.readClauses()
        for index in finder.clauses.indices { finder.attributeWithin(index) }
        finder.inherit()
        passages = finder.passages
        for index in passages.indices {
            passages[index].isSpeech = SpeechTest.isSpeech(passages[index], in: text)
        }
    }

    private init(text: AnalysedText, passages: [QuotedPassage]) {
        self.text = text
        self.passages = passages
    }

    private mutating func readClauses() {
        let reader = ClauseReader(tokens: text.tokens, passages: passages)
        var next = 0
        for (index, block) in text.blocks.enumerated() {
            for clause in reader.clauses(of: block, at: index, next: &next) {
                let words = clause.items.compactMap { item in
                    if case .token(let token) = item { token } else { nil }
                }
                let phrase = NounPhrase(tokens: text.tokens, words: words)
                let cues = CueReader(text: text, phrase: phrase).cues()
                clauses.append(
                    ReadClause(
                        clause: clause, phrase: phrase, cues: cues,
                        passages: wordPositions(of: clause)))
            }
        }
    }

    /// Each quotation of the clause with the number of words outside quotations before it.
    private func wordPositions(of clause: Clause) -> [(position: Int, passage: Int)] {
        var result: [(position: Int, passage: Int)] = []
        var position = 0
        for item in clause.items {
            switch item {
            case .token: position += 1
            case .passage(let passage): result.append((position, passage))
            }
        }
        return result
    }

    private mutating func attributeWithin(_ index: Int) {
        let read = clauses[index]
        for (position, passage) in read.passages {
            let found =
                tail(read, position, passage)
                ?? closing(read, position)
                ?? before(read, position)
                ?? introduced(read, position)
                ?? after(read, position)
                ?? credit(read, position)
            guard let (range, link, cue) = found else { continue }
            passages[passage].speaker = speaker(read, range, link, cue)
        }
    }

    private typealias Found = (range: Range<Int>, link: Speaker.Link, cue: Int?)

    /// “…,” said Lee; “…,” Lee told reporters: the attribution stands right after the words.
    private func tail(_ read: ReadClause, _ position: Int, _ passage: Int) -> Found? {
        var first = position
        while first < read.phrase.words.count, first < position + 2,
            read.phrase.token(first).isMark(",") || read.phrase.token(first).isDash
        {
            first += 1
        }
        for cue in read.cues where cue.positions.lowerBound >= first {
            guard let speaker = cue.speaker, !cue.looksForwardOnly || endsWithComma(passage) else {
                break
            }
            let start = min(speaker.lowerBound, cue.positions.lowerBound)
            guard start <= first + 1, !read.phrase.token(speaker.lowerBound).has(.relative),
                !crossesPassage(read, first, cue.positions.lowerBound)
            else {
                break
            }
            if start == first + 1 {
                let token = read.phrase.token(first)
                guard token.has(.adverb) || token.has(.subordinator) else { break }
            }
            return (speaker, .after, cue.positions.lowerBound)
        }
        // “…,” the nominee riffed: a verb that no list holds, where only a verb of speech can stand.
        guard endsWithComma(passage), first < read.phrase.words.count,
            let subject = read.phrase.phrase(startingAt: first), subject.lowerBound == first,
            !read.phrase.token(first).has(.relative)
        else { return nil }
        var verb = subject.upperBound
        while verb < read.phrase.words.count, read.phrase.isAdverbial(verb) { verb += 1 }
        guard verb < read.phrase.words.count, !crossesPassage(read, first, verb) else { return nil }
        let token = read.phrase.token(verb)
        guard token.has(.verbShape) || token.has(.characterisingVerb) else { return nil }
        return (subject, .after, verb)
    }

    private func crossesPassage(_ read: ReadClause, _ first: Int, _ last: Int) -> Bool {
        guard last > first else { return false }
        return (first + 1...last).contains { read.phrase.hasGap(before: $0) }
    }

    private func endsWithComma(_ passage: Int) -> Bool {
        for token in text.tokens[passages[passage].tokens].reversed() {
            if token.isMark(",") || token.isMark("?") || token.isMark("!") { return true }
            if token.kind != .mark { break }
        }
        let next = passages[passage].tokens.upperBound
        return next < text.tokens.count && text.tokens[next].isMark(",")
    }

    /// Lee said: “…”; Lee called it “…”: the nearest cue before the words.
    private func before(_ read: ReadClause, _ position: Int) -> Found? {
        var best: Cue?
        var least = Int.max
        for cue in read.cues.reversed() where cue.positions.upperBound <= position {
            guard cue.speaker != nil else { continue }
            let cost = position - cue.positions.upperBound + cue.weakness
            if cost < least {
                least = cost
                best = cue
            }
            if cue.weakness == 0 { break }
        }
        guard let best, let speaker = best.speaker else { return nil }
        if let outer = reported(best, speaker, read), let speaker = outer.speaker {
            return (speaker, .before, outer.positions.lowerBound)
        }
        return (speaker, .before, best.positions.lowerBound)
    }

    /// Lee said the plan would leave voters “cold”: what somebody reports holds a verb with a subject
    /// of its own, who need not have said anything.
    private func reported(_ cue: Cue, _ speaker: Range<Int>, _ read: ReadClause) -> Cue? {
        guard cue.weakness >= 2 || isPronoun(speaker, read) else { return nil }
        for outer in read.cues.reversed()
        where outer.positions.upperBound <= speaker.lowerBound
            && outer.positions.upperBound <= cue.positions.lowerBound
        {
            guard let owner = outer.speaker, outer.weakness == 0, !outer.looksForwardOnly,
                owner.upperBound <= outer.positions.lowerBound
            else { continue }
            // "Lee said no and Ray called it": a sentence of its own.
            let before = read.phrase.token(speaker.lowerBound - 1)
            guard !before.has(.conjunction), !before.isMark(";"), !before.isMark(",") else {
                return nil
            }
            return outer
        }
        return nil
    }

    private func isPronoun(_ speaker: Range<Int>, _ read: ReadClause) -> Bool {
        let token = read.phrase.token(speaker.lowerBound)
        return speaker.count == 1 && (token.has(.subjectPronoun) || token.has(.determiner))
    }

    /// Aides were “stunned” by the leak, which they called a trap, Lee said: what closes the sentence
    /// outweighs a weak cue before the words.
    private func closing(_ read: ReadClause, _ position: Int) -> Found? {
        guard
            !read.cues.contains(where: {
                $0.positions.upperBound <= position && $0.speaker != nil && $0.weakness < 2
            }), let cue = read.cues.last, let speaker = cue.speaker, cue.weakness == 0,
            !cue.looksForwardOnly, cue.positions.lowerBound >= position, speaker.lowerBound > 0,
            read.phrase.token(min(speaker.lowerBound, cue.positions.lowerBound) - 1).isMark(",")
        else { return nil }
        let end = max(speaker.upperBound, cue.positions.upperBound)
        guard read.phrase.words.count - end < 6 else { return nil }
        return (speaker, .after, cue.positions.lowerBound)
    }

    /// Lee had a blunt message: “…”; the subject of a clause that leads up to the words.
    private func introduced(_ read: ReadClause, _ position: Int) -> Found? {
        guard position > 1,
            read.phrase.token(position - 1).isMark(":")
                || read.phrase.token(position - 1).isDash,
            let subject = CueReader(text: text, phrase: read.phrase).subject(upTo: position)
        else { return nil }
        return (subject, .introduced, nil)
    }

    /// The plan is “dead”, Lee said.
    private func after(_ read: ReadClause, _ position: Int) -> Found? {
        for cue in read.cues where cue.positions.lowerBound >= position {
            guard let speaker = cue.speaker, !cue.looksForwardOnly else { continue }
            return (speaker, .after, cue.positions.lowerBound)
        }
        return nil
    }

    /// “…” — Ana Lee
    private func credit(_ read: ReadClause, _ position: Int) -> Found? {
        guard position < read.phrase.words.count,
            read.phrase.token(position).isDash || read.phrase.token(position).isMark("["),
            let name = read.phrase.phrase(startingAt: position + 1),
            name.lowerBound == position + 1, read.phrase.token(name.lowerBound).isCapitalised
        else { return nil }
        return (name, .credit, nil)
    }

    private func speaker(
        _ read: ReadClause, _ range: Range<Int>, _ link: Speaker.Link, _ cue: Int?
    ) -> Speaker {
        let words = read.phrase.words
        let tokens = words[range.lowerBound]..<words[range.upperBound - 1] + 1
        return Speaker(
            kind: Self.kind(of: tokens, in: text), link: link, tokens: tokens,
            scalars: text.scalarRange(tokens), cue: cue.map { words[$0] })
    }

    /// What kind of words name the speaker.
    static func kind(of range: Range<Int>, in text: AnalysedText) -> Speaker.Kind {
        let tokens = text.tokens[range]
        if tokens.count == 1, let only = tokens.first,
            only.has(.subjectPronoun) || only.has(.possessivePronoun) || only.has(.objectPronoun)
                || only.has(.relative)
        {
            return .pronoun
        }
        let names = tokens.enumerated().contains { offset, token in
            token.kind == .word && token.isCapitalised && !token.has(.determiner)
                && !token.has(.role) && !token.has(.group) && !token.has(.organisation)
                && !token.has(.subjectPronoun)
        }
        if tokens.contains(where: { $0.has(.role) || $0.has(.group) }) {
            return names ? .name : .role
        }
        if tokens.contains(where: { $0.has(.organisation) }) { return .organisation }
        return names ? .name : .role
    }

    // MARK: Between clauses

    private mutating func inherit() {
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
            let next = hasWords || last != nil ? nil : following(index) ?? pointingBack(index)
            for (_, passage) in read.passages {
                if let own = passages[passage].speaker {
                    last = own
                } else if isOpen || passages[passage].continuesPrevious {
                    let credited =
                        passages[passage].isBlock || isAlone(read)
                        ? creditBelow(index) ?? ownerBelow(index) : nil
                    if var speaker = credited ?? last ?? next {
                        if credited == nil { speaker.link = .inherited }
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
        let subject = CueReader(text: text, phrase: read.phrase).subject(upTo: end)
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

    /// “…” “…” Those were the words of Lee. “…” With those words Lee left.
    private func pointingBack(_ index: Int) -> Speaker? {
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
    private func ownerBelow(_ index: Int) -> Speaker? {
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
    private func isAlone(_ read: ReadClause) -> Bool {
        let block = text.blocks[read.clause.block].tokens
        guard read.passages.count == 1, let only = read.passages.first?.passage else {
            return false
        }
        return passages[only].tokens == block
    }

    /// The line below a block of quoted words: "— Ana Lee, doctor".
    private func creditBelow(_ index: Int) -> Speaker? {
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
