/// How much a sentence states something that can be checked.
package struct ClaimScore: Sendable {
    /// Unicode scalars of the analysed text.
    package var scalars: Range<Int>
    /// 0 (an opinion, a wish, a greeting) to 1 (a figure of a past event).
    package var score: Double

    /// A score for every sentence.
    package static func claims(in text: AnalysedText) -> [ClaimScore] {
        text.sentences.map { sentence in
            let hasFigure = text.figures.contains {
                sentence.contains($0.tokens.lowerBound) && $0.isQuantity
            }
            return ClaimScore(scalars: text.scalarRange(sentence), score: hasFigure ? 0.7 : 0.2)
        }
    }
}
