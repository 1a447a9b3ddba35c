/// Parts that a sentence lists beside their total.
struct Totals {
    let text: AnalysedText

    /// As many parts are added up at the most.
    private static let mostParts = 20

    /// What is wrong with the figure as a total, if it is one.
    func problem(_ index: Int) -> String? {
        let figure = text.figures[index]
        guard let total = figure.value, figure.kind == .count, !figure.isApproximate else {
            return nil
        }
        let sentence = text.sentence(of: figure.tokens.lowerBound)
        // Parts of different days need not be parts of one total.
        guard !text.tokens[sentence].contains(where: { $0.has(.weekday) }) else { return nil }
        guard let (parts, isWhole) = before(index, sentence) ?? after(index, sentence) else {
            return nil
        }
        let sum = parts.reduce(0, +)
        guard isWhole ? sum != total : sum > total else { return nil }
        return "The parts come to \(Arithmetic.shown(sum)), not \(text.string(figure.scalars))."
    }

    /// "3 men and 4 women, 8 in total": the word for it closes the list.
    private func before(_ index: Int, _ sentence: Range<Int>) -> (parts: [Double], isWhole: Bool)? {
        let after = text.figures[index].tokens.upperBound
        let words = after..<min(sentence.upperBound, after + 2)
        guard !words.isEmpty, let word = text.first(.countVerb, in: words),
            word.upperBound >= sentence.upperBound || text.tokens[word.upperBound].kind == .mark
        else { return nil }
        var parts: [Double] = []
        var next = text.figures[index]
        for part in text.figures[..<index].reversed() {
            guard sentence.contains(part.tokens.lowerBound), parts.count < Self.mostParts,
                let value = listed(part, before: next.tokens.lowerBound)
            else { break }
            parts.append(value)
            next = part
        }
        return parts.count >= 2 ? (parts, true) : nil
    }

    /// "A total of 120 people were hurt: 45 men and 80 women": nothing but the parts behind a colon.
    /// Without the word for it, the parts may be some of them, but not more.
    private func after(_ index: Int, _ sentence: Range<Int>) -> (parts: [Double], isWhole: Bool)? {
        let figure = text.figures[index]
        let end = min(sentence.upperBound, figure.tokens.upperBound + 10)
        guard
            let colon = (figure.tokens.upperBound..<max(figure.tokens.upperBound, end)).first(
                where: {
                    text.tokens[$0].isMark(":")
                }), index + 1 < text.figures.count
        else { return nil }
        var parts: [Double] = []
        var place = colon + 1
        for part in text.figures[(index + 1)...] {
            guard sentence.contains(part.tokens.lowerBound) else { break }
            guard part.kind == .count, !part.isApproximate, let value = part.value,
                part.tokens.lowerBound - place <= 1, let head = part.head,
                parts.count < Self.mostParts
            else { return nil }
            parts.append(value)
            place = head + 1
            if place < sentence.upperBound, text.tokens[place].isMark(",") { place += 1 }
        }
        guard parts.count >= 2, place >= sentence.upperBound || text.tokens[place].endsSentence
        else { return nil }
        let lead = max(sentence.lowerBound, figure.tokens.lowerBound - 2)..<figure.tokens.lowerBound
        let isWhole = !lead.isEmpty && text.has(.countVerb, in: lead)
        return (parts, isWhole)
    }

    /// The value of a part with its noun, a comma or an "and" before what comes next.
    private func listed(_ part: Figure, before next: Int) -> Double? {
        guard part.kind == .count, !part.isApproximate, let value = part.value else { return nil }
        let gap = part.tokens.upperBound..<next
        guard gap.count <= 6, !gap.isEmpty else { return nil }
        return text.tokens[gap].contains { $0.isMark(",") || $0.has(.conjunction) } ? value : nil
    }
}
