internal import Editorial

/// A reader’s or witness’s picture that nobody verified.
struct UnverifiedUserMedia: Rule {
    static let code = "MED-204"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule:
            "Media from readers or social networks has been verified: who took it, where, when, and that we may use it.",
        why: "Old and wrong pictures travel fastest in the first hour.",
        failing: "media: [{file: quay.jpg, kind: ugc}]",
        passing: "media: [{file: quay.jpg, kind: ugc, verified: true}]",
        guideline:
            "BBC Editorial Guidelines, section 3: accuracy; AFP guidelines on content from social media",
        repair: "Verify author, place, time and permission, then set `verified: true`.")

    func findings(in input: CheckInput) -> [Finding] {
        return (input.entry?.media ?? []).filter { $0.isKind("ugc") && $0.verified != true }.map {
            record("\($0.label) comes from a reader and is not verified.", in: input)
        }
    }
}
