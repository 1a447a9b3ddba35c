import Markdown
import Testing

@Suite("HTML")
struct HTMLTests {
    @Test(
        "CommonMark becomes HTML",
        arguments: [
            ("one\ntwo", "<p>one\ntwo</p>\n"),
            ("one  \ntwo", "<p>one<br>\ntwo</p>\n"),
            (
                "*a* **b** ~~c~~ `d`",
                "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n"
            ),
            ("***a***", "<p><em><strong>a</strong></em></p>\n"),
            ("snake_case_name", "<p>snake_case_name</p>\n"),
            (
                "> a\n> > b",
                "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n"
            ),
            ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
            ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
            ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
            ("7) a", "<ol start=\"7\">\n<li>a</li>\n</ol>\n"),
            ("---", "<hr>\n"),
            ("    a <b>", "<pre><code>a &lt;b&gt;\n</code></pre>\n"),
            (
                "```swift\nlet a = \"b\"\n```",
                "<pre><code class=\"language-swift\">let a = &quot;b&quot;\n</code></pre>\n"
            ),
            ("```a\"onclick=x\n```", "<pre><code></code></pre>\n"),
            ("\\*a\\*", "<p>*a*</p>\n"),
            ("&copy; &lt;b&gt; &nosuch;", "<p>© &lt;b&gt; &amp;nosuch;</p>\n"),
            ("", ""),
        ])
    func commonMark(source: String, expected: String) {
        #expect(html(source) == expected)
    }

