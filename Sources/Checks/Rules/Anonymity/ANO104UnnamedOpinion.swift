internal import Editorial

/// An opinion or attack from somebody unnamed.
struct UnnamedOpinion: Rule {
    static let code = "ANO-104"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "Unnamed sources give facts, not opinions of people.",
        why: "Nobody should be attacked by somebody who does not stand up for it.",
        failing: "“He is a disgrace,” said an insider.",
        passing: "“The vote is on Friday,” said an official not authorised to brief.",
        guideline:
            "AP news values, attribution and anonymous sources; Reuters Handbook, sourcing essentials",
        repair: "Find somebody who says it by name, or leave it out.")

    func findings(in input: CheckInput) -> [Finding] {
        input.text.passages.compactMap { passage in
            guard let speaker = passage.speaker else { return nil }
            guard UnnamedSource.isUnnamed(speaker, in: input.text) else {
                return attack(passage, by: speaker, input)
            }
            guard
                let word = passage.inner.first(where: { input.text.tokens[$0].has(.evaluative) })
            else { return nil }
            let scalars = input.text.scalarRange(word..<word + 1)
            return finding(
                "“\(input.text.string(scalars))” is a judgement by somebody who is not named.",
                at: passage.scalars, in: input)
        }
    }

    /// "One minister said: “He is a liar.”" Somebody who is no insider of ours, and still not named.
    private func attack(
        _ passage: QuotedPassage, by speaker: Speaker, _ input: CheckInput
    ) -> Finding? {
        let text = input.text
        guard
            UnnamedSource.isAnyone(speaker, in: text)
                || UnnamedSource.wantsNoName(speaker, in: text),
            let word = passage.inner.first(where: { text.tokens[$0].has(.attack) })
        else { return nil }
        var found = finding(
            "“\(text.string(text.scalarRange(word..<word + 1)))” is an attack by somebody who is not "
                + "named.", at: passage.scalars, in: input)
        if input.severities[Self.code] == nil { found.severity = .warning }
        return found
    }
}
