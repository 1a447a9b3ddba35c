/// How much a sentence states something that can be checked, against wishes, views and greetings.
///
/// A scorecard: each kind of word adds or takes away what the word list says (`[claim-weight]`).
package struct ClaimScore: Sendable {
    /// Unicode scalars of the analysed text.
    package var scalars: Range<Int>
    /// 0 to 1; from 0.5 on, the sentence counts as a claim.
    package var score: Double

    /// A score for every sentence.
    package static func claims(in text: AnalysedText) -> [ClaimScore] {
        let card = Scorecard(text.lexicon)
        var figure = 0
        return text.sentences.map { sentence in
            while figure < text.figures.count,
                text.figures[figure].tokens.lowerBound < sentence.lowerBound
            {
                figure += 1
            }
            let start = figure
            while figure < text.figures.count,
                text.figures[figure].tokens.lowerBound < sentence.upperBound
            {
                figure += 1
            }
            let points = card.points(of: sentence, text.figures[start..<figure], in: text)
            return ClaimScore(
                scalars: text.scalarRange(sentence), score: squashed(points / 100))
        }
    }
}

/// From any number to 0...1, with 0.5 for zero.
private func squashed(_ points: Double) -> Double { 0.5 + 0.5 * points / (1 + abs(points)) }

/// The weights of one language.
private struct Scorecard {
    private static let classes: [(name: String, of: WordClass)] = [
        ("claim-measure", .claimMeasure), ("claim-act", .claimAct),
        ("claim-institution", .claimInstitution), ("claim-comparison", .claimComparison),
        ("claim-opinion", .claimOpinion), ("claim-future", .claimFuture),
        ("claim-address", .claimAddress), ("claim-past", .claimPast),
        ("claim-person", .claimPerson), ("claim-condition", .claimCondition),
    ]
    private let weights: [Double]
    private let figure, money, year, question, short, long, regularPast, base: Double

    init(_ lexicon: Lexicon) {
        func weight(_ name: String) -> Double { lexicon.words[WordHash(name).value]?.value ?? 0 }
        weights = Self.classes.map { weight($0.name) }
        figure = weight("claim-figure")
        money = weight("claim-money")
        year = weight("claim-year")
        question = weight("claim-question")
        short = weight("claim-short")
        long = weight("claim-long")
        regularPast = weight("claim-regular-past")
        base = weight("claim-base")
    }

    func points(
        of sentence: Range<Int>, _ figures: ArraySlice<Figure>, in text: AnalysedText
    ) -> Double {
        var counts = [Int](repeating: 0, count: weights.count)
        var words = 0
        var regular = 0
        for token in text.tokens[sentence] where token.kind != .mark {
            words += 1
            for (index, each) in Self.classes.enumerated() where token.has(each.of) {
                counts[index] += 1
            }
            if token.kind == .word, token.end - token.start > 4,
                text.scalars[Int(token.end) - 2] == 0x65, text.scalars[Int(token.end) - 1] == 0x64
            {
                regular += 1
            }
        }
        var points = base
        for (count, weight) in zip(counts, weights) { points += Double(min(3, count)) * weight }
        let counted = figures.filter { $0.kind != .year && $0.kind != .ordinal }.count
        points += Double(min(2, counted)) * figure
        if figures.contains(where: { $0.kind == .money || $0.kind == .percent }) { points += money }
        if figures.contains(where: { $0.kind == .year }) { points += year }
        if text.tokens[sentence].last?.isMark("?") == true { points += question }
        if words < 8 { points += short }
        if words >= 20 { points += long }
        return points + Double(min(2, regular)) * regularPast
    }
}
