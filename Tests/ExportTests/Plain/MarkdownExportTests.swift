import Editorial
import Testing

@testable import Export

@Suite struct MarkdownExportTests {
    private func document(_ entry: Entry) throws -> String {
        try #require(try exported(.markdown, edition([entry]))["blog.md"])
    }

    @Test("Columns keep how they are aligned, and code what it is written in")
    func blocks() {
        let source = """
            | a | b | c | d |
            |---|:--|--:|:-:|
            | `x\\|y` | 2 | 3 | 4 |

            ```swift
            let a = 1
            ```
            """
        let text = MarkdownText(source).text
        #expect(text.contains("|---|:---|---:|:---:|"))
        #expect(text.contains("| `x\\|y` | 2 | 3 | 4 |"))
        #expect(text.contains("```swift\nlet a = 1\n```"))
        #expect(MarkdownText(text).text == text)
    }

    @Test(
        "The highest heading stands below that of its entry, the others as deep below it as before")
    func headings() {
        #expect(MarkdownText("#### a\n\n##### b").text == "#### a\n\n##### b")
        #expect(MarkdownText("# a\n\n## b\n\n###### c").text == "#### a\n\n##### b\n\n###### c")
    }

    @Test("Code keeps its backticks", arguments: ["a", "`", "``a`", " a ", "a`b"])
    func code(_ code: String) {
        let source = "```` \(code) ````"
        let once = MarkdownText(source).text
        #expect(MarkdownText(once).text == once)
        #expect(once.contains(code.trimmingPrefix(" ")))
    }

    @Test("Pictures in the text are shown where readers see them, and told in words elsewhere")
    func pictures() {
        let source = "![the pier](\(HarbourBridge.picture)) ![a spy](https://a.example/x.png)"
        let text = MarkdownText(source) { $0 == HarbourBridge.picture ? .image : nil }.text
        #expect(text == "![the pier](\(HarbourBridge.picture)) a spy")
    }

    @Test("A quotation says that it was translated and where it comes from")
    func quotation() throws {
        var entry = HarbourBridge.quote
        entry.sources = HarbourBridge.figures.sources
        entry.quotes[1].translated = true
        entry.quotes[1].source = "report"
        #expect(
            try document(entry).contains(
                "> — Chloë Dubois, ferry passenger (translated) "
                    + "<https://harbour.example/report.pdf>"))
    }

    @Test(
        "Pictures keep their licence, clips their name, posts when their text was kept, entries their tags"
    )
    func records() throws {
        var picture = HarbourBridge.clipEntry
        #expect(try document(picture).contains(" · Licence: CC BY 4.0*"))
        // What the newsroom agreed with somebody is its own affair.
        picture.media[0].licence = "own"
        #expect(try !document(picture).contains("Licence"))
        #expect(
            try document(HarbourBridge.video).contains(
                "[Wardens explain the barrier test](<\(HarbourBridge.clip)>)"))
        #expect(try document(HarbourBridge.post).contains("(As it read at 08:50 "))
        #expect(try document(HarbourBridge.explainer).contains("*Topics: weather, transport*"))
    }

    @Test("Addresses that stand for themselves do so again, and names of accounts are no addresses")
    func addresses() {
        for text in ["<https://a.example/b?c=d>", "@crew\\@mastodon.example", "a @ b"] {
            #expect(MarkdownText(text).text == text)
        }
        #expect(MarkdownText("*see* https://a.example/").text == "*see* <https://a.example/>")
        #expect(
            MarkdownText("[\\<b\\>](https://a.example/)").text == "[\\<b\\>](<https://a.example/>)")
    }
}
