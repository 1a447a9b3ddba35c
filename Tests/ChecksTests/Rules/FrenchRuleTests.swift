import Editorial
import Testing

@testable import Checks

@Suite struct FrenchRuleTests {
    /// A rule, a text that breaks it, and the words that it marks.
    static let broken: [(String, String, String)] = [
        (
            "ATT-001", "« Nous resterons ici jusqu'au bout. »",
            "« Nous resterons ici jusqu'au bout. »"
        ),
        ("ATT-003", "« Nous resterons ici jusqu'au bout », affirme Moreau.", "Moreau"),
        (
            "ATT-005", "Moreau a dit : « Nous resterons ici jusqu'au bout.",
            "« Nous resterons ici jusqu'au bout."
        ),
        ("ATT-009", "Deux personnes ont été arrêtées, dit-on.", "dit-on"),
        ("ANO-102", "Des sources affirment que la situation est grave.", "sources"),
        ("FCT-401", "Environ 3 000 personnes sont venues au port.", "3 000"),
        ("FCT-401", "Environ 3\u{202F}000 personnes sont venues au port.", "3\u{202F}000"),
        ("FCT-401", "Environ 12\u{A0}500 personnes sont venues au port.", "12\u{A0}500"),
        ("FCT-402", "C'est la pire inondation depuis un siècle.", "pire"),
        ("FCT-403", "Lundi 30 mai 2017, le port était fermé.", "Lundi 30 mai 2017"),
        ("FCT-405", "Le soutien a augmenté de 5 % de 40 % à 45 %.", "5 %"),
        ("FCT-408", "L'incendie a fait 7 morts.", "7"),
    ]

    @Test("A French text is marked at the words that break the rule", arguments: broken)
    func marks(code: String, text: String, words: String) {
        let failing = CheckInput(text: AnalysedText(plain: text, .french), language: "fr")
        #expect(marked(findings(code, in: failing), in: failing) == words)
    }

    @Test(
        "The same in good French passes",
        arguments: [
            ("ATT-001", "« Nous resterons ici jusqu'au bout », affirme Anne Moreau."),
            ("ATT-005", "Moreau a dit : « Nous resterons ici jusqu'au bout. »"),
            ("ATT-009", "Deux personnes ont été arrêtées, selon la police."),
            ("FCT-401", "Environ 3 000 personnes sont venues, selon la police."),
            ("FCT-402", "C'est la pire inondation depuis un siècle, selon le ministre."),
            ("FCT-403", "Mardi 30 mai 2017, le port était fermé."),
        ])
    func passes(code: String, text: String) {
        let passing = CheckInput(text: AnalysedText(plain: text, .french), language: "fr")
        #expect(findings(code, in: passing).isEmpty)
    }

    @Test("A space marks thousands in front of three digits, and nothing else")
    func thousands() {
        func values(_ text: String, _ lexicon: Lexicon) -> [Double] {
            AnalysedText(plain: text, lexicon).figures.compactMap(\.value)
        }
        #expect(
            values("Il y a 1 234 567 bateaux et 12 500,5 tonnes.", .french) == [
                1_234_567, 12_500.5,
            ])
        #expect(values("En 2016 300 soldats, puis 12 24 bateaux.", .french) == [2016, 300, 12, 24])
        #expect(values("In room 12 300 people met.", .english) == [12, 300])
        #expect(values("Some 4\u{202F}200 people met.", .english) == [4200])
    }
}
