package import Editorial

/// What the blog needs to remember of an entry, so that later ones can be held against it.
package struct EntryFacts: Sendable, Hashable {
    /// The id of the entry; empty where none is known.
    package var entry: String
    package var claims: [Claim]
    package var figures: [FigureFact]
    package var quotations: [QuotationFact]
    /// Names as the entry writes them.
    package var names: [String]

    package init(
        entry: String = "", claims: [Claim] = [], figures: [FigureFact] = [],
        quotations: [QuotationFact] = [], names: [String] = []
    ) {
        self.entry = entry
        self.claims = claims
        self.figures = figures
        self.quotations = quotations
        self.names = names
    }

    /// The facts of an entry, from its text and its records.
    package init(text: AnalysedText, entry: Entry? = nil) {
        self.init(
            entry: entry?.id.description ?? "", claims: entry?.claims ?? [],
            figures: FigureFact.facts(in: text),
            quotations: QuotationFact.facts(in: text, entry), names: Names.names(in: text))
    }
}

/// A quotation with its speaker, as the blog has published it.
package struct QuotationFact: Sendable, Hashable {
    /// Hashes of its words.
    package var words: [UInt64]
    package var speaker: String

    package init(words: [UInt64], speaker: String) {
        self.words = words
        self.speaker = speaker
    }

    static func facts(in text: AnalysedText, _ entry: Entry?) -> [QuotationFact] {
        var result = (entry?.quotes ?? []).compactMap { quote in
            quote.speaker.map { QuotationFact(words: Words.normal(quote.text), speaker: $0) }
        }
        for passage in text.passages where passage.wordCount >= 5 {
            guard let speaker = passage.speaker, speaker.kind != .pronoun else { continue }
            result.append(
                QuotationFact(
                    words: Words.normal(text, passage.inner),
                    speaker: text.string(speaker.scalars)))
        }
        return result
    }
}
