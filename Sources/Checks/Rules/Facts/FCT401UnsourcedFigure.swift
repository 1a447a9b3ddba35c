internal import Editorial

/// A figure with neither an attribution in the text nor a claim record.
struct UnsourcedFigure: Rule {
    static let code = "FCT-401"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A figure says where it comes from, in the text or in a claim record.",
        why: "Figures are believed, repeated and remembered; the source is how they are checked.",
        failing: "Some 4,200 homes have no power.",
        passing: "Some 4,200 homes have no power, the grid operator says. [claim c7]",
        guideline:
            "BBC Editorial Guidelines, section 3: accuracy; AP news values, attribution and anonymous sources; IFCN code, transparency of sources",
        repair: "Say whose figure it is, or record it with `lb claim add`.")

    func findings(in input: CheckInput) -> [Finding] {
        var result: [Finding] = []
        for figure in input.text.figures {
            guard figure.isQuantity, !figure.isAttributed, isWeighty(figure),
                !input.text.isQuoted(figure.tokens.lowerBound),
                !Claims.cover(figure, in: input), input.entry?.sources.isEmpty ?? true
            else { continue }
            var found = finding(
                "Nothing says where “\(input.text.string(figure.scalars))” comes from.",
                at: figure.scalars, in: input)
            // More than half of the figures in published entries stand like this: only the heavy ones warn.
            let sentence = input.text.sentence(of: figure.tokens.lowerBound)
            if input.severities[Self.code] == nil,
                !isHeavy(figure, in: input.text) || input.text.namesSource(beside: sentence)
            {
                found.severity = .info
            }
            result.append(found)
        }
        return result
    }

    private func isWeighty(_ figure: Figure) -> Bool {
        switch figure.kind {
        case .percent, .points, .money: true
        case .count: !figure.isWords || (figure.value ?? 0) >= 10
        default: false
        }
    }

    /// A large approximate count: homes, people, operations.
    private func isHeavy(_ figure: Figure, in text: AnalysedText) -> Bool {
        guard figure.kind == .count, figure.isApproximate, let value = figure.value else {
            return false
        }
        return value >= 1000 && figure.head != nil
    }
}
