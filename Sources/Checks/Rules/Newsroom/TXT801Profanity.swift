internal import Editorial

/// A word of the newsroom’s list of profanities.
struct Profanity: Rule {
    static let code = "TXT-801"
    static let defaultSeverity = Severity.warning
    static let readsLanguage = false
    static let readsTitles = true
    static let explanation = RuleExplanation(
        rule: "Strong language is a decision of the desk.",
        why: "Some readers are children, and some desks have rules.",
        failing: "(a word of the list)",
        passing: "(none)",
        guideline: "House style; the list starts empty",
        repair: "Leave it out, or let an editor decide.")

    func findings(in input: CheckInput) -> [Finding] {
        return NewsroomList.findings(.profanity, in: input).map {
            finding("“\(input.text.string($0))” is on the newsroom’s list.", at: $0, in: input)
        }
    }
}
