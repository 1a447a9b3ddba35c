import Editorial
import Testing

@testable import Checks

/// Whose words a quotation is where more than one verb could say it.
@Suite struct ReportedSpeechTests {
    private func speaker(_ words: String) -> String? {
        let text = AnalysedText(plain: words)
        return text.passages.last?.speaker.map { text.string($0.scalars) }
    }

    @Test(
        "Whoever reports is the speaker of what a weaker verb holds",
        arguments: [
            ("Ana Lee said the plan would leave voters “cold and angry”.", "Ana Lee"),
            ("Ana Lee said she believes it is “a matter of days”.", "Ana Lee"),
            ("She told the crowd that it meant a lot that “so many people came”.", "She"),
            ("Ana Lee wrote that a few islanders feel “let down by all of us”.", "Ana Lee"),
            ("The mayor said no and Ana Lee called it “a day of shame”.", "Ana Lee"),
        ])
    func outer(words: String, expected: String) { #expect(speaker(words) == expected) }

    @Test(
        "Whoever issues a document speaks in it",
        arguments: [
            ("The mayor released a statement saying the town “will not forget”.", "The mayor"),
            ("The union published a letter that called the offer “a bad joke”.", "The union"),
            ("The mayor read a letter. “We will not forget,” it said.", "it"),
        ])
    func issuer(words: String, expected: String) { #expect(speaker(words) == expected) }

    @Test(
        "A time, a place and half a phrase speak for nobody",
        arguments: [
            (
                "A group of artists this week published a call for “more light”.",
                "A group of artists"
            ),
            ("Lee said during this week’s debate that he wants “a lot more of it”.", "Lee"),
            ("Lee stepped up his work on harbour issues, saying, “We have to begin.”", "Lee"),
            ("Lee himself said “the only way is to go and ask”.", "Lee"),
        ])
    func nobody(words: String, expected: String) { #expect(speaker(words) == expected) }

    @Test("A few words that only lead in leave the speaker as it was")
    func ledIn() {
        #expect(
            speaker("“I like it here,” Lee said. But “nobody else does on this island.”") == "Lee")
    }

    @Test("A name behind a headline and a dash speaks")
    func headline() {
        #expect(speaker("Ferry hits the quay - Ana Lee: “We felt it in every room.”") == "Ana Lee")
    }

    @Test("What closes the sentence outweighs a weak verb before the words")
    func closing() {
        #expect(
            speaker("Islanders felt it was “a day of shame” for them all, Ana Lee said.")
                == "Ana Lee")
    }
}
