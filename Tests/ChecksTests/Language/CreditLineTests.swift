import Testing

@testable import Checks

/// Quotations that are set off as a block, and the line that says whose they are.
@Suite struct CreditLineTests {
    private static func read(_ source: String) -> (words: [String], speaker: String?) {
        let text = MarkdownText(source, .english).text
        return (
            text.passages.map { text.string($0.scalars) },
            text.passages.first?.speaker.map { text.string($0.scalars) }
        )
    }

    @Test(
        "The credit is a line of the block, a block of its own, or the paragraph below",
        arguments: [
            "> Stay on high ground tonight.\n> — Ida Crane, mayor",
            "> Stay on high ground tonight.\n> – Ida Crane, mayor",
            "> Stay on high ground tonight.\n> - Ida Crane, mayor",
            "> Stay on high ground tonight.\n>\n> - Ida Crane, mayor",
            "> Stay on high ground tonight.\n>\n> -- Ida Crane, mayor",
            "> Stay on high ground tonight.\n> Ida Crane, mayor",
            "> Stay on high ground tonight.\n>\n> Ida Crane, mayor",
            "> Stay on high ground tonight.\n>\n> **Ida Crane**, mayor",
            "> Stay on high ground tonight.\n>\n> Mayor Ida Crane, on Mastodon",
            "> Stay on high ground tonight.\n\n**Ida Crane**, mayor",
            "> Stay on high ground tonight.\n\nIda Crane, mayor",
            "> Stay on high ground tonight.\n\n- Ida Crane, mayor",
            "> Stay on high ground tonight.\n>\n> Take your pets.\n>\n> Ida Crane, mayor",
            "> “Stay on high ground tonight.”\n>\n> Ida Crane, mayor",
        ])
    func credit(source: String) {
        let read = Self.read(source + "\n")
        #expect(read.speaker?.hasSuffix("Ida Crane") == true, "\(read)")
        #expect(read.words.allSatisfy { !$0.contains("Ida") }, "\(read.words)")
        #expect(findings("ATT-001", in: markdown(source)).isEmpty)
    }

    @Test(
        "A paragraph that leads up to the block names the speaker",
        arguments: [
            ("From the report:", "the report"), ("Ida Crane, mayor:", "Ida Crane"),
            ("The mayor’s statement in full:", "The mayor’s"),
            ("Averne council:", "Averne council"),
        ])
    func leadIn(line: String, expected: String) {
        let read = Self.read("\(line)\n\n> Stay on high ground tonight if you can.\n")
        #expect(
            read.speaker.map { expected.hasPrefix($0) || $0.hasPrefix(expected) } == true, "\(read)"
        )
    }

    @Test(
        "Nobody is credited by a sentence, a heading or the next paragraph of the words",
        arguments: [
            "> Stay on high ground tonight.\n\nThe road is closed.\n",
            "> Stay on high ground tonight.\n\n## Harbour Road\n",
            "> Stay on high ground tonight.\n> Take your pets to the school on the hill.\n",
            "> Stay on high ground tonight.\n>\n> The school is open.\n",
        ])
    func nobody(source: String) {
        #expect(Self.read(source).speaker == nil, "\(Self.read(source))")
        #expect(!findings("ATT-001", in: markdown(source)).isEmpty)
    }

    @Test("A wrapped line stays with the words before it")
    func wrapped() {
        let words = Self.read("> Stay on high ground until the\n> Averne bridge is open again\n")
            .words
        #expect(words == ["Stay on high ground until the Averne bridge is open again"])
    }
}
