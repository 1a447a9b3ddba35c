/// Sums that a sentence invites its readers to do.
enum Arithmetic {
    /// "99 of 232 MPs (42%)": the share is not that of the two counts.
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
        return "\(text.string(part.scalars)) of \(text.string(whole.scalars)) is "
            + "\(shown((exact / unit).rounded() * unit))%."
    }

    private static func isOf(_ part: Figure, _ whole: Figure, in text: AnalysedText) -> Bool {
        let gap = part.tokens.upperBound..<whole.tokens.lowerBound
        guard gap.count >= 1, gap.count <= 3 else { return false }
        return text.tokens[gap].contains { $0.hash == of }
    }

    /// "(42%)", ", 42%,": nothing stands there that the share could be of instead, as in "(45% of the
    /// vote)".
    private static func isBracketed(_ figure: Figure, in text: AnalysedText) -> Bool {
        let before = figure.tokens.lowerBound - 1
        let after = figure.tokens.upperBound
        return before >= 0 && (text.tokens[before].isMark("(") || text.tokens[before].isMark(","))
            && (after >= text.tokens.count || text.tokens[after].kind == .mark)
    }

    /// "turnout was 104% of voters": more than there are.
    static func aboveWhole(_ index: Int, in text: AnalysedText) -> String? {
        let figure = text.figures[index]
        guard figure.kind == .percent, let percent = figure.value, percent > 100 else { return nil }
        var next = figure.tokens.upperBound
        guard next < text.tokens.count, text.tokens[next].hash == of else { return nil }
        next += 1
        while next < text.tokens.count, text.tokens[next].has(.determiner) { next += 1 }
        guard next < text.tokens.count,
            text.tokens[next].has(.pollSample) || text.tokens[next].has(.personNoun)
        else { return nil }
        return "\(text.string(figure.scalars)) is more than there are."
    }

    /// "52% for, 49% against": two sides that together are more than all.
    static func sides(_ index: Int, in text: AnalysedText) -> String? {
        guard index >= 1 else { return nil }
        let (first, second) = (text.figures[index - 1], text.figures[index])
        let sentence = text.sentence(of: second.tokens.lowerBound)
        guard first.kind == .percent, second.kind == .percent, let one = first.value,
            let other = second.value, one <= 100, other <= 100, one + other > 100,
            sentence.contains(first.tokens.lowerBound),
            // More shares, or a look back, and these two need not be of one vote.
            text.figures(in: sentence).count(where: { $0.kind == .percent }) == 2,
            !text.tokens[sentence].contains(where: { $0.has(.changeBase) && !$0.has(.voteAgainst) }
            ),
            second.tokens.lowerBound - first.tokens.upperBound <= 8,
            let left = side(of: first, until: second.tokens.lowerBound, in: text),
            let right = side(of: second, until: sentence.upperBound, in: text), left != right
        else { return nil }
        return "\(text.string(first.scalars)) and \(text.string(second.scalars)) come to "
            + "\(shown(one + other))%."
    }

    /// Whether the words behind a share are for something; nil if they take no side.
    private static func side(of figure: Figure, until end: Int, in text: AnalysedText) -> Bool? {
        let near = figure.tokens.upperBound..<min(end, figure.tokens.upperBound + 4)
        guard near.lowerBound < near.upperBound else { return nil }
        let isFor = text.first(.voteFor, in: near)?.lowerBound ?? .max
        let isAgainst = text.first(.voteAgainst, in: near)?.lowerBound ?? .max
        return isFor == isAgainst ? nil : isFor < isAgainst
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
        // In a table the lower place is the better one; "10 Downing Street" counts nothing.
        guard figures[index].kind != .count || !isPlace(second, in: text) else { return nil }
        let verb = max(0, start - 2)..<start
        let rises = text.tokens[verb].contains { $0.has(.rise) && !$0.has(.fall) }
        let falls = text.tokens[verb].contains { $0.has(.fall) && !$0.has(.rise) }
        guard rises && to < from || falls && to > from else { return nil }
        let span =
            "From \(text.string(figures[index - 1].scalars)) to "
            + text.string(figures[index].scalars)
        return rises ? "\(span) is down, not up." : "\(span) is up, not down."
    }

    /// A place in a table, or the number of a house.
    private static func isPlace(_ figure: Range<Int>, in text: AnalysedText) -> Bool {
        let sentence = text.sentence(of: figure.lowerBound)
        if text.tokens[sentence].contains(where: { $0.has(.ranking) }) { return true }
        let end = figure.upperBound
        guard end + 1 < sentence.upperBound else { return false }
        return text.tokens[end].isCapitalised && text.tokens[end + 1].isCapitalised
    }

    static func shown(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        guard tenths == tenths.rounded(), abs(tenths) < 1e15 else { return String(tenths) }
        if abs(tenths) >= 1_000_000, tenths.truncatingRemainder(dividingBy: 100_000) == 0 {
            let millions = tenths / 1_000_000
            return (millions == millions.rounded() ? String(Int(millions)) : String(millions)) + "m"
        }
        var digits = String(Int(abs(tenths)))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return (tenths < 0 ? "−" : "") + digits
    }

    private static let of = WordHash("of").value
}
