internal import Editorial

/// A handout whose credit does not say so.
struct UnlabelledHandout: Rule {
    static let code = "MED-205"
    static let defaultSeverity = Severity.warning
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "The credit of a handout says that it is one.",
        why: "Readers should know when the picture was chosen by those it shows.",
        failing: "media: [{kind: handout, credit: City Hall}]",
        passing: "media: [{kind: handout, credit: \"Handout: City Hall\"}]",
        guideline:
            "AP news values, attribution and anonymous sources; BBC Editorial Guidelines, section 3: accuracy",
        repair: "Put “Handout:” in front of the credit.")

    func findings(in input: CheckInput) -> [Finding] {
        return (input.entry?.media ?? []).compactMap { media in
            guard media.isKind("handout"), let credit = media.credit, !credit.isBlankText else {
                return nil
            }
            let text = AnalysedText(plain: credit, input.text.lexicon)
            guard !text.has(.handout, in: text.tokens.indices) else { return nil }
            return record(
                "The credit of \(media.label) does not say that it is a handout.", in: input)
        }
    }
}
