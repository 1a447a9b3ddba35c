package import Editorial

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

    /// Whether an entry says something of the kind: its figure, or, where it has none, one of its longer
    /// words.
    ///
    /// - Parameter value: what is claimed; nil takes the words alone.
    package static func stand(
        _ words: String, value: String?, in entry: Entry, _ lexicon: Lexicon
    ) -> Bool {
        let wanted = AnalysedText(plain: value ?? words, lexicon)
        let texts =
            [EntryAnalysis.text(entry.body, lexicon)]
            + [entry.title, entry.keyText].compactMap { $0 }.map {
                AnalysedText(plain: $0, lexicon)
            }
        let figures = wanted.figures.compactMap(\.value)
        guard figures.isEmpty else {
            return texts.contains { text in
                text.figures.contains { $0.value.map(figures.contains) ?? false }
            }
        }
        let said = AnalysedText(plain: words, lexicon)
        let stems = Set(
            said.tokens.indices.filter { isLong(said.tokens[$0]) }.map { Stem.hash(said, $0) })
        return stems.isEmpty
            || texts.contains { text in
                text.tokens.indices.contains {
                    isLong(text.tokens[$0]) && stems.contains(Stem.hash(text, $0))
                }
            }
    }

    private static func isLong(_ token: Token) -> Bool {
        token.kind == .word && token.end - token.start > 3
    }

    /// Whether two values are the same figure or the same words.
    package static func areSame(_ left: String, _ right: String) -> Bool {
        Claims.same(left, right)
    }
}
