/// A place in a clause that attributes: a verb of speech, "according to", "in Lee's words", "Lee:".
struct Cue {
    /// Its first and last position among the words of the clause.
    var positions: Range<Int>
    /// The speaker, as positions among the words; nil if the clause does not name one.
    var speaker: Range<Int>?
    /// A speaker to the right of the verb: "said Lee".
    var isInverted = false
    /// Introduces what comes after it only: "called it", "Lee:".
    var looksForwardOnly = false
    /// What it costs to choose this cue over a nearer one, in words of distance.
    var weakness = 0
    /// A noun with its owner: "Lee's letter".
    var isNoun = false
    /// Speaks of words that stand before it: "those were the words of Lee".
    var pointsBack = false
}

/// Finds the cues of one clause.
struct CueReader {
    let text: AnalysedText
    let phrase: NounPhrase

    var count: Int { phrase.words.count }

    /// All cues of the clause in order, with their speakers.
    func cues() -> [Cue] {
        var result: [Cue] = []
        var position = 0
        while position < count {
            if let cue = phraseCue(at: position) {
                result.append(cue)
                position = cue.positions.upperBound
                continue
            }
            if let cue = cue(at: position, after: result.last) { result.append(cue) }
            position += 1
        }
        return result
    }

    private func cue(at position: Int, after previous: Cue?) -> Cue? {
        let token = phrase.token(position)
        guard token.kind == .word else {
            return token.isMark(":") ? label(endingAt: position) : nil
        }
        if isNoun(position) { return nounCue(at: position) }
        // "the United States": inside a name no word is a verb.
        if token.isCapitalised, position > 0, !phrase.hasGap(before: position),
            phrase.token(position - 1).isCapitalised
        {
            return nil
        }
        if token.has(.speechVerb) || token.has(.tellingVerb) || token.has(.characterisingVerb) {
            return verbCue(at: position, after: previous)
        }
        if token.has(.speechParticiple) || token.has(.characterisingParticiple) {
            return participleCue(at: position, after: previous)
        }
        if token.has(.speechBase) || token.has(.characterisingBase), position > 0 {
            return baseCue(at: position, after: previous)
        }
        if token.has(.cueNoun) { return nounCue(at: position) }
        return nil
    }

    /// "his remarks", "the report": a noun that is spelled like a verb.
    private func isNoun(_ position: Int) -> Bool {
        let token = phrase.token(position)
        guard token.has(.cueNoun), position > 0 else { return false }
        let before = phrase.token(position - 1)
        return before.has(.determiner) || before.has(.possessivePronoun)
            || before.kind == .possessive
    }

    private func phraseCue(at position: Int) -> Cue? {
        let token = phrase.words[position]
        for match in text.phrases(in: token..<token + 1)
        where match.meaning.classes.contains(.cuePhrase)
            || match.meaning.classes.contains(.backCue)
        {
            let end = position + match.tokens.count
            guard end <= count else { continue }
            var cue = Cue(positions: position..<end, speaker: phrase.phrase(startingAt: end))
            cue.pointsBack =
                match.meaning.classes.contains(.backCue) || isBehind(copula(before: position))
            return cue
        }
        if text.tokens[token].has(.nameCue),
            let speaker = phrase.phrase(startingAt: position + 1), isNamed(speaker)
        {
            return Cue(positions: position..<position + 1, speaker: speaker)
        }
        guard text.tokens[token].has(.cuePhrase) else { return nil }
        return Cue(
            positions: position..<position + 1, speaker: phrase.phrase(startingAt: position + 1))
    }

    /// "per Ana Lee", "per the council"; not "per person", "per the hour".
    private func isNamed(_ speaker: Range<Int>) -> Bool {
        let first = phrase.token(speaker.lowerBound)
        if first.kind == .word, first.isCapitalised { return true }
        return first.has(.determiner)
            && speaker.contains {
                let token = phrase.token($0)
                return token.has(.organisation) || token.has(.role) || token.has(.documentNoun)
                    || token.has(.group) && !token.has(.determiner)
                    || token.kind == .word && token.isCapitalised
            }
    }

    private func verbCue(at position: Int, after previous: Cue?) -> Cue? {
        let token = phrase.token(position)
        // "was described by Lee as": the agent speaks. "was called": nobody does.
        if token.has(.characterisingVerb) || token.has(.tellingVerb), isPassive(position) {
            let agent = (position + 1..<min(position + 6, count)).first {
                phrase.token($0).hash == Self.by
            }
            guard let agent, let speaker = phrase.phrase(startingAt: agent + 1) else { return nil }
            return Cue(positions: position..<agent + 1, speaker: speaker)
        }
        var cue = Cue(positions: position..<position + 1)
        cue.looksForwardOnly = token.has(.characterisingVerb) && !token.has(.speechVerb)
        cue.weakness = cue.looksForwardOnly ? 4 : 0
        if cue.looksForwardOnly, isNounPlace(position) { return nil }
        cue.speaker = phrase.subject(before: position).map(issuer)
        if cue.speaker == nil, position > 0, phrase.token(position - 1).has(.conjunction) {
            // "Lee left and said": the speaker of the verb before.
            cue.speaker = previous?.speaker ?? subject(upTo: position - 1)
        }
        if cue.speaker == nil, token.has(.speechVerb),
            !token.has(.tellingVerb) || position == 0 || phrase.hasGap(before: position),
            let right = inverted(behind: position), !isTime(right)
        {
            cue.speaker = right
            cue.isInverted = true
        }
        if !cue.isInverted, let subject = cue.speaker, isCleft(subject) {
            cue.pointsBack = true
            // “…” is how Lee summed it up.
            if Self.be.contains(phrase.token(0).hash) { cue.looksForwardOnly = false }
        }
        return cue
    }

