import Editorial
import Testing

@testable import Export

@Suite("The content security policy")
struct ContentPolicyTests {
    /// What stands between two texts, the first time.
    private static func inner(_ text: String, _ start: String, _ end: String) throws -> String {
        let open = try #require(text.firstRange(of: start))
        let rest = text[open.upperBound...]
        let close = try #require(rest.firstRange(of: end))
        return String(rest[..<close.lowerBound])
    }

    @Test(
        "Base64 agrees with the examples of RFC 4648",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func base64(text: String, expected: String) {
        #expect(ContentPolicy.base64(Array(text.utf8)) == expected)
    }

    @Test("The first page has its style in it, under the digest that its policy names")
    func inlined() throws {
        let files = try exported(.html, edition(HarbourBridge.many(260)))
        let page = try #require(files["index.html"])
        let style = try Self.inner(page, "<style>", "</style>")
        let file = try #require(files["style.css"])
        #expect(
            style == String(decoding: StyleText.withoutComments(Array(file.utf8)), as: UTF8.self))
        #expect(!style.contains("/*") && file.contains("/*"))
        let digest = ContentPolicy.base64(SHA256.digest(of: Array(style.utf8)))
        #expect(
            page.contains("style-src &#39;self&#39; &#39;sha256-\(digest)&#39;;"),
            "\(page.prefix(900))")
        #expect(!page.contains("rel=\"stylesheet\""))
    }

    @Test(
        "Comments on lines of their own do not reach readers, and no other byte is lost",
        arguments: [
            ("/* What this is. */\np { }\n", "p { }\n"),
            ("p { }\n  /* Two\n  lines. */  \nq { }", "p { }\nq { }"),
            ("p { }\n/* The end. */", "p { }\n"),
            ("a/* parts */b { }\n", "a/* parts */b { }\n"),
            ("/* One. */ p { }\n", "/* One. */ p { }\n"),
            ("p::after { content: \"/* no */\"; }\n", "p::after { content: \"/* no */\"; }\n"),
            ("p { }\n/* never closed", "p { }\n/* never closed"),
        ])
    func comments(style: String, expected: String) {
        let kept = StyleText.withoutComments(Array(style.utf8))
        #expect(String(decoding: kept, as: UTF8.self) == expected)
    }

    @Test("Older pages share one file, so that readers load it once")
    func shared() throws {
        let older = try #require(
            try exported(.html, edition(HarbourBridge.many(260)))["page-1.html"])
        #expect(older.contains("<link rel=\"stylesheet\" href=\"style.css\">"))
        #expect(!older.contains("<style>") && !older.contains("sha256-"))
    }

    @Test(
        "A style that a page cannot hold as it is stays a file",
        arguments: [
            "p { }\r\np { }", "p::after { content: \"</style>\" }", "p { content: \"\u{0}\" }",
        ])
    func linked(style: String) throws {
        let library = TemplateLibrary { $0 == "style.css" ? Array(style.utf8) : nil }
        let files = try exported(.html, templates: library)
        let page = try #require(files["index.html"])
        #expect(files["style.css"] == style)
        #expect(page.contains("<link rel=\"stylesheet\" href=\"style.css\">"))
        #expect(!page.contains("<style>") && !page.contains("sha256-"))
    }

    @Test("A style that is not UTF-8 stays a file")
    func notUTF8() {
        #expect(InlineStyle(Array("p { }".utf8) + [0xFF]) == nil)
        #expect(InlineStyle(Array("p { }".utf8))?.bytes == Array("p { }".utf8))
    }
}
