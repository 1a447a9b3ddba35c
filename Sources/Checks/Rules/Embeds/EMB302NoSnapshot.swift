internal import Editorial

/// An embedded post whose text is not kept.
struct NoSnapshot: Rule {
    static let code = "EMB-302"
    static let defaultSeverity = Severity.warning
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "The text of an embedded post is stored, with its hash.",
        why: "Posts vanish, and then nobody can show what we reported on.",
        failing: "snapshot=null",
        passing: "snapshot=sha256:…",
        guideline:
            "IFCN code, transparency of sources; BBC Editorial Guidelines, section 3: accuracy",
        repair: "Store the post’s words under `text:` and their `sha256:`.")

    func findings(in input: CheckInput) -> [Finding] {
        return (input.entry?.embeds ?? []).filter { $0.text.isBlank || $0.sha256.isBlank }
            .map { record("The words of the post “\($0.label)” are not stored.", in: input) }
    }
}
