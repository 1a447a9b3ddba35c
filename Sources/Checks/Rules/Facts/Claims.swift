internal import Editorial

/// Which claim records speak of which part of a text.
enum Claims {
    /// Whether a record with a source covers the figure.
    static func cover(_ figure: Figure, in input: CheckInput) -> Bool {
        guard !input.records.claims.isEmpty else { return false }
        let words = input.text.string(figure.scalars)
        return input.records.claims.contains { claim in
            guard claim.hasSource else { return false }
            return claim.numbers.contains { $0 == figure.value || $0 == figure.number }
                || claim.text?.contains(words) == true
        }
    }

    /// Whether a record with a source covers some words of the sentence.
    static func cover(_ sentence: Range<Int>, in input: CheckInput) -> Bool {
        input.records.claims.contains {
            $0.hasSource && speaks(of: $0, sentence, in: input.text)
        }
    }

    /// Whether a sentence states the claim: its words, or its value.
    static func speaks(
        of claim: RecordWords.ClaimWords, _ sentence: Range<Int>, in text: AnalysedText
    ) -> Bool {
        if claim.text != nil { return Words.overlap(Words.normal(text, sentence), claim.words) }
        guard !claim.numbers.isEmpty else {
            return !claim.words.isEmpty
                && Words.contains(Words.normal(text, sentence), claim.words)
        }
        return text.figures(in: sentence).contains { figure in
            figure.value.map(claim.numbers.contains) ?? false
        }
    }

    /// Whether two values are the same figure or the same words.
    static func same(_ left: String, _ right: String) -> Bool {
        let first = AnalysedText(plain: left).figures.compactMap(\.value)
        let second = AnalysedText(plain: right).figures.compactMap(\.value)
        if !first.isEmpty || !second.isEmpty { return first == second }
        return Words.normal(left) == Words.normal(right)
    }

    /// The figures of a record's words.
    static func numbers(_ words: String) -> [Double] {
        AnalysedText(plain: words).figures.compactMap(\.value)
    }
}
