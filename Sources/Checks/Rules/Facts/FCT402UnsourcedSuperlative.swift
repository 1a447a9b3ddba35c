internal import Editorial

/// A “first”, “only” or “worst” without a claim record.
struct UnsourcedSuperlative: Rule {
    static let code = "FCT-402"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A superlative about the world has a source.",
        why: "“The worst in a century” is a claim about a hundred years of records.",
        failing: "It is the worst flood in a century.",
        passing: "It is the worst flood since 1931, the institute says. [claim]",
        guideline: "BBC Editorial Guidelines, section 3: accuracy",
        repair: "Say whose comparison it is, record the claim, or write what happened instead.")

    func findings(in input: CheckInput) -> [Finding] {
        var result: [Finding] = []
        for sentence in input.text.sentences {
            guard
                let place = superlative(in: sentence, of: input.text)
                    ?? sole(in: sentence, of: input.text),
                !input.text.isQuoted(place.lowerBound), !isInnocent(place, in: input.text),
                !input.text.has(.speechVerb, in: sentence),
                !input.text.has(.cuePhrase, in: sentence),
                !Claims.cover(sentence, in: input)
            else { continue }
            let scalars = input.text.scalarRange(place)
            var found = finding(
                "Nothing says who found this to be the “\(input.text.string(scalars))”.",
                at: scalars, in: input)
            if input.severities[Self.code] == nil,
                isDated(place, sentence, in: input.text)
                    || input.text.namesSource(beside: sentence)
            {
                found.severity = .info
            }
            result.append(found)
        }
        // One an entry, the gravest.
        return (result.first { $0.severity != .info } ?? result.first).map { [$0] } ?? []
    }

    private func superlative(in sentence: Range<Int>, of text: AnalysedText) -> Range<Int>? {
        text.first(.superlative, in: sentence).flatMap {
            isAboutWorld($0, sentence, in: text) ? $0 : nil
        }
    }

    /// "She is the first woman to lead the bank", "It is the only hospital in the county": said of
    /// somebody or something, of a kind, and among whom.
    private func sole(in sentence: Range<Int>, of text: AnalysedText) -> Range<Int>? {
        sentence.first { index in
            guard text.tokens[index].has(.sole), index >= sentence.lowerBound + 2,
                text.tokens[index - 1].has(.determiner), text.tokens[index - 2].has(.auxiliary)
            else { return false }
            let end = min(sentence.upperBound, index + 5)
            guard
                let frame = (index + 2..<max(index + 2, end)).first(where: {
                    text.tokens[$0].has(.soleFrame)
                })
            else { return false }
            return text.tokens[index + 1..<frame].allSatisfy {
                $0.kind == .word && !$0.has(.verbShape) && !$0.has(.preposition)
                    && !$0.has(.durationUnit)
            }
        }.map { $0..<$0 + 1 }
    }

    /// "the highest level since 2010", "the weakest reading since August": anybody can look it up.
    private func isDated(_ place: Range<Int>, _ sentence: Range<Int>, in text: AnalysedText)
        -> Bool
    {
        guard
            let frame = text.first(.yardstick, in: place.upperBound..<sentence.upperBound)
        else { return false }
        let end = min(sentence.upperBound, frame.upperBound + 6)
        return text.figures(in: frame.upperBound..<end).contains { $0.value != nil }
            || text.tokens[frame.upperBound..<end].contains { $0.has(.month) }
    }

    /// "the worst … in a century": an article before it, and a frame after it.
    private func isAboutWorld(_ place: Range<Int>, _ sentence: Range<Int>, in text: AnalysedText)
        -> Bool
    {
        guard place.lowerBound > sentence.lowerBound else { return false }
        let before = text.tokens[place.lowerBound - 1]
        guard
            before.has(.determiner) || before.has(.possessivePronoun) || before.kind == .possessive
        else { return false }
        let end = min(sentence.upperBound, place.upperBound + 8)
        return text.has(.superlativeFrame, in: place.upperBound..<max(place.upperBound, end))
    }

    private func isInnocent(_ place: Range<Int>, in text: AnalysedText) -> Bool {
        text.phrases(in: max(0, place.lowerBound - 2)..<place.upperBound).contains {
            $0.meaning.classes.contains(.superlativeInnocent) && $0.tokens.overlaps(place)
        }
    }
}
