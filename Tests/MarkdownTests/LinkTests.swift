import Markdown
import Testing

@Suite("Links")
struct LinkTests {
    @Test("External links are marked for the eye and the ear")
    func external() {
        #expect(
            html("[a](https://b.example/c?d=1&e=2#f 'T<')")
                == "<p><a href=\"https://b.example/c?d=1&amp;e=2#f\" rel=\"noopener external\""
                + " class=\"external\" title=\"T&lt;\">a<span class=\"visually-hidden\">, external"
                + "</span></a></p>\n")
        var options = HTMLOptions()
        options.externalText = ""
        options.externalClass = "away"
        #expect(
            html("<http://b.example>", options)
                == "<p><a href=\"http://b.example\" rel=\"noopener external\" class=\"away\">"
                + "http://b.example</a></p>\n")
    }

    @Test(
        "Own hosts and their subdomains are not external, look-alikes are",
        arguments: [
            ("https://news.example/a", false), ("https://WWW.News.example:443/a", false),
            ("https://badnews.example", true), ("https://news.example.evil.example", true),
        ])
    func ownHosts(url: String, isExternal: Bool) {
        var options = HTMLOptions()
        options.ownHosts = ["news.example"]
        #expect(html("[a](\(url))", options).contains("external") == isExternal)
        #expect(html("[a](\(url))", options).contains("<a href="))
    }

    @Test(
        "Mail and anchors are links without a mark",
        arguments: [
            ("[a](#b)", "<p><a href=\"#b\">a</a></p>\n"),
            ("[a](mailto:b@c.example)", "<p><a href=\"mailto:b@c.example\">a</a></p>\n"),
            ("b@c.example", "<p><a href=\"mailto:b@c.example\">b@c.example</a></p>\n"),
        ])
    func internalLinks(source: String, expected: String) {
        #expect(html(source) == expected)
    }

    @Test(
        "Destinations of other schemes, and tricks, leave only the text",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)",
            "javascript&#58;alert(1)", "javascript&#x3A;alert(1)", "java&Tab;script:alert(1)",
            "java&NewLine;script:alert(1)", "java&#10;script:alert(1)", "&#1;javascript:alert(1)",
            "&#32;javascript:alert(1)", "&#106;avascript:alert(1)", "java\\script:alert(1)",
            "java\u{1}script:alert(1)", "java\u{0}script:alert(1)", "<java\tscript:alert(1)>",
            "< javascript:alert(1)>", "vbscript:msgbox(1)", "data:text/html,<script>alert(1)",
            "data:text/html;base64,PHNj", "blob:https://a.example/1", "file:///etc/passwd",
            "ftp://a.example", "view-source:https://a.example", "about:blank", "tel:1",
            "//a.example", "\\\\\\\\a.example", "/path", "page.html", "?q", "https:a.example",
            "https:/a.example", "https:///a.example", "https:\\\\a.example", "https://",
            "https://?a", "https://user@a.example", "https://a.example\\@b.example",
            "https://a.example&#9;b", "https://a&#x202E;b.example", "https://a.example/&#x2066;",
            " https", "&#x20;https://a.example", "https://a b", "<https://a b.example/>",
            "mailto:", "mailto:a&#10;b@c.example", "https&colon;", "h&#116;tps&#58;&#47;",
            "https://a%00.example", "https://a.example&quot;onclick", "javascript:https://a",
        ])
    func refused(destination: String) {
        let output = html("[text](\(destination))")
        #expect(!output.contains("<a"))
        #expect(output.contains("text"))
    }

    @Test("Refused autolinks are text")
    func autolinks() {
        #expect(html("<javascript:alert(1)>") == "<p>javascript:alert(1)</p>\n")
        #expect(html("ftp://a.example") == "<p>ftp://a.example</p>\n")
    }

    @Test(
        "Allowed destinations are percent-encoded where they must be",
        arguments: [
            ("https://a.example/é", "https://a.example/%C3%A9"),
            ("https://a.example/%C3%A9", "https://a.example/%C3%A9"),
            ("https://a.example/\\\"'`", "https://a.example/%22%27%60"),
            ("https://a.example/&lt;&quot;&amp;", "https://a.example/%3C%22&amp;"),
            ("https://bücher.example/", "https://b%C3%BCcher.example/"),
            ("https://[::1]:80/a\\\\b", "https://[::1]:80/a%5Cb"),
            ("HTTPS://A.example", "HTTPS://A.example"),
            ("&#104;ttps://a.example", "https://a.example"),
            ("#a\\\"b", "#a%22b"),
        ])
    func encoded(destination: String, href: String) {
        #expect(html("[text](\(destination))").contains("<a href=\"\(href)\""))
    }

    @Test("A link without text says its destination")
    func emptyText() {
        #expect(html("[](#there)") == "<p><a href=\"#there\">#there</a></p>\n")
    }

    @Test("Links never nest")
    func nested() {
        let output = html(
            "[a https://b.example <https://c.example> d@e.example](https://f.example)")
        var depth = 0
        for part in output.split(separator: "<") {
            if part.hasPrefix("a ") { depth += 1 }
            if part.hasPrefix("/a>") { depth -= 1 }
            #expect(depth <= 1)
        }
        #expect(depth == 0)
    }

    @Test("Targets tell hosts")
    func hosts() {
        #expect(LinkTarget("https://A.Example:8080/x".utf8) == .web(host: "A.Example"))
        #expect(LinkTarget("http://[::1]/".utf8) == .web(host: "[::1]"))
        #expect(LinkTarget("mailto:a@b.example".utf8) == .mail)
        #expect(LinkTarget("#a".utf8) == .anchor)
        #expect(LinkTarget("https://:80".utf8) == .refused)
    }
}
