package import Editorial

/// What the blog needs to remember of an entry, so that later ones can be held against it.
package struct EntryFacts: Sendable, Hashable, Codable {
    /// The id of the entry; empty where none is known.
    package var entry: String
    package var claims: [Claim]
    package var figures: [FigureFact]
    package var quotations: [QuotationFact]
    /// Names as the entry writes them.
    package var names: [String]
    /// Hashes of the names of days and months in it.
    package var days: [UInt64]

    package init(
        entry: String = "", claims: [Claim] = [], figures: [FigureFact] = [],
        quotations: [QuotationFact] = [], names: [String] = [], days: [UInt64] = []
    ) {
        self.entry = entry
        self.claims = claims
        self.figures = figures
        self.quotations = quotations
        self.names = names
        self.days = days
    }

    /// The facts of an entry, from its text and its records.
    package init(text: AnalysedText, entry: Entry? = nil) {
        self.init(
            entry: entry?.id.description ?? "", claims: entry?.claims ?? [],
            figures: FigureFact.facts(in: text),
            quotations: QuotationFact.facts(in: text, entry), names: Names.names(in: text),
            days: Self.days(in: text))
    }

    /// Hashes of the names of days and months in a text.
    static func days(in text: AnalysedText) -> [UInt64] {
        var seen = Set<UInt64>()
        return text.tokens.compactMap { token in
            guard token.has(.weekday) || token.has(.month), seen.insert(token.hash).inserted else {
                return nil
            }
            return token.hash
        }
    }
}

/// A quotation with its speaker, as the blog has published it.
package struct QuotationFact: Sendable, Hashable, Codable {
    /// Hashes of its words.
    package var words: [UInt64]
    package var speaker: String
    /// The words as written, cut after a few hundred letters.
    package var text: String

    package init(words: [UInt64], speaker: String, text: String = "") {
        self.words = words
        self.speaker = speaker
        self.text = text
    }

    static func facts(in text: AnalysedText, _ entry: Entry?) -> [QuotationFact] {
        var result = (entry?.quotes ?? []).compactMap { quote in
            quote.speaker.map {
                QuotationFact(
                    words: Words.normal(quote.text), speaker: $0,
                    text: String(quote.text.prefix(300)))
            }
        }
        for passage in text.passages where passage.wordCount >= 5 {
            guard let speaker = passage.speaker, speaker.kind != .pronoun else { continue }
            result.append(
                QuotationFact(
                    words: Words.normal(text, passage.inner),
                    speaker: text.string(speaker.scalars),
                    text: Excerpt.of(text.scalarRange(passage.inner), in: text, longest: 300)))
        }
        return result
    }
}
