import HTML
import Markdown
import Testing

/// Markdown that became HTML comes back as Markdown with the same HTML.
@Suite struct RoundTripTests {
    private static func html(_ markdown: String) -> String {
        var options = HTMLOptions()
        options.headingOffset = 3
        options.image = { HTMLImage(url: $0) }
        var bytes: [UInt8] = []
        writeHTML(of: markdown, options: options, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The HTML without white space that nobody sees.
    private static func seen(_ html: String) -> String {
        html.replacing("<p>", with: " ").replacing("</p>", with: " ")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(arguments: [
        "Plain words.\n\nAnd more of them.", "Two lines\nin one paragraph.", "A break  \nhere.",
        "*em* and **strong** and ~~gone~~ and `code`.", "***both*** and **strong *em* in it**",
        "*em **strong***", "un*frigging*believable", "a**\"b\"**c", "**a**b", "`` a ` b ``",
        "# One\n\n## Two\n\n### Three", "> quoted\n>\n> twice\n\nafter", "> - a\n> - b",
        "- tight\n- list\n- here", "- loose\n\n- list", "1. one\n2. two", "7. seven\n8. eight",
        "- a\n  - b\n    - c\n- d", "- a\n\n  more of a\n- b", "- one\n\n* other list",
        "1. a\n\n   ```\n   code\n   ```", "---", "```swift\nlet x = 1 < 2 && y\n\n  z\n```",
        "    indented\n    code", "[text](https://a.example/x?a=1&copy=2 \"a \\\"title\\\"\")",
        "https://a.example/path_with_marks and www.b.example and me@c.example",
        "https\\://a.example is no link, nor www\\.b.example, nor me\\@c.example",
        "[a *b* `c`](/relative)", "[(x)](<https://a.example/x(1)>)", "![alt](media/x.jpg \"t\")",
        "| a | b |\n|:--|--:|\n| 1 | 2 \\| 3 |\n| *x* | `y` |", "\\# no heading", "\\- no list",
        "1\\. no list", "\\> no quote", "a\n\\- b\n\\=\\=\\=", "\\*no em\\* \\_no\\_ \\`no\\`",
        "&amp;amp; &copy; 1 < 2 > 0 \\\\ \\[x\\](y)", "5 * 3 * 2 and snake_case_word",
        "Wow\\![x](y)",
        "caf\u{E9} \u{A0}nbsp \u{201C}quotes\u{201D}\u{2009}— fin\u{1F6A2}", "a  b   c",
        "+44 20\n+ x",
        "- - nested in place", "-\n- empty first", "> ```\n> code\n> ```", "~~a~~b~~c~~",
        "**bold**, *then* _more_*still*", "line one\\\nline two", "Setext\n===\n\nText",
        "**a** **b**",
    ])
    func theHTMLIsTheSame(_ markdown: String) throws {
        let html = Self.html(markdown)
        let back = try MarkdownConversion(html, origin: .lb(headingOffset: 3))
        #expect(Self.html(back.markdown) == html, "\(back.markdown.debugDescription)")
        #expect(back.losses == [])
    }

    /// Arbitrary runs of what means something in Markdown: none may change meaning on its way.
    @Test func randomTextComesBack() throws {
        var state: UInt64 = 42
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let parts = [
            "a", "b c", " ", "*", "**", "_", "~~", "`", "[", "](u)", "<", ">", "#", "- ", "1. ",
            "\n", "\n\n", "!", "|", "&amp;", "\\", ".", "http://", "@", "é", "\"", "(", ")", "+",
        ]
        var differing: [String] = []
        for _ in 0..<2000 {
            let markdown = (0..<(1 + next(12))).map { _ in parts[next(parts.count)] }.joined()
            let html = Self.html(markdown)
            let back = try MarkdownConversion(html, origin: .lb(headingOffset: 3)).markdown
            if Self.seen(Self.html(back)) != Self.seen(html) { differing.append(markdown) }
        }
        #expect(differing.isEmpty, "\(differing.prefix(10))")
    }
}
