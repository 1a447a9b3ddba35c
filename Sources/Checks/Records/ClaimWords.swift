internal import Editorial

/// What a claim in a few words is about, and its value: `3,000 operations`.
package struct ClaimWords: Sendable {
    /// A short name for what the claim is about, such as `operations`; may be empty.
    package let key: String
    /// The figure as written; nil where the words hold none.
    package let value: String?

    package init(_ words: String) {
        let text = AnalysedText(plain: words)
        guard let figure = text.figures.first else {
            key = Slug.of(words, limit: 40)
            value = nil
            return
        }
        let rest = text.string(figure.scalars.upperBound..<text.scalars.count)
        let before = text.string(0..<figure.scalars.lowerBound)
        key = Slug.of(rest.contains(where: \.isLetter) ? rest : before, limit: 40)
        value = text.string(figure.scalars)
    }

    /// Whether two values are the same figure or the same words.
    package static func areSame(_ left: String, _ right: String) -> Bool {
        Claims.same(left, right)
    }
}
