import Editorial
import Testing

@testable import Checks

@Suite struct FCT408Tests {
    @Test("A toll says when")
    func example() throws {
        let failing = input("Seven dead.")
        let found = findings("FCT-408", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Seven")
        let passing = input("Seven dead as of 14:00, police said.")
        #expect(findings("FCT-408", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A known toll is noted, one that is being counted is warned of")
    func known() {
        let severity = { findings("FCT-408", in: input($0)).map(\.severity) }
        #expect(severity("Some 12 people were killed.") == [.warning])
        #expect(severity("A wreath was laid for the 12 killed in the storm.") == [.info])
    }

    @Test(
        "A place, a cause or “at least” is no time",
        arguments: [
            ("At least 12 people were killed.", "12"),
            ("Seven people were killed at the harbour.", "Seven"),
            ("Twelve people were killed by the blast.", "Twelve"),
            ("The death toll has risen to 41.", "41"),
        ])
    func undated(text: String, words: String) {
        let failing = input(text)
        let found = findings("FCT-408", in: failing)
        #expect(found.map(\.severity) == [.warning])
        #expect(marked(found, in: failing) == words)
    }

    @Test(
        "A time behind the small word dates the count",
        arguments: [
            "Seven people had died by 14:00.", "Seven people had died by noon on the coast.",
            "Seven people have been killed since Monday.", "So far seven people were killed.",
            "The death toll in two cities is unknown.",
        ])
    func dated(text: String) {
        #expect(findings("FCT-408", in: input(text)).isEmpty)
    }

    @Test(
        "Clocks of other languages date a count",
        arguments: [
            ("de", "Sieben Tote, Stand 14 Uhr."), ("fr", "Sept morts à 14 h."),
            ("fr", "Sept morts depuis lundi."),
        ])
    func clocks(language: String, words: String) {
        let text = AnalysedText(plain: words, .named(language))
        #expect(findings("FCT-408", in: CheckInput(text: text, language: language)).isEmpty)
    }

    @Test("French has a small word that is no time either")
    func french() {
        let text = AnalysedText(plain: "Au moins sept personnes ont été tuées.", .french)
        let failing = CheckInput(text: text, language: "fr")
        #expect(marked(findings("FCT-408", in: failing), in: failing) == "sept")
    }
}
