/// Shapes of a sentence that tell what somebody thinks, wants or reckons without a verb of speech.
///
/// "The court ruled that …", "her plan would …", "called for …", "accused them of …", "Forbes ranks
/// …", "by one estimate": what follows is somebody's, and the sentence says whose.
enum StatementShape {
    /// The first token that belongs to such words; `Int.max` where there are none.
    static func start(in sentence: Range<Int>, of text: AnalysedText) -> Int {
        var first = Int.max
        for index in sentence {
            let token = text.tokens[index]
            guard token.kind == .word, !text.isQuoted(index) else { continue }
            if token.has(.reckoning), isReckoned(index, sentence, text) {
                return sentence.lowerBound
            }
            guard first == Int.max else { continue }
            if introducesClause(token) && holdsThat(index, sentence, text)
                && !isPassive(index, text)
                || token.has(.planNoun) && carriesPlan(index, sentence, text)
                || token.has(.accusation) && namesDeed(index, sentence, text)
                    && !isPassive(index, text)
                || token.has(.listingVerb) && isListing(index, sentence, text)
            {
                first = index + 1
            }
        }
        return min(first, text.first(.demand, in: sentence)?.upperBound ?? Int.max)
    }

    private static func introducesClause(_ token: Token) -> Bool {
        token.has(.contentVerb) || token.has(.findingVerb)
    }

    /// "ruled that", "have heard by now that"
    private static func holdsThat(
        _ index: Int, _ sentence: Range<Int>, _ text: AnalysedText
    ) -> Bool {
        for next in index + 1..<min(sentence.upperBound, index + 5) {
            let token = text.tokens[next]
            if token.hash == that { return true }
            if token.kind == .mark { return false }
        }
        return false
    }

    /// "is expected that", "was charged with": nobody is said to do so.
    private static func isPassive(_ index: Int, _ text: AnalysedText) -> Bool {
        index > 0 && be.contains(text.tokens[index - 1].hash)
    }

    /// "the plan would", "their proposal to", "a plan, which"
    private static func carriesPlan(
        _ index: Int, _ sentence: Range<Int>, _ text: AnalysedText
    ) -> Bool {
        var next = index + 1
        if next < sentence.upperBound, text.tokens[next].isMark(",") { next += 1 }
        guard next < sentence.upperBound else { return false }
        let token = text.tokens[next]
        if next > index + 1 { return token.has(.relative) }
        return token.has(.relative) || token.hash == that || intent.contains(token.hash)
    }

    /// "accused the firm of", "charged two men with"
    private static func namesDeed(
        _ index: Int, _ sentence: Range<Int>, _ text: AnalysedText
    ) -> Bool {
        text.tokens[index + 1..<sentence.upperBound].contains {
            $0.hash == of || $0.hash == with || $0.hash == that
        }
    }

    /// "Forbes ranks her", "the tracker puts it at": somebody with a name keeps the list.
    private static func isListing(
        _ index: Int, _ sentence: Range<Int>, _ text: AnalysedText
    ) -> Bool {
        guard index > sentence.lowerBound, index + 1 < sentence.upperBound else { return false }
        let before = text.tokens[index - 1]
        return before.kind == .word && !before.has(.determiner) && !before.has(.preposition)
            && !before.has(.auxiliary)
    }

    /// "by one estimate", "by her own account"
    private static func isReckoned(
        _ index: Int, _ sentence: Range<Int>, _ text: AnalysedText
    ) -> Bool {
        (max(sentence.lowerBound, index - 4)..<index).contains { text.tokens[$0].hash == by }
    }

    private static let that = WordHash("that").value
    private static let of = WordHash("of").value
    private static let with = WordHash("with").value
    private static let by = WordHash("by").value
    private static let be = Set(
        ["is", "are", "was", "were", "be", "been", "being"].map { WordHash($0).value })
    private static let intent = Set(
        ["to", "for", "would", "could", "calls"].map { WordHash($0).value })
}
