/// A phrase of the word lists in a text, such as "according to".
package struct PhraseMatch: Sendable {
    package var tokens: Range<Int>
    package var meaning: Lexicon.Meaning

    /// Every phrase of the text, in order; of several that start at one word, all.
    static func all(in tokens: [Token], _ lexicon: Lexicon) -> [PhraseMatch] {
        var result: [PhraseMatch] = []
        for index in tokens.indices where tokens[index].kind != .mark {
            guard let candidates = lexicon.phrases[tokens[index].hash] else { continue }
            for phrase in candidates where matches(phrase, tokens, index + 1) {
                result.append(
                    PhraseMatch(
                        tokens: index..<index + 1 + phrase.rest.count, meaning: phrase.meaning))
            }
        }
        return result
    }

    private static func matches(_ phrase: Lexicon.Phrase, _ tokens: [Token], _ start: Int) -> Bool {
        guard start + phrase.rest.count <= tokens.count else { return false }
        for (offset, hash) in phrase.rest.enumerated() where tokens[start + offset].hash != hash {
            return false
        }
        return true
    }
}
