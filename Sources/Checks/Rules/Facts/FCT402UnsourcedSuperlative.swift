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
            guard let place = input.text.first(.superlative, in: sentence),
                !input.text.isQuoted(place.lowerBound),
                isAboutWorld(place, sentence, in: input.text), !isInnocent(place, in: input.text),
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
