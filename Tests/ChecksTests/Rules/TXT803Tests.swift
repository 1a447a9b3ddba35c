import Editorial
import Testing

@testable import Checks

@Suite struct TXT803Tests {
    @Test("A slip of the keyboard is shown with its repair")
    func example() throws {
        let failing = input("The road to the the harbour is shut.Buses turn back.")
        let found = findings("TXT-803", in: failing)
        #expect(found.count == 2)
        #expect(marked(found, in: failing) == "the the")
        #expect(found.map(\.replacement) == ["the", ". "])
        let passing = input("The road to the harbour is shut. Buses turn back.")
        #expect(findings("TXT-803", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A comma without a space behind it")
    func comma() {
        let failing = input("They came back,but the road was shut.")
        let found = findings("TXT-803", in: failing)
        #expect(marked(found, in: failing) == ",")
        #expect(found.map(\.replacement) == [", "])
    }

    @Test(
        "What only looks like a slip is left alone",
        arguments: [
            "He had had enough of that that day.", "See www.example.org/news.Html for more.",
            "It costs 4,200.50 at example.org, J.P.Morgan and the U.S.A. say.",
            "Ask @sam.Okoro or #one.Two.", "The show “The The” opens. The band plays.",
        ])
    func innocent(text: String) {
        #expect(findings("TXT-803", in: input(text)).isEmpty)
    }

    @Test("A French slip is marked where it stands")
    func french() {
        let text = AnalysedText(
            plain: "Le bateau de de Calais est parti.Les gens attendent.", .french)
        let failing = CheckInput(text: text, language: "fr")
        let found = findings("TXT-803", in: failing)
        #expect(found.map { failing.text.string($0.start..<$0.end) } == ["de de", "."])
        #expect(found.map(\.replacement) == ["de", ". "])
    }

    @Test("A German slip is marked where it stands")
    func german() {
        let text = AnalysedText(plain: "Die Fähre und und der Zug standen still.", .german)
        let failing = CheckInput(text: text, language: "de")
        let found = findings("TXT-803", in: failing)
        #expect(marked(found, in: failing) == "und und")
        #expect(found.map(\.replacement) == ["und"])
    }

    @Test("A space on the wrong side of a comma, and more words that never stand twice")
    func misplaced() {
        let failing = input("They cheered ,then waited for for the boat.")
        let found = findings("TXT-803", in: failing)
        #expect(marked(found, in: failing) == " ,")
        #expect(found.map(\.replacement) == [", ", "for"])
    }
}
