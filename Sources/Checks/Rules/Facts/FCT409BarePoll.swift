internal import Editorial

/// A poll figure without pollster, sample and dates.
struct BarePoll: Rule {
    static let code = "FCT-409"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A poll figure comes with the pollster, the sample and the dates.",
        why: "Without them nobody can tell a poll of a thousand from one of a hundred readers.",
        failing: "Party A is on 44%.",
        passing: "Party A is on 44% (ICM, 1,000 adults, 18 April)",
        guideline: "BBC Editorial Guidelines, section 3: accuracy",
        repair: "Add who asked, how many, and when.")

    func findings(in input: CheckInput) -> [Finding] {
        var result: [Finding] = []
        var lastBlock = -1
        var isSound = false
        for sentence in input.text.sentences {
            guard
                let figure = input.text.figures(in: sentence).first(where: {
                    $0.kind == .percent
                }), isPoll(figure, sentence, in: input.text),
                !input.text.isQuoted(figure.tokens.lowerBound),
                let block = input.text.block(of: sentence.lowerBound)
            else { continue }
            if block.tokens.lowerBound != lastBlock {
                lastBlock = block.tokens.lowerBound
                isSound = hasMethod(block.tokens, in: input.text)
            }
            guard !isSound else { continue }
            result.append(
                finding(
                    "This poll figure does not say who asked, how many, and when.",
                    at: figure.scalars, in: input))
        }
        return result
    }

    private func isPoll(_ figure: Figure, _ sentence: Range<Int>, in text: AnalysedText) -> Bool {
        let before =
            max(sentence.lowerBound, figure.tokens.lowerBound - 4)..<figure.tokens.lowerBound
        let stands = text.phrases(in: before).contains {
            $0.meaning.classes.contains(.partyStanding)
                && $0.tokens.upperBound == figure.tokens.lowerBound
        }
        if stands { return true }
        // "A new poll puts the Greens on 17%": the poll is named before, and the share has its preposition.
        let start = figure.tokens.lowerBound
        return start > sentence.lowerBound && text.tokens[start - 1].has(.pollStanding)
            && text.has(.poll, in: sentence.lowerBound..<start)
    }

    private func hasMethod(_ range: Range<Int>, in text: AnalysedText) -> Bool {
        let pollster = text.has(.pollster, in: range) || text.has(.cuePhrase, in: range)
        let sample = text.has(.pollSample, in: range)
        let date = text.tokens[range].contains { $0.has(.month) || $0.has(.weekday) }
        return pollster && sample && date
    }
}
