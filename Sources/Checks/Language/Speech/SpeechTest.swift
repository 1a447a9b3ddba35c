/// Tells words that somebody said from titles, names and words held at arm's length.
enum SpeechTest {
    /// Whether a reader would ask who said this.
    static func isSpeech(_ passage: QuotedPassage, in text: AnalysedText) -> Bool {
        if passage.isBlock { return true }
        if passage.wordCount < 3, passage.speaker == nil { return false }
        return !isTitle(passage, in: text)
    }

    /// A title behind its author, at the end of a paragraph without a stop: Ana Lee, “How we wait”
    private static func isCitation(_ passage: QuotedPassage, in text: AnalysedText) -> Bool {
        let end = passage.tokens.upperBound
        guard passage.isClosed,
            end == text.tokens.count || text.block(of: end)?.tokens.lowerBound == end
        else { return false }
        let before = passage.tokens.lowerBound - 1
        return text.tokens[before].isMark(",") && !text.tokens[end - 2].isMark(",")
    }

    /// Every longer word has a capital, or a word such as "film" stands before it.
    private static func isTitle(_ passage: QuotedPassage, in text: AnalysedText) -> Bool {
        if let speaker = passage.speaker, speaker.cue != nil, passage.endsSentence { return false }
        var words = 0
        var capitals = 0
        for token in text.tokens[passage.inner] where token.kind == .word {
            guard token.end - token.start > 3 || token.isCapitalised else { continue }
            words += 1
            if token.isCapitalised { capitals += 1 }
        }
        if words >= 2, capitals == words, passage.wordCount < 12 { return true }
        let start = passage.tokens.lowerBound
        guard start > 0, !passage.endsSentence else { return false }
        if passage.speaker == nil, isCitation(passage, in: text) { return true }
        return text.tokens[start - 1].has(.notSpeech) && passage.wordCount < 10
    }
}
