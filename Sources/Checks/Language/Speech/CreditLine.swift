/// A line that says whose the words above it are: "— Ana Lee, doctor", "Mayor Ana Lee, on Mastodon".
enum CreditLine {
    /// A line of more tokens is a sentence.
    private static let longest = 18

    /// How a credit is set.
    enum Setting {
        /// Below words that are set off as a quotation, or inside them.
        case quotation
        /// Below a paragraph that is nothing but words in quotation marks.
        case paragraph
        /// Right behind the words, in the same paragraph.
        case sentence
    }

    /// Whom the line credits, as tokens; nil if it is no such line.
    static func name(
        _ line: Range<Int>, in tokens: [Token], _ setting: Setting
    ) -> Range<Int>? {
        guard (1...longest).contains(line.count) else { return nil }
        let phrase = NounPhrase(tokens: tokens, words: Array(line))
        let isMarked = phrase.token(0).isDash || phrase.token(0).isMark("(")
        var start = isMarked ? 1 : 0
        while start < line.count, isMarked, phrase.token(start).isDash { start += 1 }
        guard start < line.count, let name = phrase.phrase(startingAt: start),
            name.lowerBound == start
        else { return nil }
        let rest = name.upperBound..<line.count
        guard !rest.contains(where: { phrase.isFinite($0) || phrase.token($0).isMark(":") }) else {
            return nil
        }
        guard !(start..<line.count).contains(where: { phrase.token($0).has(.weekday) }) else {
            return nil
        }
        let result = line.lowerBound + start..<line.lowerBound + name.upperBound
        if phrase.token(0).isDash, phrase.token(start).isCapitalised { return result }
        let isFollowed = rest.first.map { phrase.token($0).isMark(",") } ?? false
        guard phrase.isSomebody(name, isIntroduced: isFollowed) else { return nil }
        if isMarked { return result }
        // Without a dash, a name alone may as well be a heading, and a description a sentence.
        let isFinished = phrase.token(line.count - 1).endsSentence
        switch setting {
        case .quotation: return isFinished ? nil : result
        case .paragraph: return isFinished || !isFollowed ? nil : result
        case .sentence:
            guard isFollowed || phrase.token(start).has(.determiner) && !rest.isEmpty,
                !rest.contains(where: { mayBeVerb($0, phrase) })
            else { return nil }
            return result
        }
    }

    /// "Her agent, Ana Lee, struck a note": behind a comma, a word that no list holds.
    private static func mayBeVerb(_ position: Int, _ phrase: NounPhrase) -> Bool {
        guard phrase.token(position - 1).isMark(",") else { return false }
        let token = phrase.token(position)
        return token.kind == .word && !token.isCapitalised && !token.has(.role)
            && !token.has(.determiner) && !token.has(.preposition)
    }
}
