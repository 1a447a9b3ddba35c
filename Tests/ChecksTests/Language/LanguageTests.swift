import Editorial
import Testing

@testable import Checks

/// What the language layer reads, with its places, in each language that has lists.
@Suite struct LanguageTests {
    /// A text in a language, and the words at places of it.
    private struct Read {
        let text: AnalysedText

        init(_ words: String, _ lexicon: Lexicon = .english) {
            text = AnalysedText(plain: words, lexicon)
        }

        var sentences: [String] { text.sentences.map { text.string(text.scalarRange($0)) } }
        var quotations: [String] { text.passages.map { text.string($0.scalars) } }
        var speakers: [String?] {
            text.passages.map { $0.speaker.map { text.string($0.scalars) } }
        }
        var cues: [String?] {
            text.passages.map { passage in
                passage.speaker?.cue.map { text.string(text.scalarRange($0..<$0 + 1)) }
            }
        }
        var figures: [String] { text.figures.map { text.string($0.scalars) } }
        var values: [Double?] { text.figures.map(\.value) }
    }

    @Test("A stop after an abbreviation, an initial or inside a number ends no sentence")
    func sentences() {
        let read = Read("Mr. T. Lee paid 3.5 million. “Why?” he asked. It was 10 a.m. The end…")
        #expect(
            read.sentences == [
                "Mr. T. Lee paid 3.5 million.", "“Why?” he asked.", "It was 10 a.m.", "The end…",
            ])
    }

    @Test(
        "A quotation has its marks, whatever kind they are",
        arguments: [
            ("He said “we go on” today.", ["“we go on”"]),
            ("He said \"we go on\" today.", ["\"we go on\""]),
            ("He said ‘we go on’ to the boys’ mother.", ["‘we go on’"]),
            ("He said «we go on» today.", ["«we go on»"]),
            ("Er sagte „wir gehen“ heute.", ["„wir gehen“"]),
            ("She said “he called it ‘a mess’ again” twice.", ["“he called it ‘a mess’ again”"]),
            ("It is 6'2\" tall, and don't ask.", []),
        ])
    func quotations(words: String, expected: [String]) {
        #expect(Read(words).quotations == expected)
    }

    @Test(
        "The speaker is found in every order",
        arguments: [
            ("“We will go on until they listen,” said Ana Lee.", "Ana Lee", "said"),
            ("“We will go on until they listen,” Ana Lee said.", "Ana Lee", "said"),
            ("Ana Lee said: “We will go on until they listen.”", "Ana Lee", "said"),
            ("According to Ana Lee, “we will go on until then”.", "Ana Lee", "According"),
            (
                "“We will go on,” said the mayor of Leeds, “until then.”", "the mayor of Leeds",
                "said"
            ),
            (
                "An aide who spoke to keep her job said “we will go on until then”.", "An aide",
                "said"
            ),
        ])
    func speakers(words: String, speaker: String, cue: String) {
        let read = Read(words)
        #expect(read.speakers.first == .some(speaker))
        #expect(read.cues.first == .some(cue))
    }

    @Test("A quotation of its own paragraph has the name below it")
    func credit() {
        let read = Read("The day ended.\n“We will go on until they hear us.”\n— Ana Lee, doctor\n")
        #expect(read.speakers == ["Ana Lee"])
    }

    @Test("Places are Unicode scalars, also behind letters of several bytes")
    func places() throws {
        let words = "Żółć 👩‍👩‍👧: “we go on”, said Łukasz."
        let read = Read(words)
        let scalars = Array(words.unicodeScalars)
        let passage = try #require(read.text.passages.first)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[passage.scalars])
        #expect(String(view) == "“we go on”")
        #expect(read.speakers == ["Łukasz"])
    }

    @Test(
        "A figure has its sign, scale and unit, and its value",
        arguments: [
            ("About 4,200 homes have no power.", "4,200", 4_200.0),
            ("It will cost £2.5 million.", "£2.5 million", 2_500_000.0),
            ("Twenty-one ships left.", "Twenty-one", 21.0),
            ("Turnout was 63.5%.", "63.5%", 63.5),
            ("Three hundred people came.", "Three hundred", 300.0),
        ])
    func figures(words: String, figure: String, value: Double) {
        let read = Read(words)
        #expect(read.figures == [figure])
        #expect(read.values == [value])
    }

    @Test("A figure is attributed by a speaker, a document or quotation marks, and by nothing else")
    func attribution() {
        func isAttributed(_ words: String) -> Bool? {
            Read(words).text.figures.first?.isAttributed
        }
        #expect(isAttributed("The mayor said that 300 people had left.") == true)
        #expect(isAttributed("About 300 people had left, the mayor said.") == true)
        #expect(isAttributed("According to police, 300 people had left.") == true)
        #expect(isAttributed("She spoke of claims that 300 people had left.") == true)
        #expect(isAttributed("After a walk of 300 miles, Lee said the road was bad.") == false)
        #expect(isAttributed("About 300 people had left.") == false)
    }

    @Test("German: marks, inversion, decimal comma, and a sentence with an abbreviation")
    func german() {
        let read = Read(
            "„Wir bleiben, bis sie zuhören“, sagte die Ministerin am Montag. Rund 3.000 Menschen "
                + "kamen, d.h. 12,5 Prozent mehr.", .german)
        #expect(read.quotations == ["„Wir bleiben, bis sie zuhören“"])
        #expect(read.speakers == ["die Ministerin"])
        #expect(read.cues == ["sagte"])
        #expect(read.sentences.count == 2)
        #expect(read.values == [3_000, 12.5])
        let named = Read("Laut Anna Weber ist „die Lage am Hafen ernst“.", .german)
        #expect(named.speakers == ["Anna Weber"])
    }

    @Test("French: angled marks, inversion, decimal comma, and a source after “selon”")
    func french() {
        let read = Read(
            "« Nous resterons ici jusqu'au bout », affirme Anne Moreau. La hausse est de 12,5 % "
                + "et concerne 300 personnes.", .french)
        #expect(read.quotations == ["« Nous resterons ici jusqu'au bout »"])
        #expect(read.speakers == ["Anne Moreau"])
        #expect(read.sentences.count == 2)
        #expect(read.values == [12.5, 300])
        let named = Read("Selon Anne Moreau, « la situation au port est grave ».", .french)
        #expect(named.speakers == ["Anne Moreau"])
    }

    @Test("A German entry without a speaker is stopped, one with a speaker is not")
    func germanRule() {
        func rules(_ words: String) -> [String] {
            RuleBook.findings(
                in: CheckInput(
                    text: AnalysedText(plain: words, .german), language: "de")
            ).map(\.rule)
        }
        #expect(rules("„Wir bleiben hier, bis sie zuhören.“").contains("ATT-001"))
        #expect(
            !rules("„Wir bleiben hier, bis sie zuhören“, sagte Anna Weber.").contains("ATT-001"))
    }

    @Test func whatStandsInACodeSpanIsNoSpeechAndNoFigure() {
        let body = MarkdownText(
            "Type `echo \"a, b` and 40 of `99%` are gone, she said.\n\n```\n“Open\n```\n", .english)
        #expect(body.text.passages.isEmpty)
        #expect(body.text.figures.map { body.text.string($0.scalars) } == ["40"])
        let said = body.text.tokens.first {
            body.text.string(Int($0.start)..<Int($0.end)) == "said"
        }
        #expect(said.map { body.text.source(Int($0.start)..<Int($0.end)) } == 48..<52)
    }
}
