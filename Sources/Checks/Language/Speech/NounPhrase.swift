/// Finds the phrase that names somebody beside a verb, without a grammar: by what may not be in it.
struct NounPhrase {
    let tokens: [Token]
    /// The tokens of the clause that lie outside quotations; a gap stands for a quotation.
    let words: [Int]

    /// The longest phrase that is read, in words; keeps the work linear in the text.
    private static let reach = 24

    func token(_ position: Int) -> Token { tokens[words[position]] }

    /// Whether a quotation stands between this word and the one before it.
    func hasGap(before position: Int) -> Bool {
        guard position > 0 else { return true }
        return words[position] != words[position - 1] + 1
    }

    /// A word that a name or description may hold.
    func isNominal(_ position: Int) -> Bool {
        let token = token(position)
        if token.kind == .possessive || token.isAbbreviationStop { return true }
        if token.kind == .number { return true }
        if token.kind == .mark {
            return token.isMark("&") || token.isMark("@") || token.isMark("#")
        }
        if token.isCapitalised, !isFunction(token) || isSurname(position) { return true }
        if token.has(.role) || token.has(.group) || token.has(.organisation) { return true }
        if isFunction(token) || token.has(.adverb) { return false }
        if token.has(.speechVerb) || token.has(.tellingVerb) || token.has(.commonVerb)
            || token.has(.characterisingVerb)
        {
            return token.has(.cueNoun) && position > 0 && opensPhrase(position - 1)
        }
        if token.has(.speechParticiple) || token.has(.characterisingParticiple) { return false }
        // "a retired general" against "the general retired".
        if token.has(.verbShape) {
            return position + 1 < words.count && !hasGap(before: position + 1)
                && self.token(position + 1).kind == .word
                && !self.token(position + 1).has(.verbShape) && isNominal(position + 1)
        }
        return true
    }

    private func opensPhrase(_ position: Int) -> Bool {
        let token = token(position)
        return token.has(.determiner) || token.has(.possessivePronoun) || token.kind == .possessive
    }

    /// "Will wrote", "May said": a capital small word in front of a verb of speech is a name.
    private func isSurname(_ position: Int) -> Bool {
        let token = token(position)
        guard token.isCapitalised, token.has(.auxiliary), position + 1 < words.count else {
            return false
        }
        let next = self.token(position + 1)
        return next.has(.speechVerb) || next.has(.tellingVerb)
    }

    private func isFunction(_ token: Token) -> Bool {
        token.has(.preposition) || token.has(.conjunction) || token.has(.subordinator)
            || token.has(.auxiliary) || token.has(.subjectPronoun) || token.has(.relative)
            || token.has(.determiner) || token.has(.objectPronoun)
    }

    func isAdverbial(_ position: Int) -> Bool {
        let token = token(position)
        guard token.kind == .word else { return false }
        if isSurname(position) { return false }
        return token.has(.adverb) || token.has(.auxiliary) || token.has(.negation)
    }

    // MARK: The subject to the left of a verb

    /// The phrase that ends just before `verb`, as positions in `words`.
    func subject(before verb: Int) -> Range<Int>? {
        var end = verb
        var steps = 0
        while end > 0, steps < 8, !hasGap(before: end), isAdverbial(end - 1) || isTimeWord(end - 1)
        {
            end -= 1
            steps += 1
        }
        guard end > 0, !hasGap(before: end) else { return nil }
        let last = end - 1
        let token = token(last)
        if token.kind == .mark, !token.isAbbreviationStop {
            return subjectWithInsertion(endingAt: last)
        }
        // "when asked", "where needed": nobody.
        if token.has(.relative), token.has(.subordinator), token.hash != Self.that { return nil }
        if token.has(.subjectPronoun) || token.has(.relative) && last > 0
            || isDemonstrative(last)
        {
            return pronoun(at: last)
        }
        guard let found = phrase(endingAt: last) else { return nil }
        if isTime(found) {
            // "A group of artists this week published": when, then who.
            guard found.lowerBound > 0, !hasGap(before: found.lowerBound), found.count < verb
            else { return nil }
            return subject(before: found.lowerBound)
        }
        return behindRelative(found) ?? found
    }

