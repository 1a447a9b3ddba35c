internal import Editorial

/// A link within the page that leads to nothing.
struct NowhereOnThePage: Rule {
    static let code = "LNK-603"
    static let defaultSeverity = Severity.warning
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "A link within the page leads to an entry.",
        why: "A reader who follows any other stays where they are.",
        failing: "See [the figures](#figures).",
        passing: "See [the figures](#entry-4t8pm7k2wz).",
        guideline: "HTML Living Standard, 7.4.6.3 Scrolling to a fragment",
        repair: "Link to an entry by its id, as in #entry-4t8pm7k2wz; `lb list` shows them.")

    func findings(in input: CheckInput) -> [Finding] {
        input.links.filter { link in
            guard link.url.hasPrefix("#") else { return false }
            let start = "#entry-"
            return !link.url.hasPrefix(start) || EntryID(link.url.dropFirst(start.count)) == nil
        }.map { link in
            finding(
                "This link leads to “\(SafeText.line(link.url.prefix(80)))”, which no page has.",
                at: link.scalars, in: input)
        }
    }
}
