internal import Editorial

/// Quoted words that differ from the recorded ones.
struct WordsDifferFromRecord: Rule {
    static let code = "ATT-007"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "Quoted words are the recorded words, with […] and … where something is left out.",
        why: "A quotation is a promise that these were the words.",
        failing: "record: “about 40 boats”; entry: “40 boats”",
        passing: "entry: “about 40 boats”",
        guideline: "AP news values, attribution and anonymous sources",
        repair: "Quote the recorded words, or mark what is left out with […].")

    func findings(in input: CheckInput) -> [Finding] {
        guard let quotes = input.entry?.quotes, !quotes.isEmpty else { return [] }
        return input.text.passages.compactMap { passage in
            guard passage.wordCount > 0, let record = input.record(of: passage) else { return nil }
            let parts = Elision.parts(input.text, passage.inner)
            let recorded = Elision.parts(record.text).flatMap { $0 }
            if Elision.holds(recorded, parts),
                !cutsQualifier(recorded, parts, input.text.lexicon)
            {
                return nil
            }
            return finding(
                "The record has “\(SafeText.line(record.text.prefix(120)))”.", at: passage.scalars,
                in: input)
        }
    }

    /// "about 40 boats" without "about" says something else.
    private func cutsQualifier(
        _ recorded: [UInt64], _ parts: [[UInt64]], _ lexicon: Lexicon
    ) -> Bool {
        guard let first = parts.first, first.count < recorded.count,
            let start = (0...recorded.count - first.count).first(where: {
                recorded[$0..<$0 + first.count].elementsEqual(first)
            }), start > 0, let before = lexicon.words[recorded[start - 1]]
        else { return false }
        return before.classes.contains(.approximate) || before.classes.contains(.negation)
    }
}
