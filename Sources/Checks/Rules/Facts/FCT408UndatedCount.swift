internal import Editorial

/// A count of casualties without time or source.
struct UndatedCount: Rule {
    static let code = "FCT-408"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A count that may still change says when, or by whom, it was made.",
        why: "Tolls change by the hour, and old ones are shared for days.",
        failing: "Seven dead.",
        passing: "Seven dead as of 14:00, police said.",
        guideline:
            "Standards for breaking news (Gazette/ASNE, S. Buttry); BBC Editorial Guidelines, section 3: accuracy",
        repair: "Add “as of” and the time, or who counts.")

    func findings(in input: CheckInput) -> [Finding] {
        var result: [Finding] = []
        var last = -1
        for figure in input.text.figures {
            let token = figure.tokens.lowerBound
            let sentence = input.text.sentence(of: token)
            guard figure.kind == .count, sentence.lowerBound != last, !figure.isAttributed,
                !input.text.isQuoted(token), countsCasualties(figure, sentence, in: input.text),
                !input.text.has(.hedge, in: sentence), !isDated(sentence, in: input.text),
                !Claims.cover(figure, in: input)
            else { continue }
            last = sentence.lowerBound
            var found = finding(
                "This count says neither when nor by whom it was made.", at: figure.scalars,
                in: input)
            if input.severities[Self.code] == nil,
                !isReported(figure, sentence, in: input.text)
                    || input.text.namesSource(beside: sentence)
            {
                found.severity = .info
            }
            result.append(found)
        }
        // One an entry, the gravest.
        return (result.first { $0.severity != .info } ?? result.first).map { [$0] } ?? []
    }

    /// "At least 12 people were killed": the sentence, or what follows a comma, is about the count.
    /// "One of the 96 who died", "a blast that killed 12 on Monday" speak of a known one.
    private func isReported(_ figure: Figure, _ sentence: Range<Int>, in text: AnalysedText)
        -> Bool
    {
        guard
            !text.tokens[sentence].contains(where: { $0.has(.weekday) || $0.has(.month) }),
            !text.figures(in: sentence).contains(where: { $0.kind == .time || $0.kind == .date })
        else { return false }
        if tollNoun(before: figure, sentence, in: text) != nil { return true }
        var index = figure.tokens.lowerBound
        while index > sentence.lowerBound {
            let token = text.tokens[index - 1]
            if token.kind == .mark { return true }
            let leadsUp =
                token.has(.approximate) || token.has(.adverb) || token.has(.conjunction)
                || token.has(.countVerb) || token.has(.numberWord) || token.kind == .number
                || token.hash == Self.a || token.hash == Self.of
                || text.phrases(in: max(sentence.lowerBound, index - 3)..<index).contains {
                    $0.meaning.classes.contains(.approximate)
                        && $0.tokens.contains(index - 1)
                }
            guard leadsUp else { return false }
            index -= 1
        }
        return true
    }

    private static let a = WordHash("a").value
    private static let of = WordHash("of").value
    private static let leads = Set(["to", "at", "of"].map { WordHash($0).value })

    /// "Seven dead", "12 people were killed": the word stands by the figure, in a short sentence.
    private func countsCasualties(_ figure: Figure, _ sentence: Range<Int>, in text: AnalysedText)
        -> Bool
    {
        let end = min(sentence.upperBound, figure.tokens.upperBound + 4)
        guard
            text.has(.toll, in: figure.tokens.upperBound..<max(figure.tokens.upperBound, end))
                || tollNoun(before: figure, sentence, in: text) != nil
        else { return false }
        return !text.figures(in: sentence).contains { $0.kind == .year }
    }

    /// "The death toll has risen to 41": the words before the figure that say what it counts.
    private func tollNoun(before figure: Figure, _ sentence: Range<Int>, in text: AnalysedText)
        -> Range<Int>?
    {
        let start = max(sentence.lowerBound, figure.tokens.lowerBound - 7)
        guard let noun = text.first(.tollNoun, in: start..<figure.tokens.lowerBound) else {
            return nil
        }
        // "the death toll in two cities" counts cities.
        var last = figure.tokens.lowerBound - 1
        while last > noun.upperBound, text.tokens[last].has(.approximate) { last -= 1 }
        let isOther =
            last >= noun.upperBound
            && (text.tokens[last].has(.determiner)
                || text.tokens[last].has(.preposition)
                    && !Self.leads.contains(text.tokens[last].hash))
        return isOther ? nil : noun
    }

    /// "as of 14:00", "so far"; "by noon", but not "by the blast".
    private func isDated(_ sentence: Range<Int>, in text: AnalysedText) -> Bool {
        if text.has(.asOf, in: sentence) { return true }
        let ends =
            sentence.filter { text.tokens[$0].has(.asOfTime) }.map { $0 + 1 }
            + text.phrases(in: sentence).filter { $0.meaning.classes.contains(.asOfTime) }.map(
                \.tokens.upperBound)
        return ends.contains { start in
            let near = start..<min(sentence.upperBound, start + 4)
            return !near.isEmpty && isTime(near, in: text)
        }
    }

    private func isTime(_ range: Range<Int>, in text: AnalysedText) -> Bool {
        text.tokens[range].contains {
            $0.has(.weekday) || $0.has(.month) && !$0.has(.ambiguousMonth) || $0.has(.meridiem)
        } || text.has(.relativeDay, in: range)
            || text.figures(in: range).contains { [.time, .date, .year].contains($0.kind) }
    }
}
