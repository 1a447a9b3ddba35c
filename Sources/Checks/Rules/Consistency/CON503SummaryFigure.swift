internal import Editorial

/// A figure or date of a summary that no entry holds.
struct SummaryFigure: Rule {
    static let code = "CON-503"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "Every figure and date of a summary stands in an entry that it sums up.",
        why:
            "The summary is what most readers read; a figure found only there was checked by nobody.",
        failing: "Summary: “Repairs will cost £6m.” Entries: “Repairs will cost £5m.”",
        passing: "Summary: “Repairs will cost £5m.”",
        guideline: "IFCN code, transparency of sources; house style",
        repair: "Use the figure of the entry, or publish the entry that has it first.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let sources = input.summarised, !sources.isEmpty else { return [] }
        let known = KnownFigures(sources, input.earlier)
        return input.text.figures.compactMap { figure in
            guard !known.holds(figure, in: input.text) else { return nil }
            return finding(
                "No entry says \(input.text.string(figure.scalars)).", at: figure.scalars, in: input
            )
        } + days(in: input, known)
    }

    private func days(in input: CheckInput, _ known: KnownFigures) -> [Finding] {
        input.text.tokens.indices.compactMap { index in
            let token = input.text.tokens[index]
            guard token.kind == .word, !known.words.contains(token.hash) else { return nil }
            let isDay = token.has(.weekday) && token.end - token.start > 3
            let isMonth =
                token.has(.month) && !token.has(.ambiguousMonth)
                && token.end - token.start > 3
            guard isDay || isMonth else { return nil }
            let scalars = input.text.scalarRange(index..<index + 1)
            return finding("No entry says \(input.text.string(scalars)).", at: scalars, in: input)
        }
    }
}

/// The figures of the texts that a summary is written from.
private struct KnownFigures {
    private(set) var words: Set<UInt64> = []
    private var values: Set<Double> = []

    init(_ sources: [AnalysedText], _ earlier: [EntryFacts]) {
        for facts in earlier {
            words.formUnion(facts.days)
            for figure in facts.figures {
                values.insert(figure.value)
                values.insert(figure.number)
            }
        }
        for source in sources {
            for token in source.tokens where token.kind != .mark {
                words.insert(token.hash)
                if let value = source.lexicon.words[token.hash]?.value { values.insert(value) }
                if token.kind == .number, let value = DigitNumber(source.scalars, token).value {
                    values.insert(value)
                }
            }
            for figure in source.figures {
                if let value = figure.value { values.insert(value) }
                if let number = figure.number { values.insert(number) }
            }
        }
    }

    func holds(_ figure: Figure, in text: AnalysedText) -> Bool {
        guard let value = figure.value, let number = figure.number else { return true }
        if figure.kind == .label || values.contains(value) || values.contains(number) {
            return true
        }
        // Small numbers in words count what the entries list; a rounded figure stands near one.
        if figure.isWords, value < 20 || figure.kind == .ordinal { return true }
        let rounding = figure.isApproximate ? 0.1 : value >= 1000 ? 0.02 : 0
        return rounding > 0 && values.contains { abs($0 - value) <= value * rounding }
    }
}
