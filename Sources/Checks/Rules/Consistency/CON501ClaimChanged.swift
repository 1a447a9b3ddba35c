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
        (input.entry?.claims ?? []).compactMap { claim in
            let name = SafeText.line(claim.key.prefix(60))
            if let replaced = claim.supersedes, !replaced.isBlankText {
                guard !isKnown(replaced, in: input) else { return nil }
                return record(
                    "The claim “\(name)” replaces “\(SafeText.line(replaced.prefix(60)))”, which the "
                        + "blog has not published.", in: input)
            }
            guard let value = claim.value, let old = earlier(claim.key, in: input),
                !Claims.same(old, value)
            else { return nil }
            return record(
                "The blog gave \(SafeText.line(old.prefix(60))) for “\(name)”; this entry gives \(SafeText.line(value.prefix(60))).",
                in: input)
        }
    }

    /// Whether a claim, or an entry with claims, is there to be replaced; what a text outside any blog
    /// says of it is taken on trust.
    private func isKnown(_ name: String, in input: CheckInput) -> Bool {
        if input.published?.entry.claims.contains(where: { $0.key == name }) == true { return true }
        let isThere = input.earlier.contains { facts in
            facts.claims.contains { $0.key == name } || !name.isEmpty && facts.entry == name
        }
        return isThere || !input.knowsBlog && input.earlier.isEmpty && input.published == nil
    }

    /// The last value that the blog gave for a claim: in another entry, or in this one as readers have it
    /// unless a correction tells them.
    private func earlier(_ key: String, in input: CheckInput) -> String? {
        let other = input.earlier.last {
            $0.claims.contains { $0.key == key && $0.value != nil }
        }?.claims.last { $0.key == key && $0.value != nil }?.value
        guard let published = input.published,
            input.entry?.corrections.count ?? 0 <= published.entry.corrections.count
        else { return other }
        return published.entry.claims.last { $0.key == key && $0.value != nil }?.value ?? other
    }
}
