internal import Editorial

/// A quotation whose speaker is only a pronoun, in an entry that names nobody before it.
struct PronounOnly: Rule {
    static let code = "ATT-002"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A pronoun that stands for a speaker has somebody in the entry to stand for.",
        why: "Entries are shared alone; without its neighbours, “he” is nobody.",
        failing: "“We will appeal,” he said.",
        passing: "Mayor Tom Lee left the court. “We will appeal,” he said.",
        guideline:
            "Reuters Handbook, sourcing essentials; AP news values, attribution and anonymous sources",
        repair: "Name the speaker once in this entry.")

    func findings(in input: CheckInput) -> [Finding] {
        for passage in input.text.passages where passage.wordCount >= 3 {
            guard let speaker = passage.speaker, speaker.kind == .pronoun,
                input.record(of: passage)?.speaker == nil,
                needsName(input.text.tokens[speaker.tokens.lowerBound])
            else { continue }
            if !hasAntecedent(before: speaker.tokens.lowerBound, in: input) {
                let word = input.text.string(speaker.scalars)
                return [
                    finding(
                        "Nobody in this entry is named before “\(word)”.", at: speaker.scalars,
                        in: input)
                ]
            }
            return []
        }
        return []
    }

    private func needsName(_ token: Token) -> Bool {
        token.has(.personPronoun) || token.has(.groupPronoun)
    }

    private func hasAntecedent(before token: Int, in input: CheckInput) -> Bool {
        if let title = input.entry?.title, names(AnalysedText(plain: title, input.text.lexicon)) {
            return true
        }
        return input.text.tokens[..<token].indices.contains { index in
            isSomebody(input.text.tokens[index], at: index, in: input.text)
        }
    }

    private func names(_ title: AnalysedText) -> Bool {
        title.tokens.indices.dropFirst().contains {
            isSomebody(title.tokens[$0], at: $0, in: title)
        }
    }

    private func isSomebody(_ token: Token, at index: Int, in text: AnalysedText) -> Bool {
        guard token.kind == .word, !text.isQuoted(index) else { return false }
        if token.has(.role) || token.has(.honorific) || token.has(.organisation) { return true }
        if token.has(.group), !token.has(.determiner) { return true }
        return token.isCapitalised && !token.has(.weekday) && !token.has(.month)
            && !token.has(.subjectPronoun) && !token.has(.determiner) && !token.has(.preposition)
            && !token.has(.conjunction) && !token.has(.subordinator) && !token.has(.adverb)
    }
}
