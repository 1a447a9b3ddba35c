internal import Editorial

/// A picture, clip or sound without licence or permission.
struct MissingLicence: Rule {
    static let code = "MED-202"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "Every picture, clip and sound has a licence or a basis of permission.",
        why: "Without one it may not be shown at all, and taking it down later does not undo it.",
        failing: "licence missing",
        passing: "licence: “CC BY 4.0”, or permission: the message that grants it",
        guideline: "AFP guidelines on content from social media",
        repair:
            "Add `licence:` (own, agency, handout, a CC licence with version, or the permission).")

    func findings(in input: CheckInput) -> [Finding] {
        return (input.entry?.media ?? []).filter { $0.licence.isBlank }.map {
            record("\($0.label) has no licence or permission.", in: input)
        }
    }
}
