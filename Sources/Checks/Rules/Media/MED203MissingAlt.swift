internal import Editorial

/// A picture without a text for those who do not see it.
struct MissingAlt: Rule {
    static let code = "MED-203"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "Every picture and clip has an alternative text.",
        why: "Readers who hear the page get nothing else.",
        failing: "alt: \"\"",
        passing: "alt: \"Flooded main street at dawn\"",
        guideline: "WCAG 2.2, 1.1.1 Non-text content",
        repair: "Add `alt:` with what is to be seen, in one sentence.")

    func findings(in input: CheckInput) -> [Finding] {
        return (input.entry?.media ?? []).filter { $0.alt.isBlank && !$0.isAudio }.map {
            record("\($0.label) has no alternative text.", in: input)
        }
            + input.barePictures.map { place in
                var found = record(
                    "This picture has no alternative text.", at: place, in: input)
                found.suggestion = "Write what is to be seen between the brackets: ![…](…)."
                return found
            }
    }
}
