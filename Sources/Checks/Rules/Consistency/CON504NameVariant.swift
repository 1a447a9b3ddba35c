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
        var known: [[UInt32]] = []
        var written = Set<[UInt32]>()
        for name in input.earlier.flatMap(\.names) { NameVariants.add(name, to: &known, &written) }
        var result: [Finding] = []
        var reported = Set<[UInt32]>()
        for name in Names.found(in: input.text) {
            for index in name.tokens {
                let scalars = input.text.scalarRange(index..<index + 1)
                let word = NameVariants.folded(input.text.scalars[scalars])
                guard word.count >= 6, !written.contains(word) else { continue }
                if let near = known.first(where: { NameVariants.areClose($0, word) }),
                    reported.insert(word).inserted
                {
                    let other = String(
                        String.UnicodeScalarView(near.compactMap(Unicode.Scalar.init)))
                    result.append(
                        finding(
                            "The blog also writes this name as “\(other)”.", at: scalars, in: input)
                    )
                }
                written.insert(word)
                known.append(word)
            }
        }
        return result
    }
}
