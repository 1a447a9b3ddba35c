/// Sums that a sentence invites its readers to do.
enum Arithmetic {
    /// "99 of 232 MPs (42%)": the share is not that of the two counts, or is above the whole.
    static func share(_ index: Int, in text: AnalysedText) -> String? {
        let figures = text.figures
        let figure = figures[index]
        guard figure.kind == .percent, let percent = figure.value, index >= 2 else { return nil }
        let part = figures[index - 2]
        let whole = figures[index - 1]
        guard part.kind == .count, whole.kind == .count, let count = part.value,
            let total = whole.value, total > 0, count <= total, isOf(part, whole, in: text),
            figure.tokens.lowerBound - whole.tokens.upperBound <= 6,
            isBracketed(figure, in: text), !figure.isApproximate
        else { return nil }
        let exact = 100 * count / total
        let unit = percent == percent.rounded() ? 1.0 : 0.1
        guard abs(exact - percent) > unit * 0.5 + 0.0001 else { return nil }
        return "\(shown(count)) of \(shown(total)) is \(rounded(exact, unit))%."
    }

    private static func isOf(_ part: Figure, _ whole: Figure, in text: AnalysedText) -> Bool {
        let gap = part.tokens.upperBound..<whole.tokens.lowerBound
        guard gap.count >= 1, gap.count <= 3 else { return false }
        return text.tokens[gap].contains { $0.hash == WordHash("of").value }
    }

    private static func isBracketed(_ figure: Figure, in text: AnalysedText) -> Bool {
        let before = figure.tokens.lowerBound - 1
        return before >= 0 && (text.tokens[before].isMark("(") || text.tokens[before].isMark(","))
    }

    /// "up from 10 to 8": the direction is not that of the two figures.
    static func direction(_ index: Int, in text: AnalysedText) -> String? {
        let figures = text.figures
        guard index >= 1, let from = figures[index - 1].value, let to = figures[index].value,
            figures[index - 1].kind == figures[index].kind, figures[index].isQuantity, from != to,
            figures[index - 1].unit == figures[index].unit
        else { return nil }
        let first = figures[index - 1].tokens
        let second = figures[index].tokens
        let start = first.lowerBound - 1
        guard start >= 1, text.tokens[start].hash == WordHash("from").value,
            second.lowerBound - first.upperBound == 1,
            text.tokens[first.upperBound].hash == WordHash("to").value
        else { return nil }
        let verb = max(0, start - 2)..<start
        let rises = text.tokens[verb].contains { $0.has(.rise) && !$0.has(.fall) }
        let falls = text.tokens[verb].contains { $0.has(.fall) && !$0.has(.rise) }
        if rises, to < from { return "From \(shown(from)) to \(shown(to)) is down, not up." }
        if falls, to > from { return "From \(shown(from)) to \(shown(to)) is up, not down." }
        return nil
    }

    /// Shares of one whole that come to more than it, "3 men and 4 women, 8 in all".
    static func total(_ index: Int, in text: AnalysedText) -> String? {
        let figure = text.figures[index]
        guard let total = figure.value, figure.kind == .count, index >= 2 else { return nil }
        let after = figure.tokens.upperBound
        let sentence = text.sentence(of: figure.tokens.lowerBound)
        guard after < sentence.upperBound,
            text.has(.countVerb, in: after..<min(sentence.upperBound, after + 2))
        else { return nil }
        var sum = 0.0
        var parts = 0
        for part in text.figures[..<index].reversed() {
            guard sentence.contains(part.tokens.lowerBound), part.kind == .count, parts < 20,
                let value = part.value
            else { break }
            sum += value
            parts += 1
        }
        guard parts >= 2, sum != total else { return nil }
        return "The parts come to \(shown(sum)), not \(shown(total))."
    }

    private static func shown(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    private static func rounded(_ value: Double, _ unit: Double) -> String {
        shown((value / unit).rounded() * unit)
    }
}
