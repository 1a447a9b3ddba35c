internal import Editorial

/// Which claim records speak of which part of a text.
enum Claims {
    /// Whether a record with a source covers the figure.
    static func cover(_ figure: Figure, in input: CheckInput) -> Bool {
        guard let claims = input.entry?.claims, !claims.isEmpty else { return false }
        let words = input.text.string(figure.scalars)
        return claims.contains { claim in
            guard !claim.source.isBlank else { return false }
            return numbers(claim).contains { $0 == figure.value || $0 == figure.number }
                || claim.text?.contains(words) == true
        }
    }

    /// Whether a record with a source covers some words of the sentence.
    static func cover(_ sentence: Range<Int>, in input: CheckInput) -> Bool {
        (input.entry?.claims ?? []).contains {
            !$0.source.isBlank && speaks(of: $0, sentence, in: input.text)
        }
    }

    /// Whether a sentence states the claim: its words, or its value.
    static func speaks(of claim: Claim, _ sentence: Range<Int>, in text: AnalysedText) -> Bool {
        let words = Words.normal(text, sentence)
        if let stated = claim.text, !stated.isEmpty {
            return Words.overlap(words, Words.normal(stated))
        }
        let values = numbers(claim)
        guard !values.isEmpty else {
            return claim.value.map { Words.contains(words, Words.normal($0)) } ?? false
        }
        return text.figures.contains { figure in
            sentence.contains(figure.tokens.lowerBound)
                && figure.value.map(values.contains) ?? false
        }
    }

    /// Whether two values are the same figure or the same words.
    static func same(_ left: String, _ right: String) -> Bool {
        let first = AnalysedText(plain: left).figures.compactMap(\.value)
        let second = AnalysedText(plain: right).figures.compactMap(\.value)
        if !first.isEmpty || !second.isEmpty { return first == second }
        return Words.normal(left) == Words.normal(right)
    }

    private static func numbers(_ claim: Claim) -> [Double] {
        AnalysedText(plain: claim.value ?? claim.text ?? "").figures.compactMap(\.value)
    }
}
