import Testing

@testable import Checks

/// Forms that attributions take in live pages, beside "Lee said".
@Suite struct AttributionFormsTests {
    private static func speaker(_ source: String, _ lexicon: Lexicon = .english) -> String? {
        let text = AnalysedText(plain: source, lexicon)
        let speech = text.passages.last { $0.wordCount >= 4 }
        return speech?.speaker.map { text.string($0.scalars) }
    }

    @Test(arguments: [
        (
            "“Stay indoors if you do not have to travel,” is the message from Norvale police today.",
            "Norvale police"
        ),
        (
            "“Do not drink the tap water until Friday” was the advice from Averne Water.",
            "Averne Water"
        ),
        (
            "“Leave now if you live by the river” – that’s the warning from the sheriff of Averne.",
            "the sheriff of Averne"
        ),
        ("The message from the police? “Stay at home if you can.”", "the police"),
        (
            "“Nobody is above the law here.” With those words the judge, Ada Field, ended the hearing.",
            "the judge"
        ),
        (
            "“It was like an earthquake, all of it.” Those were the words of Ada Crane, who lives there.",
            "Ada Crane"
        ),
        (
            "“Thousands face a week of misery” is the headline in the Averne Ledger this morning.",
            "the Averne Ledger"
        ),
        (
            "Tom Lee, chief executive of Averne Ferries, was blunt:\n\n“Every day costs us a fortune.”",
            "Tom Lee"
        ),
        (
            "This is what Ada Hale had to say about it in the chamber:\n\n“The party opposite lost it.”",
            "Ada Hale"
        ),
        (
            "Here’s the full text of the statement from Norvale Palace:\n\n“The King is quite well.”",
            "Norvale Palace"
        ),
        ("“Every ferry is out tonight,” per the harbour authority.", "the harbour authority"),
        ("“Every ferry is out tonight,” per Averne Radio.", "Averne Radio"),
    ])
    func theSpeakerIsFound(source: String, expected: String) {
        #expect(Self.speaker(source)?.hasPrefix(expected) == true, "\(Self.speaker(source) ?? "")")
    }

    @Test func aShortParagraphBelowABlockOfWordsSaysWhoseTheyAre() {
        let body = MarkdownText(
            "> We are so grateful to everyone who came.\n\nThe family’s words, released by police.\n",
            .english)
        let speaker = body.text.passages.first?.speaker
        #expect(speaker.map { body.text.string($0.scalars) } == "The family")
    }

    @Test(arguments: [
        "“We had no warning at all of this.” The words of the song are on page 12.",
        "“We had no warning at all of this.” Those who were there went home with that.",
        "The road is closed:\n\nThe bridge too.\n\n“We had no warning at all of this.”",
        "The day is long. The weather is bad.\n\n“We had no warning at all of this.”",
    ])
    func nobodyIsMadeASpeakerByChance(source: String) {
        #expect(Self.speaker(source) == nil, "\(Self.speaker(source) ?? "")")
    }

    @Test(arguments: [
        ("„Das ist ein schwarzer Tag für uns“, heißt es in einer Mitteilung von Verdi.", "de"),
        ("„Das ist ein schwarzer Tag für uns“, hieß es aus dem Innenministerium.", "de"),
        ("« C'est un jour noir pour la France », a martelé la première ministre.", "fr"),
        ("« C'est un jour noir pour la France », s'est indigné le sénateur Guy Lemoine.", "fr"),
        ("« C'est un jour noir pour la France », a déclaré Ana Ruiz à la presse.", "fr"),
        ("L'entraîneur du PSG, Luis Enrique : « C'est un jour noir pour nous tous. »", "fr"),
        ("Pour Bruno Le Roux, ministre de l'Économie, « c'est un jour noir pour nous ».", "fr"),
    ])
    func formsOfOtherLanguages(source: String, language: String) {
        #expect(Self.speaker(source, .named(language)) != nil)
    }

    @Test(arguments: [
        ("Inflation hit 11 per cent in October.", false),
        ("Some 4,200 homes per street have no power.", false),
        ("A ticket is £40 per person from Monday.", false),
        ("The council wants 300 homes per year, Averne council says.", true),
        ("Inflation hit 11 per cent in October, per the Office for National Statistics.", true),
        ("Some 4,200 homes have no power, per Averne council.", true),
    ])
    func aRateIsNoAttribution(source: String, isAttributed: Bool) {
        let text = AnalysedText(plain: source)
        #expect(text.figures.filter(\.isQuantity).allSatisfy { $0.isAttributed == isAttributed })
    }

    @Test(arguments: [
        "She's 5'11\" and he is 6'2\", which makes them the tallest pair in the draw.",
        "The board measures 6\" by 4\" and the plank 12\".",
        "He is 5'11\" tall.",
    ])
    func inchesAreNoWordsOfAnybody(source: String) {
        #expect(AnalysedText(plain: source).passages.isEmpty)
        #expect(errors(in: input(source)).isEmpty)
    }

    @Test func aNumberMayEndWhatSomebodySays() {
        let text = AnalysedText(plain: "\"We waited for him until he was 12\", Lee said.")
        #expect(text.passages.first?.isClosed == true)
        #expect(text.passages.count == 1)
    }
}
