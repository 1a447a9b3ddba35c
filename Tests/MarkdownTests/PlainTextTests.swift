import Markdown
import Testing

@Suite("Plain text")
struct PlainTextTests {
    @Test(
        "Markdown reads well without its marks",
        arguments: [
            ("# Title\n\nOne *two*\nthree.\n\n\nFour.", "Title\n\nOne two three.\n\nFour."),
            ("- a\n- b\n  - c\n\nd", "- a\n- b\n  - c\n\nd"),
            ("9. a\n10. b\n\n    c", "9. a\n\n10. b\n\n    c"),
            ("- a\n\n- b", "- a\n\n- b"),
            ("a\n\n> b\n>\n> c\n\nd", "a\n\n> b\n>\n> c\n\nd"),
            ("> - a\n>   b", "> - a b"),
            ("a\\\nb", "a\nb"),
            ("```\na\n\n  b\n```\n\nc", "a\n\n  b\n\nc"),
            ("|a|b|\n|---|---|\n|c|d|", "a | b\nc | d"),
            ("a\n\n---\n\nb", "a\n\n---\n\nb"),
            ("![alt](x.jpg) &amp; <b>", "alt & <b>"),
            ("-\n- a", "- \n- a"),
            ("- - a", "- - a"), ("- > a\n  > b\n\n  c", "- > a b\n\n  c"),
            ("1. a\n   ```\n   b\n\n   c\n   ```", "1. a\n\n   b\n\n   c"),
            ("", ""),
        ])
    func blocks(source: String, expected: String) {
        #expect(plainText(of: Array(source.utf8)) == expected)
    }

    @Test(
        "Links can say where they lead",
        arguments: [
            ("[a](https://b.example)", "a (https://b.example)"),
            ("<https://b.example>", "https://b.example"), ("a@b.example", "a@b.example"),
            ("[a](mailto:b@c.example)", "a (mailto:b@c.example)"), ("[a](#b)", "a"),
            ("[a](javascript:b)", "a"),
        ])
    func links(source: String, expected: String) {
        #expect(plainText(of: Array(source.utf8), linkTargets: true) == expected)
    }

    @Test("Control and override characters are neutralised")
    func neutralised() {
        #expect(
            plainText(of: Array("a\u{202E}b&#x2066;c\u{1B}[1m".utf8))
                == "a\u{FFFD}b\u{FFFD}c\u{FFFD}[1m")
        #expect(plainText(of: [0x61, 0xFF]) == "a\u{FFFD}")
    }
}
