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
        let text = input.text
        return input.text.passages.compactMap { passage in
            guard let speaker = passage.speaker else { return nil }
            let isInside = UnnamedSource.isUnnamed(speaker, in: text, insiders: false)
            guard
                isInside || UnnamedSource.isAnyone(speaker, in: text)
                    || UnnamedSource.wantsNoName(speaker, in: text),
                let found = Judgement.first(in: passage, of: text),
                isInside || found.isAttack
            else { return nil }
            let word = text.string(text.scalarRange(found.word..<found.word + 1))
            let what = found.isAttack ? "an attack" : "a judgement"
            var result = finding(
                "“\(word)” is \(what) by somebody who is not named.", at: passage.scalars, in: input
            )
            // Somebody who is no insider of ours, or words that are aimed at nobody by name.
            if input.severities[Self.code] == nil, !isInside || !found.isAimed {
                result.severity = .warning
            }
            return result
        }
    }
}
