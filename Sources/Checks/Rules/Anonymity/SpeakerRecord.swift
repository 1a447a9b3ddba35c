internal import Editorial

/// The record that says why somebody unnamed is not named.
enum SpeakerRecord {
    /// The place among the entry's `quotes` of the record for a quotation: the one with its words, else
    /// one whose description is that of the speaker.
    static func index(
        of passage: QuotedPassage, by speaker: Speaker, in input: CheckInput
    ) -> Int? {
        if let index = input.records.quoteAt[passage.tokens.lowerBound] { return index }
        let quotes = input.entry?.quotes.prefix(RecordWords.most) ?? []
        let words = description(input.text, speaker.tokens)
        guard !quotes.isEmpty, !words.isEmpty else { return nil }
        return quotes.indices.first { index in
            guard let descriptor = quotes[index].descriptor, !descriptor.isBlankText else {
                return false
            }
            let text = AnalysedText(plain: descriptor, input.text.lexicon)
            let described = description(text, text.tokens.indices)
            // "the aide", further on, is the "aide to the minister" of the record.
            return !described.isEmpty
                && (described.isSubset(of: words) || words.isSubset(of: described))
        }
    }

    /// The words that describe somebody: no articles, prepositions and marks.
    private static func description(_ text: AnalysedText, _ range: Range<Int>) -> Set<UInt64> {
        Set(
            text.tokens[range].compactMap { token in
                guard token.kind == .word, !token.has(.determiner), !token.has(.preposition) else {
                    return nil
                }
                return token.hash
            })
    }
}
