/// A word of praise or blame inside a quotation, and whether it is about somebody.
///
/// "He is a disgrace" judges a person; "the worst is over" and "that would be a wonderful day" judge
/// nobody.
struct Judgement {
    /// The token that judges.
    var word: Int
    /// A word that nobody may call a person from behind a role.
    var isAttack: Bool
    /// Whether the words say whom they are about.
    var isAimed: Bool

    /// The first judgement in the words; one that is aimed at somebody before others.
    static func first(in passage: QuotedPassage, of text: AnalysedText) -> Judgement? {
        var attack: Judgement?
        for word in passage.inner {
            let token = text.tokens[word]
            if token.has(.attack) {
                let range = text.sentence(of: word).clamped(to: passage.inner)
                guard !range.contains(where: { $0 != word && isSomebody($0, in: text) }) else {
                    return Judgement(word: word, isAttack: true, isAimed: true)
                }
                attack = attack ?? Judgement(word: word, isAttack: true, isAimed: false)
            } else if token.has(.evaluative), isSaidOfSomebody(word, passage.inner, text) {
                return Judgement(word: word, isAttack: false, isAimed: true)
            }
        }
        return attack
    }

    /// "she was quite useless", "the minister has failed": whoever is judged, a verb, and the judgement.
    private static func isSaidOfSomebody(
        _ word: Int, _ inner: Range<Int>, _ text: AnalysedText
    ) -> Bool {
        var position = word - 1
        var steps = 0
        var holdsVerb = false
        while inner.contains(position), steps < 8 {
            let token = text.tokens[position]
            if holdsVerb || position == word - 1, isSomebody(position, in: text) { return true }
            if token.kind == .possessive || token.has(.auxiliary) {
                holdsVerb = true
            } else {
                guard token.kind == .word, !token.has(.subordinator) || token.has(.determiner),
                    !token.has(.conjunction), !token.has(.preposition), !token.has(.commonVerb),
                    !token.has(.subjectPronoun),
                    !holdsVerb || token.has(.adverb) || token.has(.negation)
                else { return false }
            }
            position -= 1
            steps += 1
        }
        return false
    }

    /// A pronoun for a person, a role, a body or a name.
    private static func isSomebody(_ index: Int, in text: AnalysedText) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .word else { return false }
        if token.has(.personPronoun) || token.has(.groupPronoun) || token.has(.role)
            || token.has(.organisation) || token.has(.group) && !token.has(.determiner)
        {
            return true
        }
        // The first word of a sentence has a capital whatever it is.
        return token.isCapitalised && token.classes.isEmpty && index > 0
            && text.tokens[index - 1].kind == .word
    }
}
