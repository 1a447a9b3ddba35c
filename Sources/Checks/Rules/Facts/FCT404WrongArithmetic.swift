internal import Editorial

/// Figures of one sentence that do not add up.
struct WrongArithmetic: Rule {
    static let code = "FCT-404"
    static let defaultSeverity = Severity.error
    static let readsTitles = true
    static let explanation = RuleExplanation(
        rule: "Shares, totals and directions agree with the figures beside them.",
        why: "Readers do the sum, and then doubt the rest.",
        failing: "99 of 232 MPs (42%)",
        passing: "99 of 232 MPs (43%)",
        guideline: "House style",
        repair: "Do the sum again and correct the figure that is wrong.")

    func findings(in input: CheckInput) -> [Finding] {
        var result: [Finding] = []
        let figures = input.text.figures
        for index in figures.indices {
            let figure = figures[index]
            if let problem = Arithmetic.share(index, in: input.text)
                ?? Arithmetic.direction(index, in: input.text)
                ?? Arithmetic.sides(index, in: input.text)
                ?? Arithmetic.aboveWhole(index, in: input.text)
                ?? Totals(text: input.text).problem(index)
            {
                result.append(finding(problem, at: figure.scalars, in: input))
            }
        }
        return result
    }
}
