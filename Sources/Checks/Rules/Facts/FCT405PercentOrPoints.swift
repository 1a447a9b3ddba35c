internal import Editorial

/// “Percent” where the two values differ by percentage points.
struct PercentOrPoints: Rule {
    static let code = "FCT-405"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A change between two percentages is given in points.",
        why: "From 40% to 45% is five points, and twelve and a half percent.",
        failing: "Support rose 5% from 40% to 45%",
        passing: "Support rose five points from 40% to 45%",
        guideline: "BBC Editorial Guidelines, section 3: accuracy",
        repair: "Write “points” for the difference between two percentages.")

    func findings(in input: CheckInput) -> [Finding] {
        let figures = input.text.figures
        return figures.indices.compactMap { index in
            guard index + 2 < figures.count, figures[index].kind == .percent,
                figures[index + 1].kind == .percent,
                figures[index + 2].kind == .percent, let change = figures[index].value,
                let from = figures[index + 1].value, let to = figures[index + 2].value,
                abs(abs(to - from) - change) < 0.05, change > 0, from != change,
                input.text.sentence(of: figures[index].tokens.lowerBound).contains(
                    figures[index + 2].tokens.lowerBound)
            else { return nil }
            let words = input.text.string(figures[index].scalars)
            let sentence = input.text.sentence(of: figures[index].tokens.lowerBound)
            guard input.text.has(.rise, in: sentence) || input.text.has(.fall, in: sentence) else {
                return nil
            }
            return finding(
                "“\(words)” is the difference of two percentages, which is in points.",
                at: figures[index].scalars, in: input,
                replacement: points(figures[index], in: input))
        }
    }

    /// "5 points" for "5%", and "5-point" in front of "rise"; English has one word for it.
    private func points(_ figure: Figure, in input: CheckInput) -> String? {
        let tokens = input.text.tokens
        guard input.language.hasPrefix("en"),
            let sign = figure.tokens.first(where: { tokens[$0].isMark("%") })
                ?? input.text.first(.percent, in: figure.tokens)?.lowerBound,
            sign > figure.tokens.lowerBound
        else { return nil }
        let number = input.text.string(figure.scalars.lowerBound..<Int(tokens[sign - 1].end))
        let next = figure.tokens.upperBound
        let isAdjective =
            next < tokens.count
            && (tokens[next].has(.rise) || tokens[next].has(.fall))
        if isAdjective { return number + "-point" }
        return number + (figure.value == 1 ? " point" : " points")
    }
}
