internal import Editorial

/// A word that the newsroom wants a lawyer to see.
struct LegalTrigger: Rule {
    static let code = "TXT-802"
    static let defaultSeverity = Severity.warning
    static let readsLanguage = false
    static let readsTitles = true
    static let explanation = RuleExplanation(
        rule: "Words of the legal list are seen by a lawyer.",
        why: "Contempt, defamation and privacy are cheaper before publication.",
        failing: "(a word of the list)",
        passing: "(none)",
        guideline: "House style; the list starts empty",
        repair: "Ask for legal sign-off.")

    func findings(in input: CheckInput) -> [Finding] {
        return NewsroomList.findings(.legalTrigger, in: input).map {
            finding("“\(input.text.string($0))” needs a look by a lawyer.", at: $0, in: input)
        }
    }
}
