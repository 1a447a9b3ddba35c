internal import Editorial

/// A count of casualties without time or source.
struct UndatedCount: Rule {
    static let code = "FCT-408"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A count that may still change says when, or by whom, it was made.",
        why: "Tolls change by the hour, and old ones are shared for days.",
        failing: "Seven dead.",
        passing: "Seven dead as of 14:00, police said.",
        guideline:
            "Standards for breaking news (Gazette/ASNE, S. Buttry); BBC Editorial Guidelines, section 3: accuracy",
        repair: "Add “as of” and the time, or who counts.")

    func findings(in input: CheckInput) -> [Finding] {
        var result: [Finding] = []
        var last = -1
        for figure in input.text.figures {
            let token = figure.tokens.lowerBound
            let sentence = input.text.sentence(of: token)
            guard figure.kind == .count, sentence.lowerBound != last, !figure.isAttributed,
                !input.text.isQuoted(token), countsCasualties(figure, sentence, in: input.text),
                !input.text.has(.hedge, in: sentence), !input.text.has(.asOf, in: sentence),
                !Claims.cover(figure, in: input)
            else { continue }
            last = sentence.lowerBound
            if !result.isEmpty { break }
            result.append(
                finding(
                    "This count says neither when nor by whom it was made.", at: figure.scalars,
                    in: input))
        }
        return result
    }

    /// "Seven dead", "12 people were killed": the word stands by the figure, in a short sentence.
    private func countsCasualties(_ figure: Figure, _ sentence: Range<Int>, in text: AnalysedText)
        -> Bool
    {
        let end = min(sentence.upperBound, figure.tokens.upperBound + 4)
        guard text.has(.toll, in: figure.tokens.upperBound..<max(figure.tokens.upperBound, end))
        else { return false }
        return !text.figures(in: sentence).contains { $0.kind == .year }
    }
}
