internal import Editorial

/// A key or breaking entry that rests on one recorded source.
struct BreakingOnOneSource: Rule {
    static let code = "ANO-105"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A key event has two sources, or says that it has one.",
        why: "Live coverage runs on the first report; the second catches most mistakes.",
        failing: "1 source, flag=breaking",
        passing: "2 sources, or the text says “not yet confirmed elsewhere”",
        guideline:
            "BBC Editorial Guidelines, section 3: accuracy; Reuters Handbook, sourcing essentials",
        repair:
            "Record a second source, or say in the text that this is not yet confirmed elsewhere.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let entry = input.entry, entry.sources.count == 1, isMajor(entry),
            !input.text.has(.singleSourceNote, in: input.text.tokens.indices)
        else { return [] }
        return [record("This key entry rests on one source.", in: input)]
    }

    private func isMajor(_ entry: Entry) -> Bool {
        entry.isKey
            || entry.tags.contains { ["breaking", "major", "urgent"].contains($0.lowercased()) }
    }
}
