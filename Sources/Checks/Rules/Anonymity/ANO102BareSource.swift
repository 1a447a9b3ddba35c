internal import Editorial

/// “A source” or “sources” without a word on what they are.
struct BareSource: Rule {
    static let code = "ANO-102"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "An unnamed source is described as closely as the promise allows.",
        why: "“A source” could be a minister or a passer-by.",
        failing: "A source said talks had failed.",
        passing: "A diplomat at the talks said they had failed.",
        guideline: "AP news values, attribution and anonymous sources",
        repair: "Say what puts the source in a position to know.")

    func findings(in input: CheckInput) -> [Finding] {
        // What is said of a source at its first mention holds for the later ones.
        let first = UnnamedSource.mentions(.bareSource, in: input.text).first
        guard let index = first, !UnnamedSource.isDescribed(index, in: input.text) else {
            return []
        }
        let scalars = input.text.scalarRange(index..<index + 1)
        return [
            finding(
                "“\(input.text.string(scalars))” says nothing about who that is.", at: scalars,
                in: input)
        ]
    }
}
