/// The first words of something, for a message.
enum Excerpt {
    /// A quotation with its marks, cut after a few words.
    static func of(_ passage: QuotedPassage, in text: AnalysedText) -> String {
        "“\(of(text.scalarRange(passage.inner), in: text))”"
    }

    /// A stretch of the text, cut after a few words.
    static func of(_ range: Range<Int>, in text: AnalysedText, longest: Int = 48) -> String {
        guard range.count > longest else { return text.string(range) }
        var end = range.lowerBound + longest
        while end > range.lowerBound + longest / 2, !Scalars.isSpace(text.scalars[end]) { end -= 1 }
        return text.string(range.lowerBound..<end) + " …"
    }
}
