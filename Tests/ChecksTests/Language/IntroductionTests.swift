import Testing

@testable import Checks

/// Whoever is introduced beside the words, without a verb of speech.
@Suite struct IntroductionTests {
    private static func speaker(_ source: String, _ lexicon: Lexicon = .english) -> String? {
        let text = AnalysedText(plain: source, lexicon)
        let speech = text.passages.last { $0.wordCount >= 3 }
        return speech?.speaker.map { text.string($0.scalars) }
    }

    @Test(
        "A name with what somebody is, up to the colon",
        arguments: [
            ("Ida Crane, mayor: “Nobody rang us about the flood.”", "Ida Crane"),
            ("Ida Crane, 34, from Averne: “Nobody rang us about the flood.”", "Ida Crane"),
            ("Ida Crane, baker, Averne: “Nobody rang us about the flood.”", "Ida Crane"),
            ("And here’s Ida Crane, the mayor: “Nobody rang us about the flood.”", "Ida Crane"),
            ("This is Ida Crane, who runs the quay: “Nobody rang us about it.”", "Ida Crane"),
            ("Crane again: “Nobody rang us about the flood.”", "Crane"),
            ("Via email, Ida Crane: “Nobody rang us about the flood.”", "Ida Crane"),
            ("More from the mayor of Averne: “Nobody rang us about the flood.”", "the mayor"),
            ("From the inquiry’s report: “Nobody rang the harbour that night.”", "the inquiry"),
            (
                "The harpist, packing up her strings: “Nobody rang us about the flood.”",
                "The harpist"
            ),
        ])
    func colon(source: String, expected: String) {
        #expect(Self.speaker(source)?.hasPrefix(expected) == true, "\(Self.speaker(source) ?? "")")
    }

    @Test(
        "A place, a day or the weather introduces nobody",
        arguments: [
            "Averne, on Tuesday: “Nobody rang us about the flood that night.”",
            "In the evening, by the water: “Nobody rang us about the flood that night.”",
        ])
    func nobody(source: String) {
        #expect(Self.speaker(source) == nil, "\(Self.speaker(source) ?? "")")
    }

    @Test(
        "A credit behind the words",
        arguments: [
            ("“Nobody rang us about the flood” (Ida Crane, mayor of Averne).", "Ida Crane"),
            ("“Nobody rang us about the flood.” (Ida Crane, mayor) It rained.", "Ida Crane"),
            ("“Nobody rang us about the flood” – a nurse on the night shift.", "a nurse"),
            ("“Nobody rang us about the flood.” – two nurses at the gate", "two nurses"),
            ("“Nobody rang us about the flood.” Ida Crane, 42, from Averne.", "Ida Crane"),
        ])
    func credit(source: String, expected: String) {
        #expect(Self.speaker(source) == expected)
    }

    @Test(
        "What is in brackets or behind a dash need not be a credit",
        arguments: [
            "“Nobody rang us about the flood.” (Laughter.) The hall was full.",
            "“Nobody rang us about the flood.” (It rained until dawn.)",
            "“Nobody rang us about the flood” – a cold night in the valley.",
            "“Nobody rang us about the flood.” The water came at night.",
        ])
    func noCredit(source: String) {
        #expect(Self.speaker(source) == nil, "\(Self.speaker(source) ?? "")")
    }

    @Test(
        "A sentence that speaks of the words before it says whose they are",
        arguments: [
            (
                "“It was the longest night of all.” That was how mayor Ida Crane put it.",
                "mayor Ida Crane"
            ),
            ("“It was the longest night of all.” This is what Crane told the hall.", "Crane"),
            ("“It was the longest night of all.” So says Ida Crane, who saw it.", "Ida Crane"),
            ("“It was the longest night of all” is how Ida Crane summed it up.", "Ida Crane"),
            ("“It was the longest night of all,” comes the reply from the mayor.", "the mayor"),
            ("To quote the mayor, “it was the longest night of all”.", "the mayor"),
            ("As the mayor put it, “it was the longest night of all”.", "the mayor"),
        ])
    func pointing(source: String, expected: String) {
        #expect(Self.speaker(source) == expected, "\(Self.speaker(source) ?? "")")
    }

    @Test(
        "A verb that no list holds, between the words and a name",
        arguments: [
            ("“Nobody rang us about the flood,” smarmed Ida Crane.", "en", "Ida Crane"),
            ("« Personne ne nous a prévenus », souffle Karim, 42 ans.", "fr", "Karim"),
            ("« Personne ne nous a prévenus », a glissé le maire.", "fr", "le maire"),
            ("“It was,” she pauses, “the longest night of all.”", "en", "she"),
            ("„Niemand hat uns vorher gewarnt“, grämt sich Ida Kranz.", "de", "Ida Kranz"),
            ("„Niemand hat uns vorher gewarnt“, freute sich Ida Kranz.", "de", "Ida Kranz"),
            ("„Niemand hat uns vorher gewarnt“, hat die Bahn mitgeteilt.", "de", "die Bahn"),
            (
                "Der Trainer zeigte sich erbost: „Niemand hat uns vorher gewarnt.“", "de",
                "Der Trainer"
            ),
            ("„Niemand hat uns vorher gewarnt“, schnaubt der Trainer.", "de", "der Trainer"),
        ])
    func unlisted(source: String, language: String, expected: String) {
        #expect(Self.speaker(source, .named(language)) == expected)
    }

    @Test("A verb needs a person behind it, or the words belong to nobody")
    func unlistedNobody() {
        #expect(Self.speaker("“Nobody rang us about the flood,” onstage Tuesday night.") == nil)
        #expect(
            Self.speaker("« Personne ne nous a prévenus », malgré la pluie et le vent.", .french)
                == nil)
    }

    @Test(
        "A pronoun that a hyphen ties to its verb",
        arguments: [
            ("« Personne ne nous a prévenus », affirme-t-elle.", "elle"),
            ("« Personne ne nous a prévenus », dit-il.", "il"),
            ("« Personne ne nous a prévenus », souffle-t-on.", "on"),
            ("« Personne ne nous a prévenus », a-t-il déclaré.", "il"),
        ])
    func tied(source: String, expected: String) {
        #expect(Self.speaker(source, .french) == expected)
    }

    @Test("A hyphen between other words ties nothing")
    func untied() {
        let text = AnalysedText(plain: "Un rendez-vous, peut-être, avec Jean-Luc.", .french)
        let words = text.tokens.indices.map { text.string(text.scalarRange($0..<$0 + 1)) }
        #expect(words.contains("rendez-vous"))
        #expect(words.contains("peut-être"))
        #expect(words.contains("Jean-Luc"))
    }
}
