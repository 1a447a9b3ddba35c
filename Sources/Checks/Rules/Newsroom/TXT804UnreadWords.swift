internal import Editorial

/// A list of the newsroom's words that has no effect.
struct UnreadWords: Rule {
    static let code = "TXT-804"
    static let defaultSeverity = Severity.warning
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "Every word of the newsroom’s own lists belongs to a list that there is.",
        why: "A list that is misspelt stops nothing, and nobody notices until it should have.",
        failing: "[legal-triggers]",
        passing: "[legal-trigger]",
        guideline: "House style",
        repair: "Mend the file under Hooks/words and commit it.")

    func findings(in input: CheckInput) -> [Finding] {
        let tag = input.language.prefix { $0 != "-" && $0 != "_" }.lowercased()
        return input.wordLists.sorted { $0.key < $1.key }.flatMap { name, list in
            WordList.problems(list).map {
                record(
                    "Hooks/words/\(tag)/\(SafeText.line(name)), line \($0.line) "
                        + "\(SafeText.line($0.text)).", in: input)
            }
        }
    }
}