    /// "this week", "last month": a word for a time, and no more than what points to it.
    func isTime(_ range: Range<Int>) -> Bool {
        let last = token(range.upperBound - 1)
        guard last.has(.durationUnit) || last.has(.relativeDay) || last.has(.weekday),
            !last.has(.group), !last.has(.role)
        else { return false }
        return range.dropLast().allSatisfy {
            let each = token($0)
            return each.has(.determiner) || each.has(.adverb) || each.kind == .number
                || each.has(.preposition)
        }
    }

    /// "An aide who spoke to keep her job said": what ends a clause about the subject is not the
    /// subject.
    private func behindRelative(_ found: Range<Int>) -> Range<Int>? {
        var position = found.lowerBound - 1
        var holdsVerb = false
        while position > 0, found.lowerBound - position < 10, !hasGap(before: position + 1) {
            let token = token(position)
            guard token.kind == .word else { return nil }
            if token.hash == Self.who {
                guard holdsVerb, !hasGap(before: position),
                    let before = phrase(endingAt: position - 1)
                else { return nil }
                return before
            }
            if token.has(.speechVerb) || token.has(.tellingVerb) || token.has(.commonVerb)
                || token.has(.verbShape) || token.has(.auxiliary) || token.has(.characterisingVerb)
            {
                holdsVerb = true
            }
            position -= 1
        }
        return nil
    }

    /// "on Tuesday", "Sunday night" between the speaker and the verb.
    private func isTimeWord(_ position: Int) -> Bool {
        let token = token(position)
        if token.has(.weekday) || token.has(.month) { return position > 0 }
        guard token.has(.preposition), position + 1 < words.count else { return false }
        return self.token(position + 1).has(.weekday) || self.token(position + 1).has(.month)
    }

    private func isDemonstrative(_ position: Int) -> Bool {
        let token = token(position)
        return token.has(.determiner) && (token.has(.group) || token.has(.subordinator))
    }

    private func pronoun(at position: Int) -> Range<Int> {
        guard token(position).has(.relative), position > 0 else { return position..<position + 1 }
        // "Ms Ray, who said": the phrase that "who" stands for belongs to it.
        var end = position
        if token(end - 1).isMark(",") { end -= 1 }
        guard end > 0, end <= position, !hasGap(before: position),
            let before = phrase(endingAt: end - 1)
        else { return position..<position + 1 }
        return before.lowerBound..<position + 1
    }

    /// "Lee, the mayor, said", "Lee (D-N.Y.) said": back over the insertion.
    private func subjectWithInsertion(endingAt last: Int) -> Range<Int>? {
        let mark = token(last)
        let opener: (Token) -> Bool
        if mark.isMark(",") {
            opener = { $0.isMark(",") }
        } else if mark.isMark(")") {
            opener = { $0.isMark("(") }
        } else if mark.isMark("]") {
            opener = { $0.isMark("[") }
        } else if mark.isDash {
            opener = { $0.isDash }
        } else {
            return nil
        }
        var position = last - 1
        while position > 0, last - position < Self.reach + 8 {
            if opener(token(position)) {
                let before = position - 1
                // "Lee, 35, the mayor of Leeds, said": an age is no name.
                if mark.isMark(","), token(before).kind == .number {
                    position -= 1
                    continue
                }
                if mark.isMark(","), token(before).kind != .word, !token(before).isAbbreviationStop,
                    !token(before).isMark(")")
                {
                    return nil
                }
                if token(before).isMark(")") {
                    guard let name = subjectWithInsertion(endingAt: before) else { return nil }
                    return name.lowerBound..<last
                }
                if token(before).has(.subjectPronoun) { return before..<last }
                guard let name = phrase(endingAt: before) else { return nil }
                return name.lowerBound..<last
            }
            if hasGap(before: position) { break }
            position -= 1
        }
        // "In a statement, Lee, said": no second mark; what follows the start is the phrase.
        return mark.isMark(",") || mark.isMark(")") ? nil : phrase(endingAt: last - 1)
    }

