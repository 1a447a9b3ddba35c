internal import Editorial

/// A statement laid to nobody: “it is understood”, “reportedly”.
struct ImpersonalAttribution: Rule {
    static let code = "ATT-009"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "What is reported is reported by somebody, in the text or in a source record.",
        why: "“It is understood” tells readers that we know more than we say, and nothing else.",
        failing: "Two people were reportedly arrested.",
        passing: "Two people were arrested, police said.",
        guideline:
            "AP news values, attribution and anonymous sources; BBC Editorial Guidelines, section 3: accuracy",
        repair: "Say who understands, claims or reports it, or record the source under `sources`.")

    func findings(in input: CheckInput) -> [Finding] {
        guard input.entry?.sources.isEmpty ?? true else { return [] }
        var result: [Finding] = []
        for sentence in input.text.sentences {
            guard let place = input.text.first(.impersonal, in: sentence),
                !input.text.isQuoted(place.lowerBound),
                !isAttributed(sentence, in: input.text)
            else { continue }
            if !result.isEmpty { break }
            let scalars = input.text.scalarRange(place)
            result.append(
                finding(
                    "“\(input.text.string(scalars))” does not say who says so.", at: scalars,
                    in: input))
        }
        return result
    }

    private func isAttributed(_ sentence: Range<Int>, in text: AnalysedText) -> Bool {
        text.phrases(in: sentence).contains { $0.meaning.classes.contains(.cuePhrase) }
    }
}
