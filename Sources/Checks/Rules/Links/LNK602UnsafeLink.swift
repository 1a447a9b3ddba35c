internal import Editorial

/// A link that is neither http nor https.
struct UnsafeLink: Rule {
    static let code = "LNK-602"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "A link leads to an http or https address.",
        why: "Other schemes run programs, or lead nowhere.",
        failing: "[tips](javascript:alert(1))",
        passing: "[tips](https://example.org/tips)",
        guideline: "House style",
        repair: "Use the https address of the page.")

    func findings(in input: CheckInput) -> [Finding] {
        return input.links.compactMap { link in
            let url = link.url.lowercased()
            guard !url.hasPrefix("https://"), !url.hasPrefix("http://"), !url.hasPrefix("mailto:"),
                !url.hasPrefix("#")
            else { return nil }
            return finding(
                "This link leads to “\(SafeText.line(link.url.prefix(80)))”, which is no web address.",
                at: link.scalars, in: input)
        }
    }
}