    /// The phrase whose last word stands at `last`.
    func phrase(endingAt last: Int) -> Range<Int>? {
        var start = last + 1
        var lastGood = last + 1
        var sawDeterminer = false
        while start > 0, last - start < Self.reach {
            let position = start - 1
            if position != last, hasGap(before: position + 1) { break }
            let token = token(position)
            if isNominal(position), !sawDeterminer || token.kind == .possessive {
                start = position
                lastGood = position
                sawDeterminer = false
                continue
            }
            if token.kind == .word, opensPhrase(position), lastGood <= last, !sawDeterminer {
                start = position
                lastGood = position
                sawDeterminer = true
                continue
            }
            // Over a preposition, to what the phrase before it is about.
            if lastGood <= last, token.has(.linkingPreposition), position > 0,
                isNominal(position - 1), !hasGap(before: position),
                !self.token(position - 1).isMark(",")
            {
                start = position
                sawDeterminer = false
                continue
            }
            if lastGood <= last, joins(position) {
                start = position
                sawDeterminer = false
                continue
            }
            break
        }
        guard lastGood <= last else { return nil }
        return holdsNoun(lastGood..<last + 1) ? lastGood..<last + 1 : nil
    }

    /// "Lee and Ray said", "police and prosecutors said".
    private func joins(_ position: Int) -> Bool {
        let token = token(position)
        guard token.has(.conjunction) || token.isMark("&"), position > 0,
            position + 1 < words.count,
            !hasGap(before: position), !hasGap(before: position + 1)
        else { return false }
        let before = self.token(position - 1)
        let after = self.token(position + 1)
        if before.isCapitalised, after.isCapitalised { return before.kind == .word }
        return before.has(.group) && (after.has(.group) || after.has(.determiner))
    }

    private func holdsNoun(_ range: Range<Int>) -> Bool {
        range.contains { position in
            let token = token(position)
            return token.kind == .word
                && (!token.has(.determiner) || token.has(.group) || token.has(.possessivePronoun))
                || token.has(.group)
        }
    }

    // MARK: The phrase to the right of a verb or preposition

    /// The phrase that starts at `start` or just after an adverb there.
    func phrase(startingAt start: Int) -> Range<Int>? {
        var first = start
        while first < words.count, first - start < 3, !hasGap(before: first) || first == start,
            token(first).kind == .word, isAdverbial(first), !token(first).isCapitalised
        {
            first += 1
        }
        guard first < words.count, first == start || !hasGap(before: first) else { return nil }
        let opening = token(first)
        guard opening.kind == .word || opening.kind == .number || opening.isMark("@") else {
            return nil
        }
        if opening.has(.subjectPronoun) || opening.has(.objectPronoun), !opening.has(.determiner) {
            return first..<first + 1
        }
        guard isNominal(first) || opening.has(.determiner) || opening.has(.possessivePronoun) else {
            return nil
        }
        var end = first + 1
        while end < words.count, end - first < Self.reach, !hasGap(before: end) {
            let token = token(end)
            if token.kind == .word, token.has(.weekday) || token.has(.month) { break }
            if isNominal(end) || token.has(.determiner) && self.token(end - 1).kind == .word {
                if token.has(.determiner), !self.token(end - 1).has(.linkingPreposition) { break }
                end += 1
            } else if token.has(.linkingPreposition), end + 1 < words.count,
                !hasGap(before: end + 1),
                isNominal(end + 1) || self.token(end + 1).has(.determiner),
                !self.token(end + 1).has(.weekday),
                token.hash == Self.of || token.hash == Self.forWord
            {
                end += 1
            } else if joins(end) {
                end += 1
            } else {
                break
            }
        }
        return holdsNoun(first..<end) ? first..<end : nil
    }

    private static let that = WordHash("that").value
    private static let who = WordHash("who").value
    private static let of = WordHash("of").value
    private static let forWord = WordHash("for").value
}

extension Token {
    /// A dash that sets something off.
    var isDash: Bool { isMark("—") || isMark("–") || isMark("-") || isMark("―") }
}
