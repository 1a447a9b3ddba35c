internal import Editorial

/// A speaker named for the first time in the blog without role or affiliation.
struct SpeakerWithoutRole: Rule {
    static let code = "ATT-003"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "The first time the blog quotes somebody, it says who they are.",
        why: "A bare name tells most readers nothing about why these words count.",
        failing: "“It is safe,” Okafor said.",
        passing: "“It is safe,” said Dr Ada Okafor, the hospital’s chief of surgery.",
        guideline:
            "Reuters Handbook, sourcing essentials; BBC Editorial Guidelines, section 3: accuracy",
        repair:
            "Add the role or the organisation beside the name, or `role:` to the record under `quotes`."
    )

    func findings(in input: CheckInput) -> [Finding] {
        let known = Set(
            input.earlier.flatMap(\.names).flatMap {
                $0.split(separator: " ").map { WordHash(String($0)).value }
            })
        var seen = Set<UInt64>()
        let places = Dictionary(
            grouping: input.text.tokens.indices.filter { input.text.tokens[$0].isCapitalised },
            by: { input.text.tokens[$0].hash })
        var result: [Finding] = []
        for passage in input.text.passages where passage.wordCount >= 3 {
            guard let speaker = passage.speaker, speaker.kind == .name, speaker.link != .inherited,
                let surname = input.text.tokens[speaker.tokens].last(where: { $0.isCapitalised })?
                    .hash,
                seen.insert(surname).inserted, !known.contains(surname),
                input.record(of: passage)?.role == nil,
                !isIntroduced(places[surname] ?? [], in: input)
            else { continue }
            let name = input.text.string(speaker.scalars)
            result.append(
                finding("This entry does not say who \(name) is.", at: speaker.scalars, in: input))
        }
        return result
    }

    /// Whether a role or organisation stands within a few words of the name, anywhere in the entry.
    private func isIntroduced(_ places: [Int], in input: CheckInput) -> Bool {
        let tokens = input.text.tokens
        for index in places {
            for near in max(0, index - 8)..<min(tokens.count, index + 10)
            where tokens[near].has(.role) || tokens[near].has(.organisation)
                || tokens[near].has(.group) && !tokens[near].has(.determiner)
            {
                if !input.text.isQuoted(near) { return true }
            }
            // "Ruiz, 34, from Leeds": an apposition says who somebody is in other ways.
            if index + 2 < tokens.count, tokens[index + 1].isMark(","),
                tokens[index + 2].kind == .number || tokens[index + 2].has(.determiner)
                    || tokens[index + 2].has(.relative) || tokens[index + 2].has(.preposition)
            {
                return true
            }
        }
        return false
    }
}
