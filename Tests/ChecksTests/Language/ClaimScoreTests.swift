import Testing

@testable import Checks

/// Sentences that somebody could check, and sentences that nobody can.
@Suite struct ClaimScoreTests {
    private func isClaim(_ text: String) -> Bool {
        ClaimScore.claims(in: AnalysedText(plain: text)).contains { $0.score >= 0.5 }
    }

    @Test(
        "A deed, a measure that moves, a measured superlative and a share are claims",
        arguments: [
            "He voted against the harbour bill three times as a councillor.",
            "The price of bread has gone up in every town of the country.",
            "It was the highest rate of unemployment in the history of the island.",
            "There are more than 400 empty houses in the state.",
            "Last year the harbour handled the highest exports of any port of the country.",
            "You voted against the ban on nets as a councillor.",
            "They failed to inspect the only bridge over the strait for a decade.",
            "The council cut taxes for half of the companies in Port Ellis and Marram.",
        ])
    func claims(text: String) {
        #expect(isClaim(text))
    }

    @Test(
        "Views, wishes, questions and greetings are none",
        arguments: [
            "I think we should all be proud of what you do.",
            "What would you say to her?",
            "Thank you, and good evening to you all.",
            "I went to see my mother and I told her about it.",
            "Did he ever tell you about the bridge in the north?",
            "We will build a better future for our children.",
            "If you want change, you need to ask two questions.",
        ])
    func others(text: String) {
        #expect(!isClaim(text))
    }
}
