internal import Editorial

extension CheckInput {
    /// The title and the text on the timeline, each as a text of its own.
    var titles: [(field: Finding.Field, input: CheckInput)] {
        guard let entry else { return [] }
        return Finding.Field.allCases.compactMap { field in
            guard let words = field.value(in: entry), !words.isBlankText else { return nil }
            return (field, reading(words))
        }
    }

    /// The same entry with other words to read; what the body names is known beside them.
    private func reading(_ words: String) -> CheckInput {
        var input = CheckInput(
            text: AnalysedText(plain: words, text.lexicon), entry: entry, language: language,
            earlier: earlier + [EntryFacts(names: Names.names(in: text))], summarised: summarised,
            severities: severities, disabled: disabled, now: now)
        input.people = people
        return input
    }
}
