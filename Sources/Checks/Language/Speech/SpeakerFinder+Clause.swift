/// Within a clause: what stands beside the words and attributes them.
extension SpeakerFinder {
    mutating func attributeWithin(_ index: Int) {
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
                guard token.has(.adverb) || token.has(.subordinator) || token.has(.auxiliary)
                else { break }
            }
            return (speaker, .after, cue.positions.lowerBound)
        }
        guard endsWithComma(passage), first < read.phrase.words.count else { return nil }
        if let found = unlisted(read, first) { return found }
        // “…,” the nominee riffed: a verb that no list holds, where only a verb of speech can stand.
        guard let subject = read.phrase.phrase(startingAt: first), subject.lowerBound == first,
            !read.phrase.token(first).has(.relative)
        else { return nil }
        var verb = subject.upperBound
        while verb < read.phrase.words.count, read.phrase.isAdverbial(verb) { verb += 1 }
        guard verb < read.phrase.words.count, !crossesPassage(read, first, verb) else { return nil }
        let token = read.phrase.token(verb)
        guard
            token.has(.verbShape) || token.has(.characterisingVerb)
                || token.classes.isEmpty && isPronoun(subject, read)
                    && isLast(verb, in: read.phrase)
        else { return nil }
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
                || read.phrase.token(position - 1).isDash
        else { return nil }
        let reader = CueReader(text: text, phrase: read.phrase)
        let presented = reader.presented(upTo: position)
        // "This is Ana Lee, who saw it:": the subject only points to her.
        if let presented, reader.isShown(presented) { return (presented, .introduced, nil) }
        guard let subject = reader.subject(upTo: position) ?? presented else { return nil }
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

    /// “…” — Ana Lee; “…” (Ana Lee, doctor); “…” – a nurse on the picket line
    private func credit(_ read: ReadClause, _ position: Int) -> Found? {
        let phrase = read.phrase
        var mark = position
        if mark < phrase.words.count, phrase.token(mark).isMark(",") { mark += 1 }
        guard mark < phrase.words.count else { return nil }
        let isBracket = phrase.token(mark).isMark("(")
        guard isBracket || phrase.token(mark).isDash || phrase.token(mark).isMark("["),
            let name = phrase.phrase(startingAt: mark + 1), name.lowerBound == mark + 1
        else { return nil }
        if phrase.token(name.lowerBound).isCapitalised, !isBracket { return (name, .credit, nil) }
        let end =
            (name.upperBound..<phrase.words.count).first { phrase.token($0).isMark(")") }
            ?? phrase.words.count
        let isFollowed = name.upperBound < end && phrase.token(name.upperBound).isMark(",")
        guard phrase.isSomebody(name, isIntroduced: isFollowed),
            !(name.upperBound..<end).contains(where: phrase.isFinite)
        else { return nil }
        return (name, .credit, nil)
    }

    /// « … », souffle Karim, 42 ans: one word that no list holds, between the words and a name. Where
    /// words end in a comma only a verb of speech, or what the speaker is, can stand there.
    private func unlisted(_ read: ReadClause, _ first: Int) -> Found? {
        let phrase = read.phrase
        var verb = first
        while verb < phrase.words.count, verb < first + 2,
            phrase.token(verb).has(.auxiliary) || phrase.token(verb).has(.objectPronoun)
        {
            verb += 1
        }
        // "freute sich Ana Lee"
        var name = verb + 1
        if name < phrase.words.count, phrase.token(name).has(.objectPronoun),
            !phrase.token(name).has(.determiner)
        {
            name += 1
        }
        guard name < phrase.words.count, !crossesPassage(read, first, name) else { return nil }
        let token = phrase.token(verb)
        guard token.kind == .word, !token.isCapitalised,
            token.classes.isEmpty || token.has(.verbShape) || token.has(.commonVerb),
            let subject = phrase.phrase(startingAt: name), subject.lowerBound == name
        else { return nil }
        let opening = phrase.token(subject.lowerBound)
        guard !opening.has(.weekday), !opening.has(.month),
            isTied(phrase, subject.lowerBound)
                || opening.isCapitalised && !opening.has(.determiner)
                    && phrase.token(subject.upperBound - 1).isCapitalised
                || opening.has(.determiner)
                    && (phrase.isSomebody(subject)
                        || phrase.token(subject.upperBound - 1).isCapitalised)
        else { return nil }
        guard subject.upperBound < phrase.words.count else { return (subject, .after, verb) }
        // "…, boss Ana Lee said" has its verb behind the name.
        let behind = phrase.token(subject.upperBound)
        guard
            behind.kind == .mark || behind.has(.preposition) || behind.has(.relative)
                || behind.has(.subordinator) || behind.has(.conjunction) || behind.has(.weekday)
        else { return nil }
        return (subject, .after, verb)
    }

    /// “…,” he pauses, “…”: whether a mark or nothing follows.
    private func isLast(_ position: Int, in phrase: NounPhrase) -> Bool {
        position + 1 == phrase.words.count || phrase.token(position + 1).kind == .mark
    }

    /// "souffle-t-on": a pronoun that a hyphen ties to the verb before it.
    private func isTied(_ phrase: NounPhrase, _ position: Int) -> Bool {
        let pronoun = phrase.token(position)
        return pronoun.has(.subjectPronoun) && !pronoun.isGlued
            && text.scalars[Int(pronoun.start) - 1] == 0x2D
    }
}
