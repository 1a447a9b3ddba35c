import Editorial

/// An entry's Markdown, read for the rules.
enum EntryAnalysis {
    /// The text of `markdown`, with places in it.
    static func text(_ markdown: String, _ lexicon: Lexicon) -> AnalysedText {
        MarkdownText(markdown, lexicon).text
    }
}
