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
                let match = memory.nearest(to: fact), match.isLikely,
                match.score > best?.weight ?? 0
            else { continue }
            let sentence = input.text.sentence(of: figure.tokens.lowerBound)
            guard !input.text.has(.revision, in: sentence) else { continue }
            let message =
                "An earlier entry says \(match.other.words) where this one says \(fact.words)."
            best = (match.score, finding(message, at: figure.scalars, in: input))
        }
        // One hint an entry: a table of new results would otherwise drown everything else.
        return best.map { [$0.finding] } ?? []
    }
}
