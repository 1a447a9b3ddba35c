internal import Editorial

/// A picture, clip or sound without licence or permission.
struct MissingLicence: Rule {
    static let code = "MED-202"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "Every picture, clip and sound has a licence or a basis of permission.",
        why: "Without one it may not be shown at all, and taking it down later does not undo it.",
        failing: "media: [{file: quay.jpg, licence: CC BY}]",
        passing: "media: [{file: quay.jpg, licence: CC BY 4.0}]",
        guideline: "AFP guidelines on content from social media",
        repair:
            "Add `licence:` (own, agency, handout, a CC licence with version, or the permission).")

    func findings(in input: CheckInput) -> [Finding] {
        (input.entry?.media ?? []).compactMap { media in
            guard let licence = media.licence, !licence.isBlankText else {
                return record("\(media.label) has no licence or permission.", in: input)
            }
            let words = SafeText.line(licence.prefix(60))
            if isUnversioned(licence) {
                return record(
                    "The licence of \(media.label), “\(words)”, has no version, such as CC BY 4.0.",
                    in: input)
            }
            let text = AnalysedText(plain: licence, input.text.lexicon)
            guard !text.has(.licence, in: text.tokens.indices), !isVersioned(licence),
                input.text.lexicon.knowsLicences
            else { return nil }
            // There are more licences than any list holds.
            var found = record(
                "The licence of \(media.label), “\(words)”, does not say on what basis it may be shown.",
                in: input)
            if input.severities[Self.code] == nil { found.severity = .warning }
            return found
        }
    }

    /// "CC BY", "cc-by-sa": Creative Commons licences differ by version.
    private func isUnversioned(_ licence: String) -> Bool {
        let words = licence.uppercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }
        guard let first = words.firstIndex(of: "CC"), first + 1 < words.count,
            ["BY", "SA", "NC", "ND"].contains(words[first + 1])
        else { return false }
        return !isVersioned(licence)
    }

    private func isVersioned(_ licence: String) -> Bool {
        licence.uppercased().hasPrefix("CC") && licence.contains(where: \.isNumber)
    }
}
