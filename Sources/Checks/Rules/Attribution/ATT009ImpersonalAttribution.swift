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
            guard let place = place(in: sentence, of: input.text),
                !input.text.isQuoted(place.lowerBound),
                !isAttributed(place, sentence, in: input.text)
            else { continue }
            let scalars = input.text.scalarRange(place)
            var found = finding(
                "“\(input.text.string(scalars))” does not say who says so.", at: scalars,
                in: input)
            if input.severities[Self.code] == nil, !isGrave(place, sentence, in: input.text) {
                found.severity = .info
            }
            result.append(found)
        }
        // One an entry, the gravest.
        return (result.first { $0.severity != .info } ?? result.first).map { [$0] } ?? []
    }

    private func place(in sentence: Range<Int>, of text: AnalysedText) -> Range<Int>? {
        text.first(.impersonal, in: sentence) ?? text.first(.impersonalHedge, in: sentence)
    }

    /// "police say the fire is believed to be accidental": somebody believes so after all.
    private func isAttributed(
        _ place: Range<Int>, _ sentence: Range<Int>, in text: AnalysedText
    ) -> Bool {
        if text.has(.cuePhrase, in: sentence) { return true }
        return sentence.contains { index in
            let token = text.tokens[index]
            return !place.contains(index) && token.has(.speechVerb) && !token.has(.commonVerb)
        }
    }

    /// Whether a reader is told by nobody that people came to harm or did wrong, or that "it was
    /// claimed". Elsewhere a hedge ("reportedly", "is thought to") is the writer's own caution.
    private func isGrave(
        _ place: Range<Int>, _ sentence: Range<Int>, in text: AnalysedText
    ) -> Bool {
        if text.namesSource(beside: sentence) { return false }
        return text.first(.impersonal, in: sentence) == place || text.has(.casualty, in: sentence)
    }
}
