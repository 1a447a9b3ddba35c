/// What words and phrases stand for, as far as the lists tell.
extension NounPhrase {
    /// Whether the word is a verb that has a subject, as far as the lists know.
    func isFinite(_ position: Int) -> Bool {
        let token = token(position)
        return token.kind == .word
            && (token.has(.auxiliary) || token.has(.commonVerb) || token.has(.speechVerb)
                || token.has(.tellingVerb) || token.has(.characterisingVerb)
                || token.has(.verbShape))
    }

    /// Whether a phrase names or describes people, or a body or document that can speak.
    ///
    /// - Parameter isIntroduced: more than the phrase tells that somebody is meant.
    func isSomebody(_ range: Range<Int>, isIntroduced: Bool = false) -> Bool {
        let tokens = range.map(token)
        if tokens.contains(where: { token in
            token.has(.role) || token.has(.organisation) || token.has(.personNoun)
                || token.has(.group) && !token.has(.determiner)
        }) {
            return true
        }
        let names = tokens.count {
            $0.kind == .word && $0.isCapitalised && !$0.has(.determiner) && !$0.has(.adverb)
        }
        return names > 1 || names == 1 && isIntroduced && !tokens[0].has(.determiner)
    }
}
