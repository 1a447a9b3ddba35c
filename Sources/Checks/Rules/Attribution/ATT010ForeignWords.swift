internal import Editorial

/// Words said in another language, quoted without a word on the translation.
struct ForeignWords: Rule {
    static let code = "ATT-010"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "Translated words are said to be translated.",
        why: "A translation is somebody’s choice of words, and readers should know that.",
        failing: "record language: fr, no note",
        passing: "“…” he said (translated from French)",
        guideline: "BBC Editorial Guidelines, section 3: accuracy",
        repair:
            "Say in the text that the words are translated, or set `translated: true` with the language shown."
    )

    func findings(in input: CheckInput) -> [Finding] {
        guard let quotes = input.entry?.quotes,
            !input.text.has(.translationNote, in: input.text.tokens.indices)
        else { return [] }
        let own = input.language.prefix(2).lowercased()
        return quotes.prefix(RecordWords.most).indices.compactMap { index in
            let quote = quotes[index]
            guard let language = quote.language, language.prefix(2).lowercased() != own,
                !quote.translated
            else { return nil }
            let place = input.text.passages.first {
                input.records.quoteAt[$0.tokens.lowerBound] == index
            }
            let message =
                "These words were said in another language (\(SafeText.line(language.prefix(20)))) and carry no note of translation."
            return place.map { finding(message, at: $0.scalars, in: input) }
                ?? record(message, in: input)
        }
    }
}