    /// "said Lee"; "freute sich Lee": the pronoun that belongs to the verb is nobody.
    private func inverted(behind verb: Int) -> Range<Int>? {
        let next = verb + 1
        if next + 1 < count, phrase.token(next).has(.objectPronoun),
            !phrase.token(next).has(.subjectPronoun), !phrase.token(next).has(.determiner),
            let found = phrase.phrase(startingAt: next + 1)
        {
            return found
        }
        return phrase.phrase(startingAt: next)
    }

    /// "That was how Lee put it", "This is what Lee said": a sentence about the words before it.
    private func isCleft(_ subject: Range<Int>) -> Bool {
        let start = subject.lowerBound
        guard (2...5).contains(start) else { return false }
        let link = phrase.token(start - 1)
        guard link.has(.subordinator) || link.has(.relative) else { return false }
        var position = 0
        while position < start, phrase.token(position).has(.conjunction) { position += 1 }
        let opening = phrase.token(position)
        if Self.be.contains(opening.hash) { return start == position + 2 }
        return (opening.has(.determiner) || opening.has(.subjectPronoun))
            && (position + 1..<start).contains {
                let token = phrase.token($0)
                return Self.be.contains(token.hash) || token.kind == .possessive
            }
    }

    /// "criminal justice issues, saying", "raising fresh questions": not a verb, since a verb that
    /// introduces words has something behind it, and no subject that starts with a participle.
    private func isNounPlace(_ position: Int) -> Bool {
        let next = position + 1
        if next < count, !phrase.hasGap(before: next),
            phrase.token(next).isMark(",") || phrase.token(next).isMark(";")
                || phrase.token(next).endsSentence
        {
            return true
        }
        guard let subject = phrase.subject(before: position), subject.count > 1 else {
            return false
        }
        let first = phrase.token(subject.lowerBound)
        return first.kind == .word && !first.isCapitalised && first.end - first.start > 4
            && text.scalars[Int(first.end) - 3..<Int(first.end)].elementsEqual([0x69, 0x6E, 0x67])
    }

    /// "Lee released a statement that said": whoever issues a document speaks in it.
    private func issuer(of subject: Range<Int>) -> Range<Int> {
        guard subject.lowerBound > 0,
            subject.contains(where: {
                phrase.token($0).has(.cueNoun) || phrase.token($0).has(.notSpeech)
            }),
            let verb = (max(0, subject.lowerBound - 4)..<subject.lowerBound).last(where: {
                phrase.token($0).has(.issuingVerb)
            })
        else { return subject }
        let last = phrase.token(subject.upperBound - 1)
        let next = subject.upperBound < count ? phrase.token(subject.upperBound) : last
        guard
            last.has(.relative) || next.has(.speechParticiple)
                || next.has(.characterisingParticiple)
        else { return subject }
        return phrase.subject(before: verb) ?? self.subject(upTo: subject.lowerBound) ?? subject
    }

    /// "said this week", "said last month": when, not who.
    private func isTime(_ range: Range<Int>) -> Bool {
        let last = phrase.token(range.upperBound - 1)
        return last.has(.durationUnit) || last.has(.relativeDay) || last.has(.weekday)
    }

    private func isPassive(_ position: Int) -> Bool {
        var before = position - 1
        while before >= 0, position - before < 4, phrase.isAdverbial(before) {
            if Self.be.contains(phrase.token(before).hash) { return true }
            before -= 1
        }
        return false
    }

    private func participleCue(at position: Int, after previous: Cue?) -> Cue? {
        var cue = Cue(positions: position..<position + 1)
        cue.weakness = phrase.token(position).has(.speechParticiple) ? 2 : 3
        cue.looksForwardOnly = cue.weakness == 3
        // « … », a déclaré Ana Ruiz: the auxiliary starts the attribution, and the speaker ends it.
        if position > 0, phrase.token(position - 1).has(.auxiliary),
            !phrase.hasGap(before: position), phrase.subject(before: position) == nil,
            let right = phrase.phrase(startingAt: position + 1), !isTime(right)
        {
            cue.positions = position - 1..<position + 1
            cue.speaker = right
            cue.isInverted = true
            return cue
        }
        if position > 0, phrase.token(position - 1).kind == .word,
            !phrase.hasGap(before: position), !phrase.token(position - 1).has(.preposition),
            let subject = phrase.subject(before: position)
        {
            cue.speaker = issuer(of: subject)
        } else if let previous, !previous.isNoun {
            cue.speaker = previous.speaker ?? subject(upTo: position)
        } else {
            cue.speaker = subject(upTo: position) ?? previous?.speaker
        }
        return cue
    }

