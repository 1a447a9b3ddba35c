import Testing

@testable import Checks

/// Apostrophes that are no quotation marks.
@Suite struct ApostropheTests {
    private func quotations(_ words: String) -> [String] {
        let text = AnalysedText(plain: words)
        return text.passages.map { text.string($0.scalars) }
    }

    @Test(
        "Plurals with an owner, and words that are cut short, quote nobody",
        arguments: [
            "'Twas a long night: the twins' party at O'Shea's ended late, the cooks' at noon.",
            "They told 'em so in the '90s, when rock 'n' roll filled the dancers' halls.",
            "’Tis the season: the players’ lounge and the referees’ room are shut.",
            "It was nothin' but rain on the islanders' roofs.",
        ])
    func none(words: String) {
        #expect(quotations(words).isEmpty, "\(quotations(words))")
        #expect(errors(in: input(words)).isEmpty)
    }

    @Test(
        "A quotation in single marks ends at its own mark",
        arguments: [
            (
                "Lee said 'we do not bow to threats' and the cooks' owners' cars' tyres were flat.",
                "'we do not bow to threats'"
            ),
            (
                "Lee said ‘the players’ lounge is shut for good’ on Friday.",
                "‘the players’ lounge is shut for good’"
            ),
            (
                "Lee said 'it is the girls' turn to sing', and left.",
                "'it is the girls' turn to sing'"
            ),
            (
                "Lee said 'rock 'n' roll is not dead yet', and left.",
                "'rock 'n' roll is not dead yet'"
            ),
            ("Lee said 'we are goin' home tonight', and left.", "'we are goin' home tonight'"),
        ])
    func one(words: String, expected: String) {
        #expect(quotations(words) == [expected])
    }

    @Test("A mark that may be an apostrophe closes where the next one opens another quotation")
    func two() {
        #expect(
            quotations("Lee said 'never ever again' today, and Ray 'maybe a little'.")
                == ["'never ever again'", "'maybe a little'"])
        #expect(
            quotations("Lee saw 'no new threats' today, and Ray 'only a few'.")
                == ["'no new threats'", "'only a few'"])
    }
}