    @Test("Tables name the scope and alignment of their cells")
    func tables() {
        #expect(
            html("| a | b | c |\n|---|:-:|--:|\n| 1 | *2* |") == """
                <table>
                <thead>
                <tr><th scope="col">a</th><th scope="col" class="align-center">b</th>\
                <th scope="col" class="align-right">c</th></tr>
                </thead>
                <tbody>
                <tr><td>1</td><td class="align-center"><em>2</em></td>\
                <td class="align-right"></td></tr>
                </tbody>
                </table>

                """)
    }

    @Test(
        "Headings keep to the outline of the page",
        arguments: [
            (2, 1, 3), (2, 2, 4), (2, 6, 6), (3, 1, 4), (0, 1, 1), (-9, 3, 1), (Int.max, 1, 6),
        ])
    func headings(offset: Int, level: Int, shown: Int) {
        var options = HTMLOptions()
        options.headingOffset = offset
        let source = String(repeating: "#", count: level) + " T"
        #expect(html(source, options) == "<h\(shown)>T</h\(shown)>\n")
    }

    @Test(
        "Headings that follow one another skip no level",
        arguments: [
            ("## A", "4"), ("### A\n\n# B\n\n## C", "445"),
            ("# A\n\n### B\n\n### C\n\n# D", "4554"),
            ("# A\n\n## B\n\n### C\n\n#### D", "4566"),
        ])
    func followingHeadings(source: String, levels: String) {
        var options = HTMLOptions()
        options.headingOffset = 3
        options.headingsFollow = true
        let output = html(source, options)
        #expect(output.matches(of: /<h(\d)>/).map { String($0.1) }.joined() == levels)
        #expect(output.matches(of: /<\/h(\d)>/).map { String($0.1) }.joined() == levels)
    }

    @Test(
        "A table that may have to be scrolled is in a named group that the keyboard reaches, and in no landmark"
    )
    func tableRegion() {
        var options = HTMLOptions()
        options.tableName = { "\($0) \"\($1 ?? "-")\"" }
        let table = "| a |\n|---|\n| b |\n\n"
        let output = html("\(table)Text\n\n# How *far* & back\n\n\(table)", options)
        let open = "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label="
        #expect(output.hasPrefix("\(open)\"1 &quot;-&quot;\">\n<table>"))
        #expect(output.contains("</table>\n</div>\n<p>Text</p>"))
        #expect(output.contains("\(open)\"2 &quot;How far &amp; back&quot;\">\n<table>"))
    }

    @Test(
        "A text is cut after the block that reaches the limit, and never within one",
        arguments: [
            ("One two three.\n\nFour.", 65, "<p>One two three.</p>\n", false),
            ("One.\n\nFour.", 65, "<p>One.</p>\n<p>Four.</p>\n", true),
            ("- One\n- two\n\n> Three", 180, "<ul>\n<li>One</li>\n<li>two</li>\n</ul>\n", false),
            ("One two.", 1, "<p>One two.</p>\n", true), ("", 1, "", true),
        ])
    func limit(source: String, limit: Int, expected: String, isWhole: Bool) {
        var options = HTMLOptions()
        options.limit = limit
        var output: [UInt8] = []
        #expect(writeHTML(of: source, options: options, into: &output) == isWhole)
        #expect(String(decoding: output, as: UTF8.self) == expected)
    }

    @Test(
        "Raw HTML is text",
        arguments: [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b>c</b>",
            "<!-- x -->", "<![CDATA[x]]>", "<?php x ?>", "<div>\n\n*a*\n\n</div>",
        ])
    func rawHTML(source: String) {
        let output = html(source)
        for (index, character) in output.enumerated() where character == "<" {
            let tag = output.dropFirst(index + 1).prefix { $0 != ">" }
            #expect(["p", "/p", "em", "/em"].contains(String(tag)))
        }
        #expect(output.contains("&lt;"))
    }

    @Test("Images without a policy leave their description")
    func imagesWithoutPolicy() {
        #expect(html("![a *b* [c](https://d.e)](x.jpg)") == "<p>a b c</p>\n")
    }

    @Test("Images are what the policy answers")
    func images() {
        var options = HTMLOptions()
        options.image = { source in
            source == "media/a.jpg" ? HTMLImage(url: "m/1\".jpg", size: (640, 480)) : nil
        }
        #expect(
            html("![a \"*b*\" <c> ![d](media/a.jpg)](media/a.jpg 'T\"')", options)
                == "<p><img src=\"m/1&quot;.jpg\" alt=\"a &quot;b&quot; &lt;c&gt; d\" width=\"640\""
                + " height=\"480\" loading=\"lazy\" decoding=\"async\" title=\"T&quot;\"></p>\n")
        #expect(html("![a](b.jpg)", options) == "<p>a</p>\n")
    }

    @Test("Deep nesting is flattened and stays balanced, its text kept")
    func nesting() {
        for unit in ["> ", "- ", "1. "] {
            let output = html(String(repeating: unit, count: 500) + "end")
            var depth = 0
            var deepest = 0
            for tag in output.split(separator: "<").dropFirst(output.first == "<" ? 0 : 1) {
                if tag.hasPrefix("/") { depth -= 1 } else { depth += 1 }
                deepest = max(deepest, depth)
            }
            #expect(depth == 0)
            #expect(deepest > 50 && deepest <= 101)
            #expect(output.contains("end"))
        }
        let emphasis = html(
            String(repeating: "*a **b ", count: 300) + String(repeating: "c** d* ", count: 300))
        #expect(emphasis.split(separator: "<em>").count <= 101)
        #expect(
            emphasis.split(separator: "<em>").count == emphasis.split(separator: "</em>").count)
    }

    @Test("Output is appended")
    func appends() {
        var output = Array("before ".utf8)
        writeHTML(of: Array("a".utf8), options: HTMLOptions(), into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "before <p>a</p>\n")
    }

    @Test("Invalid UTF-8 comes out valid")
    func invalid() {
        var output: [UInt8] = []
        writeHTML(of: [0x61, 0xFF, 0xC3, 0x3C, 0xE2, 0x80], options: HTMLOptions(), into: &output)
        #expect(
            String(validating: output, as: UTF8.self) == "<p>a\u{FFFD}\u{FFFD}&lt;\u{FFFD}</p>\n")
    }
}
