/// How much a sentence states something that can be checked, against wishes, views and greetings.
///
/// Points added up by hand's rule (`ClaimCard`); from zero on, the sentence counts as a claim.
package struct ClaimScore: Sendable {
    /// Unicode scalars of the analysed text.
    package var scalars: Range<Int>
    /// 0 to 1; from 0.5 on, the sentence counts as a claim.
    package var score: Double

    /// A score for every sentence.
    package static func claims(in text: AnalysedText) -> [ClaimScore] {
        let card = ClaimCard(text.lexicon)
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
                scalars: text.scalarRange(sentence), score: squashed(points / 10))
        }
    }
}

/// From any number to 0...1, with 0.5 for zero.
private func squashed(_ points: Double) -> Double { 0.5 + 0.5 * points / (1 + abs(points)) }
