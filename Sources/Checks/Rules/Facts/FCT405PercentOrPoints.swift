internal import Editorial

/// “Percent” where the two values differ by percentage points, or a change that says against what.
struct PercentOrPoints: Rule {
    static let code = "FCT-405"
    static let defaultSeverity = Severity.warning
    static let readsTitles = true
    static let explanation = RuleExplanation(
        rule:
            "A change between two percentages is given in points, and one in percent says from what.",
        why:
            "From 40% to 45% is five points, and twelve and a half percent; “up 5%” alone may be either.",
        failing: "Support rose 5% from 40% to 45%",
        passing: "Support rose five points from 40% to 45%",
        guideline: "BBC Editorial Guidelines, section 3: accuracy",
        repair:
            "Write “points” for the difference between two percentages; say against what a change is measured."
    )

    func findings(in input: CheckInput) -> [Finding] {
        differences(in: input) + changes(in: input)
    }

    private func differences(in input: CheckInput) -> [Finding] {
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

    /// "Crime rose 5%": since when, or against what? One an entry.
    private func changes(in input: CheckInput) -> [Finding] {
        let text = input.text
        guard
            let figure = text.figures.first(where: { figure in
                guard figure.kind == .percent, figure.value != nil,
                    !text.isQuoted(figure.tokens.lowerBound), isChange(figure, in: text)
                else { return false }
                let block = text.block(of: figure.tokens.lowerBound)?.tokens ?? figure.tokens
                return !text.has(.changeBase, in: block)
                    && !text.tokens[block].contains { $0.has(.month) || $0.has(.weekday) }
                    && !text.figures(in: block).contains { $0.kind == .year || $0.kind == .money }
                    && !Claims.cover(figure, in: input)
            })
        else { return [] }
        var found = finding(
            "“\(text.string(figure.scalars))” does not say against what it is measured.",
            at: figure.scalars, in: input)
        found.suggestion = "Say from what, or since when."
        // Another sentence may say so, or whoever is quoted meant what is usual: a note, unless the desk
        // wants more.
        if input.severities[Self.code] == nil, figure.isAttributed || text.sentences.count > 1 {
            found.severity = .info
        }
        return [found]
    }

    /// "rose 5%", "up by 5%", "a 5% rise".
    private func isChange(_ figure: Figure, in text: AnalysedText) -> Bool {
        let sentence = text.sentence(of: figure.tokens.lowerBound)
        var before = figure.tokens.lowerBound - 1
        while before > sentence.lowerBound,
            text.tokens[before].has(.approximate) || text.tokens[before].hash == Self.by
        {
            before -= 1
        }
        if before >= sentence.lowerBound,
            text.tokens[before].has(.rise) || text.tokens[before].has(.fall)
        {
            return true
        }
        let after = figure.tokens.upperBound
        return after < sentence.upperBound
            && (text.tokens[after].has(.rise) || text.tokens[after].has(.fall))
    }

    private static let by = WordHash("by").value

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
