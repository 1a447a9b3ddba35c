internal import Editorial

/// A claim that the blog published with another value, and no link between the two.
struct ClaimChanged: Rule {
    static let code = "CON-501"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "A claim that changes value says which one it replaces.",
        why: "Two figures for one thing, and no word on why, is how trust goes.",
        failing: "c:deaths 6 → 7, no link",
        passing: "7 (supersedes c3)",
        guideline: "Standards for breaking news (Gazette/ASNE, S. Buttry)",
        repair: "Set `supersedes:` to the earlier claim, and tell readers what has changed.")

    func findings(in input: CheckInput) -> [Finding] {
        return (input.entry?.claims ?? []).compactMap { claim in
            guard claim.supersedes.isBlank, let value = claim.value else { return nil }
            let earlier = input.earlier.last {
                $0.claims.contains { $0.key == claim.key && $0.value != nil }
            }
            guard let old = earlier?.claims.last(where: { $0.key == claim.key })?.value,
                !Claims.same(old, value)
            else { return nil }
            let name = SafeText.line(claim.key.prefix(60))
            return record(
                "The blog gave \(SafeText.line(old.prefix(60))) for “\(name)”; this entry gives \(SafeText.line(value.prefix(60))).",
                in: input)
        }
    }
}
