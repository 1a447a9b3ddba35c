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
        guard passage.isClosed, passage.tokens.lowerBound > 0,
            end == text.tokens.count || text.block(of: end)?.tokens.lowerBound == end
        else { return false }
        let before = passage.tokens.lowerBound - 1
        return text.tokens[before].isMark(",") && !text.tokens[end - 2].isMark(",")
    }

    /// The motion, “…”, was carried: between commas, behind the kind of work that has this title.
    private static func isApposed(_ passage: QuotedPassage, in text: AnalysedText) -> Bool {
        let start = passage.tokens.lowerBound
        let end = passage.tokens.upperBound
        guard passage.isClosed, start > 1, text.tokens[start - 1].isMark(","),
            text.tokens[start - 2].has(.notSpeech)
        else { return false }
        return text.tokens[end - 2].isMark(",")
            || end < text.tokens.count && text.tokens[end].isMark(",")
    }

    /// “…” is the title of her book; „…“ heißt der Film: a sentence that gives the words as a name.
    private static func isNamedBehind(_ passage: QuotedPassage, in text: AnalysedText) -> Bool {
        let end = passage.tokens.upperBound
        guard passage.isClosed, end + 1 < text.tokens.count else { return false }
        let verb = text.tokens[end]
        let next = text.tokens[end + 1]
        if verb.has(.notSpeech), !verb.isCapitalised {
            return next.has(.determiner) || next.isCapitalised
        }
        guard verb.has(.auxiliary), next.has(.determiner) else { return false }
        let sentence = text.sentence(of: end).upperBound
        for index in end + 2..<max(end + 2, min(sentence, end + 7)) {
            let token = text.tokens[index]
            if token.has(.notSpeech) { return true }
            guard token.kind == .word || token.kind == .possessive, !token.has(.preposition) else {
                return false
            }
        }
        return false
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
        guard !passage.endsSentence else { return false }
        if passage.speaker == nil, passage.wordCount < 20,
            isCitation(passage, in: text) || isApposed(passage, in: text)
                || isNamedBehind(passage, in: text)
        {
            return true
        }
        return start > 0 && text.tokens[start - 1].has(.notSpeech) && passage.wordCount < 10
    }
}
