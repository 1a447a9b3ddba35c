internal import Editorial

/// A picture, clip or sound without a credit.
struct MissingCredit: Rule {
    static let code = "MED-201"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "Every picture, clip and sound has a credit.",
        why: "Whoever made it has a right to be named, and readers want to know whose view it is.",
        failing: "media: [{file: photo.jpg, credit: \"\"}]",
        passing: "media: [{file: photo.jpg, credit: \"Photograph: J. Doe/Agency\"}]",
        guideline: "AP news values, attribution; AFP guidelines on content from social media",
        repair: "Add `credit:` with the maker and the agency to the record under `media`.")

    func findings(in input: CheckInput) -> [Finding] {
        (input.entry?.media ?? []).filter { $0.credit.isBlank }.map {
            record("\($0.label) has no credit.", in: input)
        }
    }
}
