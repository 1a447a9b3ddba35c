import Testing

@testable import Checks

/// Figures that are part of what somebody thinks, wants or reckons, and figures that are not.
@Suite struct StatementShapeTests {
    @Test(
        "What somebody found, plans, asks for or reckons is theirs",
        arguments: [
            "The court ruled that the 40 families could stay.",
            "Many here have heard by now that 20 boats were lost.",
            "The mayor's plan would cost £3 million a year.",
            "Their proposal to close 12 stations comes to a vote.",
            "The union called for raising the rate to 12 pounds.",
            "The guild accused the firm of hiding 300 letters.",
            "Harbour Weekly ranks the port among the top 10.",
            "Some 300 acres of marsh are gone, by one estimate.",
            "By her own account she sailed for 15 hours.",
            "Her claim is that 14 cranes stand idle.",
        ])
    func attributed(text: String) {
        let figures = AnalysedText(plain: text).figures
        #expect(!figures.isEmpty && figures.allSatisfy(\.isAttributed), "\(text)")
    }

    @Test(
        "The same words in other places say nothing of a source",
        arguments: [
            "The firm was charged with 12 offences.",
            "The plan hangs above 40 old books.",
            "The scheme ended after 15 years.",
            "The account holds £3 million.",
            "It is expected that 40 boats come in.",
        ])
    func unattributed(text: String) {
        let figures = AnalysedText(plain: text).figures
        #expect(figures.contains { !$0.isAttributed }, "\(text)")
    }
}
