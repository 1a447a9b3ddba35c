import Testing

@testable import Editorial

@Suite struct WithoutCommentsTests {
    @Test(
        "Comments for the desk are left out, code and what has no end are not",
        arguments: [
            ("plain", "plain"), ("a <!-- b --> c", "a  c"), ("<!-- a\n\nb -->\nc", "\nc"),
            ("a <!-- b", "a <!-- b"), ("`<!-- a -->` b", "`<!-- a -->` b"),
            ("```\n<!-- a -->\n```\n<!-- b -->c", "```\n<!-- a -->\n```\nc"),
            ("<!----><!-- a -->b", "b"), ("` <!-- a -->", "` "), ("<!--", "<!--"),
            ("java<!-- -->script:x", "javascript:x"), ("é<!-- ü -->ñ", "éñ"),
        ])
    func comments(text: String, left: String) {
        #expect(text.withoutComments == left)
    }

    @Test("Many openings take no time that grows with their square")
    func hostile() {
        let text = String(repeating: "<!--", count: 50_000)
        #expect(text.withoutComments == text)
        let clock = ContinuousClock()
        let closed = String(repeating: "`<!---->`", count: 5_000)
        #expect(clock.measure { _ = closed.withoutComments } < .seconds(5))
    }
}
