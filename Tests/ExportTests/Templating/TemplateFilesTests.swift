import Assets
import Testing

@testable import Export

/// What `lb template check` finds in files as such: elements, brackets and bytes.
@Suite struct TemplateFilesTests {
    private static func findings(_ name: String, _ bytes: [UInt8]) throws -> [TemplateReview
        .Finding]
    {
        let library = TemplateLibrary { path in path == name ? bytes : nil }
        return try TemplateReview.findings(library, language: "en")
    }

    private static func own(_ name: String) throws -> [UInt8] {
        try #require(Asset.named("Templates/\(name)")).bytes
    }

    @Test(
        "An element that is not closed, or closed once too often, is found",
        arguments: [
            (
                "</section></article></li></ol>",
                [
                    "`</section>` closes nothing", "`</article>` closes nothing",
                    "`</li>` closes nothing", "`</ol>` closes nothing",
                ]
            ),
            ("<section><p>A", ["`<section>` is never closed"]),
            ("<div><b>A</div>", ["`<b>` is never closed"]),
            ("{{#isKey}}<div>{{/isKey}}A", ["`<div>` is never closed"]),
            (
                "{{#isKey}}<b>{{/isKey}}{{^isKey}}<i>{{/isKey}}A</b>",
                ["`<i>` is never closed", "`</b>` closes nothing"]
            ),
        ])
    func elements(_ markup: String, _ messages: [String]) throws {
        let entry = try Self.own("entry.mustache")
        let found = try Self.findings("entry.mustache", entry + Array("\n\(markup)\n".utf8))
        #expect(Set(found.map(\.message)) == Set(messages), "\(found)")
        let line = entry.split(separator: 0x0A, omittingEmptySubsequences: false).count + 1
        #expect(Set(found.map(\.line)) == [line])
    }

    @Test(
        "Markup that is right however it is rendered is no finding",
        arguments: [
            "<ul><li>A<li>B</ul><p>A<p>B<br><img src=\"a\" alt=\"</b>\"><!-- </i> -->",
            "{{#isKey}}<a href=\"#\">{{/isKey}}A{{#isKey}}</a>{{/isKey}}",
            "{{#isKey}}<ol>{{/isKey}}{{^isKey}}<ul>{{/isKey}}<li>A</li>{{#isKey}}</ol>{{/isKey}}{{^isKey}}</ul>{{/isKey}}",
            "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/><title>A</title></svg> 1 < 2",
        ])
    func sound(_ markup: String) {
        #expect(MarkupBalance.slips(in: Array(markup.utf8)) == [])
    }

    @Test(
        "A script that no browser would run is found",
        arguments: [
            ("f(1;", 1, "`(` is never closed"), ("a\n}", 2, "`}` closes nothing"),
            ("if (a) { b[1);\n}", 1, "`[` is never closed"),
            ("a = \"b\n", 1, "the string is never"),
            ("a = `b ${c`", 1, "the template is never"), ("\n/* a", 2, "the comment is never"),
            ("a = /[/\n", 1, "the regular expression is never"), ("a = `${", 1, "`${` is never"),
        ])
    func script(_ text: String, _ line: Int, _ message: String) throws {
        let found = try Self.findings("script.js", Array(text.utf8))
        #expect(found.map(\.path) == ["Templates/script.js"])
        #expect(found.first?.line == line)
        #expect(found.first?.message.hasPrefix(message) == true, "\(found)")
    }

    @Test(
        "Signs in strings, comments and expressions are no brackets",
        arguments: [
            "a = '(' + \"[\" + `{ ${b({ c: `}` })} )` // )\n/* ] */",
            "a = b / c; d = (e) / 2; if (/[/)]\\(/.test(a)) return /}/;", "a['\\'('] = /\\//g",
        ])
    func soundScript(_ text: String) {
        #expect(ScriptScan.slips(in: Array(text.utf8)) == [])
    }

    @Test(
        "A file that is not in UTF-8 is found with its line",
        arguments: [
            "page.mustache", "style.css", "script.js", "icon.svg",
        ])
    func encoding(_ name: String) throws {
        let own = try Self.own(name)
        let comment = name.hasSuffix("css") || name.hasSuffix("js") ? ("/*", "*/") : ("<!--", "-->")
        let bytes = own + Array("\n\(comment.0) caf".utf8) + [0xE9] + Array(" \(comment.1)".utf8)
        let found = try Self.findings(name, bytes)
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.message.hasPrefix("it is not in UTF-8") == true)
        #expect(
            found.first?.line == own.split(separator: 0x0A, omittingEmptySubsequences: false).count
                + 1)
    }

    @Test(
        "Script in the icon is found",
        arguments: [
            "<svg><script>go()</script></svg>", "<svg onload=\"go()\"></svg>",
            "<svg><a href=\"JavaScript:go()\"></a></svg>",
        ])
    func icon(_ text: String) throws {
        let found = try Self.findings("icon.svg", Array(text.utf8))
        #expect(found.map(\.message) == ["there is script in the picture"])
        #expect(try Self.findings("icon.svg", Array("<svg><g></svg>".utf8)).map(\.line) == [1])
    }
}
