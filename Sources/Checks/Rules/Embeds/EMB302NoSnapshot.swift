internal import Editorial

/// An embedded post whose text is not kept.
struct NoSnapshot: Rule {
    static let code = "EMB-302"
    static let defaultSeverity = Severity.warning
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "The text of an embedded post is stored, with its hash.",
        why: "Posts vanish, and then nobody can show what we reported on.",
        failing: "sha256: \"\"",
        passing: "text: the words of the post; sha256: 64 hexadecimal digits",
        guideline:
            "IFCN code, transparency of sources; BBC Editorial Guidelines, section 3: accuracy",
        repair: "Store the post’s words under `text:` and their `sha256:`.")

    func findings(in input: CheckInput) -> [Finding] {
        (input.entry?.embeds ?? []).compactMap { embed in
            guard let text = embed.text, !text.isBlankText else {
                return record("The words of the post “\(embed.label)” are not stored.", in: input)
            }
            if embed.sha256.isBlank {
                var found = record("The post “\(embed.label)” has no `sha256:`.", in: input)
                let digest = SHA256.hex(of: Array(text.utf8))
                found.suggestion = "Add `sha256: \(digest)` to its record."
                return found
            }
            guard !isHash(embed.sha256 ?? "") else { return nil }
            return record("The `sha256` of the post “\(embed.label)” is no hash.", in: input)
        }
    }

    /// SHA-256 as hexadecimal digits (FIPS 180-4), also with the name of the algorithm before it.
    private func isHash(_ text: String) -> Bool {
        let digits = text.hasPrefix("sha256:") ? text.dropFirst(7) : text[...]
        return digits.utf8.count == 64 && digits.allSatisfy(\.isHexDigit)
    }
}
