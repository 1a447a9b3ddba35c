extension AnalysedText {
    /// The index of the first element of `sorted` that starts at `value` or after it.
    static func lowerBound<Element>(
        _ sorted: [Element], _ value: Int, _ start: (Element) -> Int
    ) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if start(sorted[middle]) < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The sentence that holds the token, as a token range.
    package func sentence(of token: Int) -> Range<Int> {
        let index = Self.lowerBound(sentences, token + 1) { $0.lowerBound } - 1
        return sentences.indices.contains(index) ? sentences[index] : token..<token + 1
    }

    /// The block that holds the token.
    package func block(of token: Int) -> TextBlock? {
        let index = Self.lowerBound(blocks, token + 1) { $0.tokens.lowerBound } - 1
        return blocks.indices.contains(index) ? blocks[index] : nil
    }

    /// The phrases that start inside a range of tokens.
    func phrases(in range: Range<Int>) -> ArraySlice<PhraseMatch> {
        let start = Self.lowerBound(phrases, range.lowerBound) { $0.tokens.lowerBound }
        let end = Self.lowerBound(phrases, range.upperBound) { $0.tokens.lowerBound }
        return phrases[start..<max(start, end)]
    }

    /// Whether a word or phrase of the class stands in the range.
    package func has(_ each: WordClass, in range: Range<Int>) -> Bool {
        first(each, in: range) != nil
    }

    /// The first word or phrase of the class in the range, as tokens.
    package func first(_ each: WordClass, in range: Range<Int>) -> Range<Int>? {
        let phrase = phrases(in: range).first { $0.meaning.classes.contains(each) }?.tokens
        let end = phrase?.lowerBound ?? range.upperBound
        for index in range.lowerBound..<max(range.lowerBound, end) where tokens[index].has(each) {
            return index..<index + 1
        }
        return phrase
    }

    /// Whether somebody is said to say something in the sentence: a verb of speech, or "according to".
    /// What stands in quotation marks is somebody's own words, and names nobody as their speaker.
    func namesSource(in sentence: Range<Int>) -> Bool {
        sentence.contains { index in
            (tokens[index].has(.speechVerb) && !tokens[index].has(.commonVerb)
                || tokens[index].has(.tellingVerb) || tokens[index].has(.cuePhrase))
                && !isQuoted(index)
        }
            || phrases(in: sentence).contains {
                $0.meaning.classes.contains(.cuePhrase) && !isQuoted($0.tokens.lowerBound)
            }
    }

    /// Whether the sentence before or after, in the same paragraph, names a source.
    func namesSource(beside sentence: Range<Int>) -> Bool {
        guard let block = block(of: sentence.lowerBound)?.tokens else { return false }
        if sentence.lowerBound > block.lowerBound,
            namesSource(in: self.sentence(of: sentence.lowerBound - 1))
        {
            return true
        }
        return sentence.upperBound < block.upperBound
            && namesSource(in: self.sentence(of: sentence.upperBound))
    }

    /// Whether the author of a post stands before the token in its paragraph, as in "Ana Lee (@ana)":
    /// what follows may be the post as it was typed. Looks back as far as a long post goes.
    func isBehindHandle(_ token: Int) -> Bool {
        guard let block = block(of: token)?.tokens else { return false }
        var closed = false
        for index in (max(block.lowerBound, token - 80)..<token).reversed() {
            if tokens[index].isMark(")") {
                closed = true
            } else if closed, tokens[index].isMark("@") {
                return index > block.lowerBound && tokens[index - 1].isMark("(")
            }
        }
        return false
    }

    /// Whether any word has a capital; without one, nothing tells a name from another word.
    var hasCapitals: Bool { tokens.contains { $0.isCapitalised } }

    /// How many sentences start inside a range of tokens, or reach into it.
    func sentences(in range: Range<Int>) -> Int {
        guard !range.isEmpty else { return 0 }
        let first = Self.lowerBound(sentences, range.lowerBound + 1) { $0.lowerBound } - 1
        let end = Self.lowerBound(sentences, range.upperBound) { $0.lowerBound }
        return end - max(0, first)
    }

    /// The figures that start inside a range of tokens.
    package func figures(in range: Range<Int>) -> ArraySlice<Figure> {
        let start = Self.lowerBound(figures, range.lowerBound) { $0.tokens.lowerBound }
        let end = Self.lowerBound(figures, range.upperBound) { $0.tokens.lowerBound }
        return figures[start..<max(start, end)]
    }

    /// Whether the token lies inside a quotation.
    package func isQuoted(_ token: Int) -> Bool {
        let index = Self.lowerBound(passages, token + 1) { $0.tokens.lowerBound } - 1
        return passages.indices.contains(index) && passages[index].tokens.contains(token)
    }
}

extension AnalysedText {
    /// The quotation that holds the token.
    package func passage(holding token: Int) -> QuotedPassage? {
        let index = Self.lowerBound(passages, token + 1) { $0.tokens.lowerBound } - 1
        guard passages.indices.contains(index), passages[index].tokens.contains(token) else {
            return nil
        }
        return passages[index]
    }
}