    private func baseCue(at position: Int, after previous: Cue?) -> Cue? {
        let before = phrase.token(position - 1)
        guard !phrase.hasGap(before: position) else { return nil }
        var cue = Cue(positions: position..<position + 1)
        cue.looksForwardOnly = !phrase.token(position).has(.speechBase)
        cue.weakness = cue.looksForwardOnly ? 4 : 2
        if before.hash == Self.to || before.has(.conjunction) {
            cue.speaker = previous?.speaker ?? subject(upTo: position - 1)
            return cue.speaker == nil ? nil : cue
        }
        guard
            before.has(.auxiliary) || before.has(.adverb) || before.has(.subjectPronoun)
                || before.has(.group) || before.has(.negation) || isPlural(position - 1)
        else { return nil }
        cue.speaker = phrase.subject(before: position)
        return cue.speaker == nil ? nil : cue
    }

    /// "the Saudis state": a noun in the plural may stand before a base form.
    private func isPlural(_ position: Int) -> Bool {
        let token = phrase.token(position)
        return token.kind == .word && text.scalars[Int(token.end) - 1] == 0x73
            && !token.has(.preposition) && !token.has(.commonVerb)
    }

    /// "Lee's statement", "a letter from Lee", "in her words".
    private func nounCue(at position: Int) -> Cue? {
        var cue = Cue(positions: position..<position + 1)
        cue.weakness = 3
        cue.looksForwardOnly = true
        cue.isNoun = true
        var owner = position - 1
        // Over adjectives: "Lee's long, angry letter".
        while owner >= 0, position - owner < 5, !phrase.hasGap(before: owner + 1) {
            let token = phrase.token(owner)
            if token.has(.possessivePronoun) {
                cue.speaker = owner..<owner + 1
                break
            }
            if token.kind == .possessive, owner > 0 {
                // "this week's debate", "Saturday's speech": when, not whose.
                cue.speaker = phrase.phrase(endingAt: owner - 1).flatMap { isTime($0) ? nil : $0 }
                break
            }
            guard token.kind == .word, !token.has(.preposition), !token.has(.auxiliary) else {
                break
            }
            owner -= 1
        }
        let copula = copula(before: position)
        if cue.speaker == nil, position + 1 < count, !phrase.hasGap(before: position + 1) {
            let link = phrase.token(position + 1)
            if Self.from.contains(link.hash) {
                cue.speaker = phrase.phrase(startingAt: position + 2)
            } else if copula != nil, link.has(.linkingPreposition) || link.has(.preposition) {
                cue.speaker = phrase.phrase(startingAt: position + 2).flatMap {
                    isNamed($0) || $0.contains { phrase.token($0).has(.group) } ? $0 : nil
                }
            }
            if cue.speaker != nil { cue.positions = position..<position + 2 }
        }
        guard cue.speaker != nil else { return nil }
        if let copula {
            cue.looksForwardOnly = false
            cue.pointsBack = isBehind(copula)
        }
        return cue
    }

    /// "Those were …", "That is …": a verb whose subject stands for what was said before.
    private func isBehind(_ copula: Int?) -> Bool {
        guard let copula else { return false }
        return copula == 0 || copula < 3 && phrase.token(copula - 1).has(.determiner)
    }

    /// “…” is the message from Lee; “…” – that’s the line of Lee: where the noun says what the words
    /// are, the verb before it.
    private func copula(before noun: Int) -> Int? {
        var position = noun - 1
        while position >= 0, noun - position < 7, !phrase.hasGap(before: position + 1) {
            let token = phrase.token(position)
            if Self.be.contains(token.hash) { return position }
            // “…,” comes the reply from Lee.
            if position == 0, token.has(.commonVerb) { return position }
            if token.kind == .possessive, position > 0 {
                let before = phrase.token(position - 1)
                return before.has(.subjectPronoun) || before.has(.determiner) ? position : nil
            }
            guard token.kind == .word,
                token.has(.determiner) || token.has(.adverb) || token.has(.preposition)
                    || token.classes.isEmpty || position == noun - 1
            else { return nil }
            position -= 1
        }
        return nil
    }

    /// The subject of the first finite verb before `end`.
    func subject(upTo end: Int) -> Range<Int>? {
        for position in 0..<min(end, count, 80) {
            let token = phrase.token(position)
            guard token.kind == .word || token.kind == .possessive else { continue }
            if phrase.isFinite(position) || token.has(.auxiliary),
                let subject = phrase.subject(before: position)
            {
                return subject
            }
            if token.has(.subjectPronoun), !token.has(.determiner) {
                return position..<position + 1
            }
        }
        return nil
    }

    private static let by = WordHash("by").value
    private static let to = WordHash("to").value
    static let be = Set(
        ["is", "are", "was", "were", "be", "been", "being"].map { WordHash($0).value })
    static let from = Set(["from", "by"].map { WordHash($0).value })
}
