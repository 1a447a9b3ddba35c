internal import Editorial

/// A figure that differs from the one an earlier entry gave for the same thing.
struct FigureChanged: Rule {
    static let code = "CON-502"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule:
            "A figure that differs from an earlier entry's for the same thing says that it has changed.",
        why: "Readers who saw both figures cannot tell a correction from a slip.",
        failing: "Earlier: “Six hospitals are affected.” Now: “Five hospitals are affected.”",
        passing: "Now: “Five hospitals are affected, revised from six.”",
        guideline: "Standards for breaking news (Gazette/ASNE, S. Buttry)",
        repair:
            "Check the figure; if it has changed, say from what, or record the claim with `supersedes`."
    )

    func findings(in input: CheckInput) -> [Finding] {
        guard !input.earlier.isEmpty else { return [] }
        let memory = FigureMemory(input.earlier)
        var best: (weight: Double, finding: Finding)?
        for figure in input.text.figures {
            guard let fact = FigureFact(figure, in: input.text), fact.value == fact.value.rounded(),
                !movesByNature(figure, in: input.text), !isSuperseding(fact, input),
                let other = contradicted(by: fact, memory), other.weight > best?.weight ?? 0,
                !isRevised(figure, in: input.text)
            else { continue }
            var found = finding(
                "An earlier entry says \(other.fact.words) where this one says \(fact.words).",
                at: figure.scalars, in: input)
            // Most figures that resemble an earlier one count something else: only a sentence that
            // says the same again is worth more than a note.
            if !other.isSure || isElsewhere(figure, other.fact, in: input.text)
                || isCounting(figure, in: input.text), input.severities[Self.code] == nil
            {
                found.severity = .info
            }
            best = (other.weight, found)
        }
        // One hint an entry: a table of new results would otherwise drown everything else.
        return best.map { [$0.finding] } ?? []
    }

    private struct Contradiction {
        var fact: FigureFact
        var weight: Double
        var isSure: Bool
    }

    private func contradicted(by fact: FigureFact, _ memory: FigureMemory) -> Contradiction? {
        // A person has one age, whatever else is written of them.
        if let other = memory.otherAge(of: fact) {
            return Contradiction(fact: other, weight: 100, isSure: true)
        }
        guard let match = memory.nearest(to: fact), match.isLikely else { return nil }
        return Contradiction(fact: match.other, weight: match.score, isSure: match.isRepetition)
    }

    /// A claim of the entry says that its figure replaces an earlier one.
    private func isSuperseding(_ fact: FigureFact, _ input: CheckInput) -> Bool {
        (input.entry?.claims ?? []).contains { claim in
            claim.supersedes?.isEmpty == false
                && claim.value.map { Claims.same($0, fact.words) } == true
        }
    }

    /// The sentence names somebody or some place, and the earlier one none of them: the same words
    /// about another constituency, company or person.
    private func isElsewhere(_ figure: Figure, _ other: FigureFact, in text: AnalysedText) -> Bool {
        let sentence = text.sentence(of: figure.tokens.lowerBound)
        let names = sentence.dropFirst().prefix(120).filter { index in
            let token = text.tokens[index]
            return token.kind == .word && token.isCapitalised && token.end - token.start > 2
                && !token.has(.month) && !token.has(.weekday)
        }
        return !names.isEmpty && !names.contains { other.context.contains(Stem.hash(text, $0)) }
    }

    /// Scores, numbered things, and counts that say they go on: "2-0", "Question 2", "there are now 15".
    private func isCounting(_ figure: Figure, in text: AnalysedText) -> Bool {
        let start = figure.tokens.lowerBound
        let end = figure.tokens.upperBound
        func token(_ index: Int) -> Token? {
            text.tokens.indices.contains(index) ? text.tokens[index] : nil
        }
        if let dash = token(end), dash.isDash, token(end + 1)?.kind == .number { return true }
        if let dash = token(start - 1), dash.isDash, token(start - 2)?.kind == .number {
            return true
        }
        if token(start - 1)?.has(.numberLabel) == true || token(end)?.isMark(":") == true {
            return true
        }
        let before = max(text.sentence(of: start).lowerBound, start - 4)..<start
        return text.tokens[before].contains { Self.moment.contains($0.hash) }
    }

    /// "five, revised from six": words next to the figure say that it is a new one, or lead to what it
    /// was before.
    private func isRevised(_ figure: Figure, in text: AnalysedText) -> Bool {
        let sentence = text.sentence(of: figure.tokens.lowerBound)
        let near = figure.tokens.lowerBound - 8..<figure.tokens.upperBound + 8
        if text.has(.revision, in: near.clamped(to: sentence)) { return true }
        let rest = figure.tokens.upperBound..<max(figure.tokens.upperBound, sentence.upperBound)
        guard let revision = text.first(.revision, in: rest) else { return false }
        let next = min(revision.upperBound + 4, sentence.upperBound)
        return !text.figures(in: revision.upperBound..<max(revision.upperBound, next)).isEmpty
    }

    /// "two hours ago", "+1.2%", "is now down 3%": true for the moment only, so that a later entry must
    /// differ.
    private func movesByNature(_ figure: Figure, in text: AnalysedText) -> Bool {
        let end = figure.tokens.upperBound
        if end < text.tokens.count, text.tokens[end].has(.elapsed) { return true }
        let start = figure.tokens.lowerBound
        guard start > 0 else { return false }
        if text.tokens[start - 1].has(.rise) || text.tokens[start - 1].has(.fall) {
            let before = max(text.sentence(of: start).lowerBound, start - 4)
            return text.tokens[before..<start].contains { Self.moment.contains($0.hash) }
        }
        return text.tokens[start - 1].isMark("+") || text.tokens[start - 1].isMark("\u{2212}")
    }

    private static let moment = Set(["now", "currently", "already"].map { WordHash($0).value })
}
