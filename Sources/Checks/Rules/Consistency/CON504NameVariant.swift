internal import Editorial

/// A name spelled almost as one that the blog uses.
struct NameVariant: Rule {
    static let code = "CON-504"
    static let defaultSeverity = Severity.warning
    static let readsTitles = true
    static let explanation = RuleExplanation(
        rule: "A name is spelled the same way throughout the blog.",
        why:
            "A misspelt name hurts the one who bears it, and splits them in two for everybody who searches.",
        failing: "Buchtmann … Bauchtman said",
        passing: "Buchtmann … Buchtmann said",
        guideline: "House style",
        repair: "Look the name up and use one spelling.")

    func findings(in input: CheckInput) -> [Finding] {
        // The blog remembers names, not who wrote them: what this entry has published is its own, and
        // whether it stays is seen below.
        var own = NameVariants()
        for name in input.published.map({ Names.names(in: $0.text) }) ?? [] { own.add(name) }
        var known = NameVariants()
        for name in input.earlier.lazy.flatMap(\.names) { known.add(name, without: own) }
        var result: [Finding] = []
        for name in Names.found(in: input.text) {
            if let slip = slip(in: name, input, &known) {
                result.append(slip)
                continue
            }
            for index in name.tokens {
                let scalars = input.text.scalarRange(index..<index + 1)
                let word = NameVariants.folded(input.text.scalars[scalars])
                guard NameVariants.isTelling(word), !known.contains(word) else { continue }
                if let near = known.near(word) {
                    result.append(also(known.spelling(of: near), at: scalars, input))
                }
                known.add(word, as: input.text.string(scalars))
            }
        }
        return result
    }

    /// "Ana Lea" where the blog has "Ana Lee".
    private func slip(
        in name: Names.Name, _ input: CheckInput, _ known: inout NameVariants
    ) -> Finding? {
        let words = name.tokens.map {
            NameVariants.folded(input.text.scalars[input.text.scalarRange($0..<$0 + 1)])
        }
        let slip = known.slip(in: words)
        guard let slip, !isSomebodyElse(slip, words, name, input.text) else {
            known.addWhole(words)
            for (index, word) in zip(name.tokens, words) {
                known.note(word, as: input.text.string(input.text.scalarRange(index..<index + 1)))
            }
            return nil
        }
        let index = name.tokens.lowerBound + slip.index
        return also(
            known.spelling(of: slip.known), at: input.text.scalarRange(index..<index + 1), input)
    }

    /// "Anna Smith met her sister Anne Smith": both stand in one sentence, or differ in the ending that
    /// tells given names apart.
    private func isSomebodyElse(
        _ slip: (index: Int, known: [UInt32]), _ words: [[UInt32]], _ name: Names.Name,
        _ text: AnalysedText
    ) -> Bool {
        guard slip.index == 0, let word = words.first else { return false }
        let stem = zip(word, slip.known).prefix { $0 == $1 }.count
        if stem >= min(word.count, slip.known.count) - 1 { return true }
        let sentence = text.sentence(of: name.tokens.lowerBound)
        return sentence.contains { index in
            NameVariants.folded(text.scalars[text.scalarRange(index..<index + 1)]) == slip.known
        }
    }

    private func also(_ spelling: String, at scalars: Range<Int>, _ input: CheckInput) -> Finding {
        finding(
            "The blog also writes this name as “\(SafeText.line(spelling))”.", at: scalars,
            in: input)
    }
}
