/// Who is introduced in front of a colon, without a verb of speech.
extension CueReader {
    /// "Lee: “…”", "Q: …".
    func label(endingAt colon: Int) -> Cue? {
        guard colon > 0, let name = phrase.phrase(endingAt: colon - 1) else { return nil }
        // "Ferry hits quay – Ana Lee: “…”": behind a headline as well as at the start.
        let isBehindDash =
            name.lowerBound > 1 && phrase.token(name.lowerBound - 1).isDash
            && !phrase.token(name.lowerBound).isGlued
            && phrase.token(name.lowerBound).isCapitalised
        guard colon < 8 && name.lowerBound == 0 || isBehindDash || isApposed(name, colon) else {
            return nil
        }
        return Cue(positions: colon..<colon + 1, speaker: name, looksForwardOnly: true)
    }

    /// "The coach of the reds, Ana Lee: “…”": nothing but who it is stands before the colon.
    private func isApposed(_ name: Range<Int>, _ colon: Int) -> Bool {
        guard colon < 14, name.lowerBound > 1, phrase.token(name.lowerBound).isCapitalised,
            phrase.token(name.lowerBound - 1).isMark(",")
        else { return false }
        return (0..<name.lowerBound - 1).allSatisfy { position in
            phrase.isNominal(position) || phrase.token(position).has(.determiner)
                || phrase.token(position).has(.preposition)
        }
    }

    /// "Jo Finch, mayor: “…”"; "And here’s the coroner, recording a verdict: “…”"; "From the report:".
    ///
    /// What leads up to the words has no verb with a subject, so whoever stands first in it speaks.
    ///
    /// - Parameter end: one past the colon or dash.
    func presented(upTo end: Int) -> Range<Int>? {
        guard end > 1, end <= Self.longestIntroduction else { return nil }
        var start = 0
        while start < min(end - 1, 6), leadsOver(start, end) { start += 1 }
        guard let who = phrase.phrase(startingAt: start), who.lowerBound == start,
            who.upperBound < end
        else { return nil }
        let behind = phrase.token(who.upperBound)
        let isOver = who.upperBound == end - 1
        guard
            isOver || behind.isMark(",") || behind.isMark("(") || behind.has(.preposition)
                || behind.has(.adverb)
        else {
            return nil
        }
        // "London, Tuesday:", "Overnight, in the city:" say where and when.
        let rest = who.lowerBound..<end
        guard !rest.contains(where: { isDate($0) }) else { return nil }
        return phrase.isSomebody(
            who, isIntroduced: start > 0 || !isOver && !behind.has(.preposition))
            || behind.isMark(",") && who.upperBound + 1 < end && isDoing(who.upperBound + 1)
            ? who : nil
    }

    /// Whether a form of "to be" leads over to whoever is introduced: "Here’s Ana Lee".
    func isShown(_ who: Range<Int>) -> Bool {
        (0..<who.lowerBound).contains {
            Self.be.contains(phrase.token($0).hash) || phrase.token($0).kind == .possessive
        }
    }

    /// "The coroner, recording a verdict:": whoever does something is somebody.
    private func isDoing(_ position: Int) -> Bool {
        let token = phrase.token(position)
        return token.kind == .word && token.end - token.start > 5
            && text.scalars[Int(token.end) - 3..<Int(token.end)].elementsEqual([0x69, 0x6E, 0x67])
    }

    private static let longestIntroduction = 30

    private func isDate(_ position: Int) -> Bool {
        let token = phrase.token(position)
        return token.has(.weekday) || token.has(.month)
    }

    /// "And here’s", "This from", "More from": words in front of whoever is introduced.
    private func leadsOver(_ position: Int, _ end: Int) -> Bool {
        let token = phrase.token(position)
        if token.kind == .possessive || token.isMark(",") { return position > 0 }
        guard token.kind == .word, !token.isCapitalised || position == 0 else { return false }
        if token.has(.conjunction) || Self.be.contains(token.hash) || Self.from.contains(token.hash)
        {
            return true
        }
        // "more from", "this is": only in front of such a word, since "this mayor" is somebody.
        let next = phrase.token(position + 1)
        guard token.has(.determiner) || token.has(.adverb) || token.has(.subjectPronoun) else {
            return false
        }
        return next.kind == .possessive || next.isMark(",") || Self.be.contains(next.hash)
            || Self.from.contains(next.hash) || token.has(.adverb) && !token.has(.determiner)
    }
}
