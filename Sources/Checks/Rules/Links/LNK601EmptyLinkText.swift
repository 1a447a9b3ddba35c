internal import Editorial

/// A link whose words say nothing about where it leads.
struct EmptyLinkText: Rule {
    static let code = "LNK-601"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "The words of a link say where it leads.",
        why:
            "Many readers hear the links of a page one after another, without the sentences around them.",
        failing: "[Click here](https://example.org/tips) for tips.",
        passing: "Read [tips for patients](https://example.org/tips).",
        guideline: "WCAG 2.2, 2.4.4 Link purpose",
        repair: "Put the link on the words that name its target.")

    func findings(in input: CheckInput) -> [Finding] {
        return input.links.compactMap { link in
            let words = AnalysedText(plain: input.text.string(link.scalars), input.text.lexicon)
            guard
                let place = words.first(.emptyLink, in: words.tokens.indices)
                    ?? (words.tokens.allSatisfy { $0.kind == .mark } ? 0..<0 : nil),
                words.tokens.count <= place.count + 1 || place.isEmpty
            else { return nil }
            let shown = input.text.string(link.scalars)
            return finding(
                shown == "\u{FFFC}"
                    ? "A link has no words." : "“\(shown)” does not say where the link leads.",
                at: link.scalars, in: input)
        } + placeholders(in: input)
    }

    /// "Click here" without a link, as text that was pasted or imported has it.
    private func placeholders(in input: CheckInput) -> [Finding] {
        input.text.phrases.compactMap { phrase in
            guard phrase.meaning.classes.contains(.emptyLink),
                phrase.meaning.classes.contains(.linkPlaceholder)
            else { return nil }
            let scalars = input.text.scalarRange(phrase.tokens)
            guard !input.links.contains(where: { $0.scalars.overlaps(scalars) }) else { return nil }
            return finding(
                "“\(input.text.string(scalars))” does not say where the link leads.", at: scalars,
                in: input)
        }
    }
}
