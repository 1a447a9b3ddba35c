internal import Editorial

/// Finds where an entry says something: the same words, or the same figure of the same thing.
package struct StatementSearch: Sendable {
    private let words: [UInt64]
    /// The value and the noun of a figure with one; such a statement is found in other words too.
    private let figure: (value: Double, head: UInt64)?
    private let lexicon: Lexicon

    /// - Parameter lexicon: the words of the blog's language.
    package init(_ statement: String, _ lexicon: Lexicon) {
        self.lexicon = lexicon
        let text = AnalysedText(plain: statement, lexicon)
        words = Words.normal(text, text.tokens.indices)
        if text.figures.count == 1, let only = text.figures.first, let value = only.value,
            let head = only.head
        {
            figure = (value, Stem.hash(text, head))
        } else {
            figure = nil
        }
    }

    /// Whether there is anything to look for.
    package var isEmpty: Bool { words.isEmpty }

    /// The first sentence of a text in Markdown that says it.
    package func sentence(in markdown: String) -> String? {
        let text = EntryAnalysis.text(markdown, lexicon)
        guard let place = place(in: text) else { return nil }
        return SafeText.line(text.string(text.scalarRange(text.sentence(of: place))))
    }

    /// Whether a short text, such as a record's, says it.
    package func holds(_ text: String) -> Bool {
        !text.isEmpty && place(in: AnalysedText(plain: text, lexicon)) != nil
    }

    private func place(in text: AnalysedText) -> Int? {
        guard !words.isEmpty else { return nil }
        if let figure {
            return text.figures.first {
                $0.value == figure.value && $0.head.map { Stem.hash(text, $0) } == figure.head
            }?.tokens.lowerBound
        }
        let places = text.tokens.indices.filter { text.tokens[$0].kind != .mark }
        guard words.count <= places.count else { return nil }
        return (0...places.count - words.count).first { start in
            words.indices.allSatisfy { text.tokens[places[start + $0]].hash == words[$0] }
        }.map { places[$0] }
    }
}
