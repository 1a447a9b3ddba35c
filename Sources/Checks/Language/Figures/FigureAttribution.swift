/// Tells for each figure whether the text says where it comes from.
///
/// A figure is attributed if it stands in words that somebody says: in an attributed quotation,
/// after a verb of speech in its sentence, before one that closes the sentence (", Lee said"), after
/// a noun of speech ("claims that"), in a sentence with "according to", or after words that make it
/// part of what somebody thinks or wants (`StatementShape`). A figure in the speaker's own
/// description is not.
struct FigureAttribution {
    private let text: AnalysedText
    private var sentence = 0..<0
    private var cues: [Scope] = []
    private var hasDocument = false
    private var hasContent = false
    /// From here on the sentence tells what somebody thinks, wants or was found to have done.
    private var statement = Int.max

    /// A cue of the sentence, as tokens.
    private struct Scope {
        var cue: Range<Int>
        var speaker: Range<Int>
        var isPhrase: Bool
    }

    static func attribute(_ figures: inout [Figure], in text: AnalysedText) {
        guard !figures.isEmpty else { return }
        var reader = FigureAttribution(text: text)
        for index in figures.indices {
            figures[index].isAttributed = reader.isAttributed(figures[index])
        }
        shareAttribution(&figures, in: text)
    }

    /// In a sentence whose quantities all have a source, its dates, ages and small counts ask for none.
    private static func shareAttribution(_ figures: inout [Figure], in text: AnalysedText) {
        var start = 0
        while start < figures.count {
            let sentence = text.sentence(of: figures[start].tokens.lowerBound)
            var end = start + 1
            while end < figures.count, sentence.contains(figures[end].tokens.lowerBound) {
                end += 1
            }
            let weighty = figures[start..<end].filter(isWeighty)
            if !weighty.isEmpty, weighty.allSatisfy(\.isAttributed) {
                for index in start..<end { figures[index].isAttributed = true }
            }
            start = end
        }
    }

    /// A quantity that a reader would ask the source of; "two calls" anybody can count.
    private static func isWeighty(_ figure: Figure) -> Bool {
        figure.isQuantity
            && !(figure.isWords && figure.kind == .count && (figure.value ?? 100) <= 10)
    }

    private init(text: AnalysedText) { self.text = text }

    private mutating func isAttributed(_ figure: Figure) -> Bool {
        let token = figure.tokens.lowerBound
        // Quoted words are somebody's, whether or not the text says whose.
        if let passage = text.passage(holding: token), passage.wordCount > 2 { return true }
        if !sentence.contains(token) {
            sentence = text.sentence(of: token)
            cues = Self.scopes(in: sentence, of: text)
            hasDocument = text.has(.documentNoun, in: sentence)
            hasContent = sentence.contains {
                let token = text.tokens[$0]
                return (token.has(.contentVerb) || token.has(.speechVerb)) && !token.has(.cueNoun)
            }
            statement = StatementShape.start(in: sentence, of: text)
        }
        if statement <= token { return true }
        if hasDocument, figure.kind == .percent || figure.kind == .points || hasContent {
            return true
        }
        if isSaidNoun(before: token) { return true }
        return cues.contains { scope in
            if scope.speaker.contains(token) || isApposition(token, of: scope) { return false }
            if scope.isPhrase { return true }
            if scope.cue.upperBound <= token { return scope.speaker.lowerBound < token }
            // Behind the figure only where a comma sets the attribution off.
            let start = min(scope.cue.lowerBound, scope.speaker.lowerBound)
            return start > sentence.lowerBound && text.tokens[start - 1].kind == .mark
                && closes(scope)
        }
    }

    /// Whether nothing is said after the attribution: ", Lee told reporters on Monday." Where words
    /// follow, they are what Lee says, and what stands before is only where and when.
    private func closes(_ scope: Scope) -> Bool {
        var end = max(scope.cue.upperBound, scope.speaker.upperBound)
        let limit = min(sentence.upperBound, end + 5)
        if end < limit, text.tokens[end].kind == .word {
            // "Lee said on Monday", "Lee told reporters"; but "Lee said the road was bad".
            let next = text.tokens[end]
            guard
                next.has(.preposition) || next.has(.adverb) || next.has(.weekday)
                    || next.has(.relativeDay) || text.tokens[scope.cue.lowerBound].has(.tellingVerb)
            else { return false }
        }
        while end < limit, text.tokens[end].kind == .word, text.tokens[end].hash != Self.that {
            end += 1
        }
        guard end < sentence.upperBound else { return true }
        return text.tokens[end].kind == .mark && !text.tokens[end].isDash
    }

    /// "despite claims that", "her claim is that": the noun says that somebody says it.
    private func isSaidNoun(before token: Int) -> Bool {
        (sentence.lowerBound..<max(sentence.lowerBound, token - 1)).contains { index in
            guard text.tokens[index].has(.cueNoun) else { return false }
            let next = index + (text.tokens[index + 1].has(.auxiliary) ? 2 : 1)
            return next < token && text.tokens[next].hash == Self.that
        }
    }

    private static let that = WordHash("that").value

    /// "said Ana Lee, 66, who drove 25 miles": what follows the speaker describes them.
    private func isApposition(_ token: Int, of scope: Scope) -> Bool {
        scope.speaker.lowerBound > scope.cue.lowerBound && token >= scope.speaker.upperBound
            && !scope.isPhrase
    }

    private static func scopes(in sentence: Range<Int>, of text: AnalysedText) -> [Scope] {
        let words = sentence.prefix(300).filter { !text.isQuoted($0) }
        guard !words.isEmpty else { return [] }
        let reader = CueReader(text: text, phrase: NounPhrase(tokens: text.tokens, words: words))
        return reader.cues().compactMap { cue in
            guard let speaker = cue.speaker else { return nil }
            let tokens = words[cue.positions.lowerBound]..<words[cue.positions.upperBound - 1] + 1
            let first = text.tokens[tokens.lowerBound]
            guard cue.weakness == 0 || cue.weakness == 2 || first.has(.contentVerb) else {
                return nil
            }
            let isVerb = first.has(.speechVerb) || first.has(.tellingVerb) || cue.weakness > 0
            return Scope(
                cue: tokens,
                speaker: words[speaker.lowerBound]..<words[speaker.upperBound - 1] + 1,
                isPhrase: !isVerb)
        }
    }
}
