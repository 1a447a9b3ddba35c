import Editorial
import Testing

@testable import Checks

@Suite struct GermanRuleTests {
    /// A rule, a text that breaks it, and the words that it marks.
    static let broken: [(String, String, String)] = [
        ("ATT-001", "„Wir bleiben hier, bis sie zuhören.“", "„Wir bleiben hier, bis sie zuhören.“"),
        ("ATT-002", "„Wir bleiben hier, bis sie zuhören“, sagte er.", "er"),
        ("ATT-003", "„Wir bleiben hier, bis sie zuhören“, sagte Weber am Montag.", "Weber"),
        (
            "ATT-005", "Weber sagte: „Wir bleiben hier, bis sie zuhören.",
            "„Wir bleiben hier, bis sie zuhören."
        ),
        ("ATT-009", "Dem Vernehmen nach wurden zwei Menschen festgenommen.", "Dem Vernehmen nach"),
        ("FCT-401", "Rund 3.000 Menschen kamen in den Hafen.", "3.000"),
        ("FCT-402", "Es ist die schlimmste Flut seit hundert Jahren.", "schlimmste"),
        ("FCT-403", "Am Montag, 30. Mai 2017, war der Hafen zu.", "Montag, 30. Mai 2017"),
        (
            "FCT-405", "Die Zustimmung stieg um 5 Prozent von 40 Prozent auf 45 Prozent.",
            "5 Prozent"
        ),
        ("FCT-408", "Bei dem Brand wurden 7 Menschen getötet.", "7"),
    ]

    @Test("A German text is marked at the words that break the rule", arguments: broken)
    func marks(code: String, text: String, words: String) {
        let failing = CheckInput(text: AnalysedText(plain: text, .german), language: "de")
        #expect(marked(findings(code, in: failing), in: failing) == words)
    }

    @Test(
        "The same in good German passes",
        arguments: [
            ("ATT-001", "„Wir bleiben hier, bis sie zuhören“, sagte Anna Weber."),
            ("ATT-001", "„Wir bleiben alle hier am Hafen“ heißt der neue Film."),
            ("ATT-005", "Weber sagte: „Wir bleiben hier, bis sie zuhören.“"),
            ("ATT-009", "Zwei Menschen wurden festgenommen, sagte die Polizei."),
            ("FCT-401", "Rund 3.000 Menschen kamen, sagte die Polizei."),
            ("FCT-402", "Es ist die schlimmste Flut seit hundert Jahren, sagte die Ministerin."),
            ("FCT-403", "Am Dienstag, 30. Mai 2017, war der Hafen zu."),
            ("FCT-405", "Die Zustimmung stieg um 5 Prozentpunkte von 40 Prozent auf 45 Prozent."),
        ])
    func passes(code: String, text: String) {
        let passing = CheckInput(text: AnalysedText(plain: text, .german), language: "de")
        #expect(findings(code, in: passing).isEmpty)
    }

    @Test("A missing German mark is put in")
    func repair() {
        let failing = CheckInput(
            text: AnalysedText(plain: "Weber sagte: „Wir bleiben hier.", .german), language: "de")
        #expect(findings("ATT-005", in: failing).map(\.replacement) == ["„Wir bleiben hier.“"])
    }
}
