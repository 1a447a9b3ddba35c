/// Speakers who are described but not named.
enum UnnamedSource {
    /// "one minister", "a senior Tory", "a woman who asked not to be named": nobody's name, and a word
    /// that leaves open which one it is.
    static func isAnyone(_ speaker: Speaker, in text: AnalysedText) -> Bool {
        guard speaker.kind == .role, let first = speaker.tokens.first,
            text.tokens[first].has(.determiner), !definite.contains(text.tokens[first].hash),
            speaker.tokens.contains(where: {
                text.tokens[$0].has(.role) || text.tokens[$0].has(.unnamed)
                    || text.tokens[$0].has(.personNoun)
            }) || speaker.tokens.count == 1
        else { return false }
        return !isNamedAfter(speaker.tokens.upperBound, in: text)
    }

    private static let definite = Set(
        [
            "the", "this", "that", "his", "her", "their", "its", "my", "our", "der", "die", "das",
            "le", "la", "les",
        ]
        .map { WordHash($0).value })

    /// Whether the sentence that names the speaker says that they want to stay unnamed.
    static func wantsNoName(_ speaker: Speaker, in text: AnalysedText) -> Bool {
        guard speaker.kind == .role else { return false }
        return text.has(.anonymityWish, in: text.sentence(of: speaker.tokens.lowerBound))
    }

    /// "an aide", "a White House official", "one Tory MP": somebody inside, and no name beside it.
    ///
    /// Some are unnamed as soon as no name stands there ("officials"); others, such as ministers, only
    /// where the words leave open which one it is.
    ///
    /// - Parameter insiders: whether the latter count.
    static func isUnnamed(
        _ speaker: Speaker, in text: AnalysedText, insiders: Bool = true
    ) -> Bool {
        guard speaker.kind == .role || speaker.kind == .name else { return false }
        let isOpen = isIndefinite(speaker, in: text)
        let countsInsiders = isOpen && insiders
        let phrase = text.phrases(in: speaker.tokens).first {
            $0.meaning.classes.contains(.unnamed)
                || countsInsiders && $0.meaning.classes.contains(.insider)
        }
        let word =
            phrase?.tokens.upperBound.advanced(by: -1)
            ?? speaker.tokens.last { index in
                let token = text.tokens[index]
                return token.has(.unnamed) || countsInsiders && token.has(.insider)
            }
        guard let word else { return false }
        return !isNamed(speaker, besides: word, isOpen: isOpen, in: text)
            && !isNamedAfter(speaker.tokens.upperBound, in: text)
    }

    /// "a", "one", "several", "another": words that leave open which one it is.
    private static func isIndefinite(_ speaker: Speaker, in text: AnalysedText) -> Bool {
        guard let first = speaker.tokens.first else { return false }
        let token = text.tokens[first]
        return (token.has(.determiner) || token.has(.numberWord)) && !token.has(.possessivePronoun)
            && !definite.contains(token.hash)
    }

    /// "official Ana Lee", "Ana Lee, an official", "Ana Lee’s lawyer": whether a name in the phrase tells
    /// who it is. In "a Labour MP" and "White House officials" it tells where they belong.
    private static func isNamed(
        _ speaker: Speaker, besides word: Int, isOpen: Bool, in text: AnalysedText
    ) -> Bool {
        let next = word + 1
        if speaker.tokens.contains(next), text.tokens[next].isCapitalised { return true }
        let before = speaker.tokens.lowerBound..<word
        let names = before.filter { index in
            let token = text.tokens[index]
            return token.isCapitalised && !token.has(.determiner)
                // The first word of a sentence has a capital whatever it is.
                && (index > speaker.tokens.lowerBound || speaker.kind == .name)
        }
        guard !names.isEmpty, !isOpen else { return false }
        let isJoined = before.allSatisfy {
            text.tokens[$0].kind != .possessive && !text.tokens[$0].isMark(",")
        }
        return !(isJoined && text.tokens[word].has(.group))
    }

    /// "an aide, Ana Lee"
    private static func isNamedAfter(_ end: Int, in text: AnalysedText) -> Bool {
        guard end + 1 < text.tokens.count, text.tokens[end].isMark(",") else { return false }
        return text.tokens[end + 1].isCapitalised
    }

    /// "not authorised to speak", "on condition of anonymity": the text says why.
    static func givesReason(_ sentence: Range<Int>, in text: AnalysedText) -> Bool {
        text.has(.anonymityReason, in: sentence)
    }

    /// Where a word of the class speaks, outside quotations.
    static func mentions(_ each: WordClass, in text: AnalysedText) -> [Int] {
        text.tokens.indices.filter { index in
            guard text.tokens[index].has(each), !text.isQuoted(index) else { return false }
            return isSpeaking(index, in: text)
        }
    }

    /// Whether a verb of speech follows within the phrase, or "according to" leads up to it.
    private static func isSpeaking(_ index: Int, in text: AnalysedText) -> Bool {
        let sentence = text.sentence(of: index)
        let end = min(sentence.upperBound, index + 10)
        for next in index + 1..<max(index + 1, end) {
            let token = text.tokens[next]
            if token.has(.speechVerb) || token.has(.tellingVerb) || token.has(.speechBase) {
                return true
            }
            if token.kind == .mark, !token.isMark("’"), !token.isMark("'") { break }
        }
        for before in max(sentence.lowerBound, index - 5)..<index
        where text.tokens[before].has(.speechVerb) || text.tokens[before].has(.tellingVerb) {
            return true
        }
        return text.phrases(in: max(sentence.lowerBound, index - 5)..<index)
            .contains { $0.meaning.classes.contains(.cuePhrase) }
    }

    /// "a government source", "sources close to the talks".
    static func isDescribed(_ index: Int, in text: AnalysedText) -> Bool {
        let sentence = text.sentence(of: index)
        if index > sentence.lowerBound {
            let before = text.tokens[index - 1]
            if before.has(.sourceDescriptor) || before.kind == .possessive
                || before.has(.possessivePronoun)
            {
                return true
            }
            let isPlain =
                before.has(.determiner) || before.has(.preposition)
                || before.has(.adverb) || before.kind == .mark || before.has(.speechVerb)
                || before.has(.conjunction) || before.has(.numberWord) || before.kind == .number
            if before.kind == .word, !isPlain { return true }
        }
        guard index + 1 < sentence.upperBound else { return false }
        let after = text.tokens[index + 1]
        if after.has(.linkingPreposition) || after.has(.sourceDescriptor) || after.has(.relative) {
            return true
        }
        guard index + 2 < sentence.upperBound else { return false }
        let next = text.tokens[index + 2]
        // "sources inside the bank", "a source, who was in the room"; not "sources on Monday".
        return after.has(.preposition) && !next.has(.weekday) && !next.has(.relativeDay)
            || after.isMark(",") && next.has(.relative)
    }
}
