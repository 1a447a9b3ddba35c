/// Words of a list that the newsroom keeps.
enum NewsroomList {
    /// The places of the list's words and phrases, in Unicode scalars of the analysed text; also of a
    /// listed word with the ending of a plural.
    static func findings(_ list: WordClass, in input: CheckInput) -> [Range<Int>] {
        let text = input.text
        let phrases = text.phrases.filter { $0.meaning.classes.contains(list) }.map(\.tokens)
        let words = text.tokens.indices.filter { index in
            (text.tokens[index].has(list) || isPlural(index, of: list, in: text))
                && !phrases.contains { $0.contains(index) }
        }
        return words.map { text.scalarRange($0..<$0 + 1) } + phrases.map(text.scalarRange)
    }

    /// Whether a word without its last one or two letters is on the list, and those are such an ending.
    private static func isPlural(_ index: Int, of list: WordClass, in text: AnalysedText) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .word, token.end - token.start > 4 else { return false }
        let letters = text.scalars[Int(token.start)..<Int(token.end)]
        return (1...2).contains { count in
            has(list, letters.dropLast(count), in: text.lexicon)
                && has(.pluralEnding, letters.suffix(count), in: text.lexicon)
        }
    }

    private static func has(
        _ list: WordClass, _ letters: ArraySlice<UInt32>, in lexicon: Lexicon
    ) -> Bool {
        var hash = WordHash()
        for letter in letters { hash.add(letter) }
        return lexicon.words[hash.value]?.classes.contains(list) ?? false
    }
}
