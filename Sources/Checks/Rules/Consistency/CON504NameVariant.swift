internal import Editorial

/// A name spelled almost as one that the blog uses.
struct NameVariant: Rule {
    static let code = "CON-504"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A name is spelled the same way throughout the blog.",
        why:
            "A misspelt name hurts the one who bears it, and splits them in two for everybody who searches.",
        failing: "Buchtmann … Bauchtman said",
        passing: "Buchtmann … Buchtmann said",
        guideline: "House style",
        repair: "Look the name up and use one spelling.")

    func findings(in input: CheckInput) -> [Finding] {
        var known = NameVariants()
        for name in input.earlier.lazy.flatMap(\.names) { known.add(name) }
        // A correction of the entry itself takes the other spelling out of the blog.
        var own = NameVariants()
        for name in input.published.map({ Names.names(in: $0.text) }) ?? [] { own.add(name) }
        var result: [Finding] = []
        for name in Names.found(in: input.text) {
            if let slip = slip(in: name, input, &known, own) {
                result.append(slip)
                continue
            }
            for index in name.tokens {
                let scalars = input.text.scalarRange(index..<index + 1)
                let word = NameVariants.folded(input.text.scalars[scalars])
                guard NameVariants.isTelling(word), !known.contains(word) else { continue }
                if let near = known.near(word), !own.contains(near) {
                    result.append(also(known.spelling(of: near), at: scalars, input))
                }
                known.add(word, as: input.text.string(scalars))
            }
        }
        return result
    }

    /// "Ana Lea" where the blog has "Ana Lee".
    private func slip(
        in name: Names.Name, _ input: CheckInput, _ known: inout NameVariants, _ own: NameVariants
    ) -> Finding? {
        let words = name.tokens.map {
            NameVariants.folded(input.text.scalars[input.text.scalarRange($0..<$0 + 1)])
        }
        guard let slip = known.slip(in: words), !own.contains(slip.known) else {
            known.addWhole(words)
            return nil
        }
        let index = name.tokens.lowerBound + slip.index
        return also(
            known.spelling(of: slip.known), at: input.text.scalarRange(index..<index + 1), input)
    }

    private func also(_ spelling: String, at scalars: Range<Int>, _ input: CheckInput) -> Finding {
        finding(
            "The blog also writes this name as “\(SafeText.line(spelling))”.", at: scalars,
            in: input)
    }
}
