internal import Editorial

/// A figure, date or name of a summary that no entry holds.
struct SummaryFigure: Rule {
    static let code = "CON-503"
    static let defaultSeverity = Severity.error
    static let readsTitles = true
    static let explanation = RuleExplanation(
        rule: "Every figure, date and name of a summary stands in an entry that it sums up.",
        why:
            "The summary is what most readers read; what is found only there was checked by nobody.",
        failing: "Summary: “Repairs will cost £6m.” Entries: “Repairs will cost £5m.”",
        passing: "Summary: “Repairs will cost £5m.”",
        guideline: "IFCN code, transparency of sources; house style",
        repair: "Use the figure of the entry, or publish the entry that has it first.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let sources = input.summarised, !sources.isEmpty else { return [] }
        let known = KnownFigures(sources, input.earlier)
        let dates = WrittenDate.all(in: input.text)
        return input.text.figures.compactMap { figure in
            let date = dates.first { $0.scalars.overlaps(figure.scalars) }
            guard !known.holds(figure, date, in: input.text) else { return nil }
            let place = date.map { figure.kind == .date ? $0.scalars : figure.scalars }
            let scalars = place ?? figure.scalars
            var found = finding(
                "No entry says \(input.text.string(scalars)).", at: scalars, in: input)
            // A small number in words may count what the entries list, and an ordinal their order.
            if figure.isWords, input.severities[Self.code] == nil {
                found.severity = figure.kind == .ordinal ? .info : .warning
            }
            return found
        } + days(in: input, known) + names(in: input, known)
            + people(in: input, known) + [inventions(in: input, known)].compactMap { $0 }
    }

    /// As many words that no entry holds in any form, and such a share of all telling words, are more
    /// than another way to say it.
    private static let mostNew = (count: 4, share: 0.4)

    /// A summary that is largely made of words which no entry holds.
    private func inventions(in input: CheckInput, _ known: KnownFigures) -> Finding? {
        let telling = input.text.tokens.indices.filter { isTelling(input.text.tokens[$0]) }
        let new = telling.filter { index in
            let token = input.text.tokens[index]
            return !known.words.contains(token.hash)
                && !known.stems.contains(
                    Self.stem(input.text.scalars[Int(token.start)..<Int(token.end)]))
        }
        guard let first = new.first, new.count >= Self.mostNew.count,
            Double(new.count) >= Self.mostNew.share * Double(telling.count)
        else { return nil }
        var found = finding(
            "No entry holds \(new.count) of the \(telling.count) telling words of this summary.",
            at: input.text.scalarRange(first..<first + 1), in: input)
        found.suggestion = "Read the summary against the entries once more."
        if input.severities[Self.code] == nil { found.severity = .info }
        return found
    }

    /// A longer word that is no small word of the language.
    private func isTelling(_ token: Token) -> Bool {
        guard token.kind == .word, token.end - token.start > 4 else { return false }
        return !token.has(.preposition) && !token.has(.determiner) && !token.has(.auxiliary)
            && !token.has(.relative) && !token.has(.conjunction) && !token.has(.subordinator)
            && !token.has(.subjectPronoun) && !token.has(.objectPronoun)
            && !token.has(.possessivePronoun) && !token.has(.negation)
    }

    /// "A woman", "French": people whom no entry speaks of.
    private func people(in input: CheckInput, _ known: KnownFigures) -> [Finding] {
        input.text.tokens.indices.compactMap { index in
            let token = input.text.tokens[index]
            guard token.has(.personNoun) || token.has(.nation), !input.text.isQuoted(index),
                !known.words.contains(token.hash), !known.holdsPerson(token, in: input.text)
            else { return nil }
            let scalars = input.text.scalarRange(index..<index + 1)
            var found = finding(
                "No entry speaks of \(input.text.string(scalars)).", at: scalars, in: input)
            found.suggestion = "Look whether the entries say so in other words."
            if input.severities[Self.code] == nil { found.severity = .info }
            return found
        }
    }

    /// Names of two words or more, of which a word stands in no entry; a single capital may be a
    /// heading's.
    private func names(in input: CheckInput, _ known: KnownFigures) -> [Finding] {
        Names.found(in: input.text).compactMap { name in
            guard name.tokens.count >= 2, !input.text.isQuoted(name.tokens.lowerBound),
                name.tokens.contains(where: { isNew($0, in: input.text, known) })
            else { return nil }
            return finding(
                "No entry names \(SafeText.line(name.text.prefix(80))).",
                at: input.text.scalarRange(name.tokens), in: input)
        }
    }

    private func isNew(_ index: Int, in text: AnalysedText, _ known: KnownFigures) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .word, token.end - token.start > 3, token.classes.isEmpty else {
            return false
        }
        return !known.words.contains(token.hash)
            && !known.stems.contains(Self.stem(text.scalars[Int(token.start)..<Int(token.end)]))
    }

    /// The first letters: "Russia" and "Russian" are one.
    static func stem(_ scalars: ArraySlice<UInt32>) -> UInt64 {
        var hash = WordHash()
        for scalar in scalars.prefix(5) { hash.add(scalar) }
        return hash.value
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
