/// The names of a text: runs of capitalised words that do not merely start a sentence.
enum Names {
    /// A name and where it stands.
    struct Name {
        var tokens: Range<Int>
        var text: String
    }

    static func names(in text: AnalysedText) -> [String] {
        var seen = Set<String>()
        return found(in: text).map(\.text).filter { seen.insert($0).inserted }
    }

    static func found(in text: AnalysedText) -> [Name] {
        var result: [Name] = []
        for sentence in text.sentences {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                guard isNameWord(text.tokens[index], first: index == sentence.lowerBound) else {
                    index += 1
                    continue
                }
                var end = index + 1
                while end < sentence.upperBound, isNameWord(text.tokens[end], first: false) {
                    end += 1
                }
                let range = index..<end
                result.append(Name(tokens: range, text: text.string(text.scalarRange(range))))
                index = end
            }
        }
        return result
    }

    private static func isNameWord(_ token: Token, first: Bool) -> Bool {
        guard token.kind == .word, token.isCapitalised, token.end - token.start > 2 else {
            return false
        }
        if token.has(.determiner) || token.has(.preposition) || token.has(.subjectPronoun)
            || token.has(.weekday) || token.has(.month) || token.has(.conjunction)
            || token.has(.subordinator) || token.has(.auxiliary) || token.has(.adverb)
        {
            return false
        }
        return !first || token.classes.isEmpty || token.has(.honorific) || token.has(.role)
    }
}
