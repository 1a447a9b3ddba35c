import Assets
import Testing

@testable import Export

/// What `lb template check` finds in templates from which a page can be made all the same.
@Suite struct TemplateReviewTests {
    private static func findings(
        _ files: [String: String], theme: String? = nil, language: String = "en"
    ) throws -> [TemplateReview.Finding] {
        let library = TemplateLibrary(theme: theme) { path in files[path].map { Array($0.utf8) } }
        return try TemplateReview.findings(library, language: language)
    }

    private static func own(_ name: String) throws -> String {
        try String(decoding: #require(Asset.named("Templates/\(name)")).bytes, as: UTF8.self)
    }

    @Test("lb's own templates, themes and words are right")
    func own() throws {
        for theme in [nil] + TemplateLibrary.themes.map(Optional.some) {
            #expect(try Self.findings([:], theme: theme) == [])
        }
    }

    @Test(
        "A file that is empty, or lacks what readers rely on, is found",
        arguments: [
            ("page.mustache", " \n", "the file is empty"),
            ("entry.mustache", "<p>{{body}}</p>", "id=\"entry-{{id}}\" is missing"),
            ("item.mustache", "<li>{{article}}</li>", "data-version=\"{{version}}\" is missing"),
        ])
    func lacking(file: String, text: String, message: String) throws {
        let found = try Self.findings([file: text])
        #expect(found.contains { $0.path == "Templates/\(file)" && $0.message.hasPrefix(message) })
    }

    @Test(
        "What the policy of the page would stop is found, with its line",
        arguments: [
            ("<script>go()</script>", "a script stands in the page"),
            ("<style>p { color: red }</style>", "a style sheet stands in the page"),
            ("<style>{{style}} p { }</style>", "a style sheet stands in the page"),
            ("<p onclick=\"go()\">A</p>", "`onclick` is script"),
            ("<p style=\"color: red\">A</p>", "`style=` is stopped"),
            ("<a href=\"javascript:go()\">A</a>", "`href` holds script"),
            (
                "<img src=\"https://ads.example/a.gif\" alt=\"\">",
                "`<img>` loads https://ads.example"
            ),
            ("<script src=//cdn.example/x.js></script>", "`<script>` loads //cdn.example/x.js"),
            (
                "<a class={{kind}} href=\"{{permalink}}\">A</a>",
                "the value of `class` has no quotation"
            ),
            ("<p {{kind}}>A</p>", "{{kind}} stands in a tag"),
        ])
    func stopped(markup: String, message: String) throws {
        let entry = try Self.own("entry.mustache")
        let found = try Self.findings(["entry.mustache": entry + "\n" + markup + "\n"])
        let line = entry.split(separator: "\n", omittingEmptySubsequences: false).count + 1
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.line == line)
        #expect(found.first?.message.hasPrefix(message) == true, "\(found)")
    }

    @Test("Other ways to write the same are no findings")
    func alike() throws {
        let entry = try Self.own("entry.mustache").replacing("\"", with: "'")
            .replacing("{{body}}", with: "{{ body }}").replacing("{{> post}}", with: "{{>post}}")
        let more = """
            <!-- <script>never</script> --><p{{#isKey}} class="key"{{/isKey}} title='a > b'>A</p>
            <script type="application/ld+json">{{structuredData}}</script>
            <a href="https://union.example/">A link</a>
            """
        #expect(try Self.findings(["entry.mustache": entry + more]) == [])
    }

    @Test(
        "A style sheet that browsers would drop, or that asks other hosts, is found",
        arguments: [
            ("a { color: red;\nb { color: blue; }", 1, "`{` is never closed"),
            ("a { color: red; }\n}", 2, "`}` closes nothing"),
            ("a { content: \"x }\n", 1, "the string is never closed"),
            ("/* a\n", 1, "the comment is never closed"),
            ("a {}\n@import \"b.css\";", 2, "@import is stopped"),
            ("a { background: url( 'https://x.example/a.png'); }", 1, "the style sheet loads"),
        ])
    func styles(text: String, line: Int, message: String) throws {
        let found = try Self.findings(["style.css": text])
        #expect(found.contains { $0.line == line && $0.message.hasPrefix(message) }, "\(found)")
        let sound = "a[b=\"}\"] { content: '\\'{'; } /* } */ @media (a) { b { c: url(d.png); } }"
        #expect(try Self.findings(["style.css": sound]) == [])
    }

    @Test("Words that no page says, and placeholders without a value, are found")
    func words() throws {
        let text = """
            {
              "new-many": "{count} new, {cuont} in all",
              "key-evnts": "Events"
            }
            """
        for (language, file) in [("fr", "fr"), ("es-MX", "es")] {
            let found = try Self.findings(["strings/\(file).json": text], language: language)
            #expect(found.map(\.line) == [3, 2], "\(found)")
            #expect(found.first?.remedy == "Did you mean `key-events`?")
            #expect(found.last?.message.contains("{cuont}") == true)
            #expect(found.last?.remedy == "It may have {count}.")
        }
    }

    @Test("Phrases that a language lacks are named, and a region lacks what its language lacks")
    func lackingWords() throws {
        let words = try Self.own("strings/en.json")
            .replacing("  \"pinned\": \"Pinned\",\n", with: "")
        let found = try Self.findings(["strings/fi.json": words], language: "fi")
        #expect(found.map(\.path) == ["Templates/strings/fi.json"])
        #expect(found.first?.message == "the page says in English: pinned")
        #expect(found.first?.remedy.contains("\"pinned\": \"Pinned\"") == true)
        let region = "{\"pinned\": \"Destacado ahora\"}"
        #expect(try Self.findings(["strings/es-MX.json": region], language: "es-MX") == [])
        #expect(
            try Self.findings(
                ["strings/fi.json": words, "strings/fi-FI.json": "{}"], language: "fi-FI"
            ).map(\.path) == ["Templates/strings/fi-FI.json", "Templates/strings/fi.json"])
    }

    @Test("A theme has templates of its own, and lb's second theme is one that does")
    func themeTemplates() throws {
        let plain = try #require(try exported(.html)["index.html"])
        let own = try #require(
            try exported(.html, templates: TemplateLibrary(theme: "broadsheet"))["index.html"])
        // The first key event: its time before its headline, and behind it.
        let (link, time) = ("<a href=\"#entry-", "<time ")
        for (page, first, second) in [(plain, time, link), (own, link, time)] {
            let list = try #require(page.firstRange(of: "<section class=\"key-events\""))
            let event = page[list.upperBound...]
            let places = try [first, second].map {
                try #require(event.firstRange(of: $0)).lowerBound
            }
            #expect(places[0] < places[1])
        }
        let library = TemplateLibrary(theme: "mine") { path in
            switch path {
            case "themes/mine/theme.css": Array("p { color: red }".utf8)
            case "themes/mine/item.mustache": Array("<li class=\"mine\">{{article}}</li>".utf8)
            default: nil
            }
        }
        let page = try #require(try exported(.html, templates: library)["index.html"])
        #expect(page.contains("<li class=\"mine\"><article"))
    }

    @Test("A theme's own file is named where it lies")
    func theme() throws {
        let found = try Self.findings(
            ["themes/broadsheet/theme.css": "a {"], theme: "broadsheet")
        #expect(found.map(\.path) == ["Templates/themes/broadsheet/theme.css"])
    }
}
