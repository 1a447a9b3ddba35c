internal import Editorial

/// “Sources” or “officials” where fewer than two are recorded.
struct PluralWithOneSource: Rule {
    static let code = "ANO-103"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "A plural of sources has at least two source records.",
        why: "“Officials say” claims that two people confirmed it.",
        failing: "Officials said… [1 record]",
        passing: "Two officials said… [2 records]",
        guideline: "Reuters Handbook, sourcing essentials",
        repair: "Record the second source under `sources`, or write the singular.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let sources = input.entry?.sources, sources.count < 2 else { return [] }
        return UnnamedSource.mentions(.pluralSource, in: input.text).prefix(1).map { index in
            let scalars = input.text.scalarRange(index..<index + 1)
            let recorded = sources.isEmpty ? "none" : "one source"
            var found = finding(
                "“\(input.text.string(scalars))” stands for at least two, and \(recorded) is recorded.",
                at: scalars, in: input)
            // Who records nothing may still have two; who records one says how many there are.
            if sources.isEmpty, input.severities[Self.code] == nil { found.severity = .warning }
            return found
        }
    }
}
