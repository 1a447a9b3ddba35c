import Testing

@testable import Export

@Suite struct TemplateTests {
    private func template(_ files: [String: String]) throws -> Template {
        let library = TemplateLibrary { files[$0].map { Array($0.utf8) } }
        let phrases = try Phrases(language: "en", library: library)
        return try library.template("test.mustache", phrases: phrases)
    }

    private func rendered(_ text: String, _ record: Record) throws -> String {
        String(decoding: try template(["test.mustache": text]).rendered(record), as: UTF8.self)
    }

    private var record: Record {
        var record = Record()
        record.text(.title, "A <b> & \"c\"")
        record[.body] = .html(Array("<p>".utf8))
        record.text(.note, "")
        var first = Record()
        var second = Record()
        first.text(.name, "one")
        second.text(.name, "two")
        record[.items] = .list([first, second])
        return record
    }

    @Test("Text is escaped however many braces stand around it, HTML never")
    func escaping() throws {
        #expect(try rendered("{{title}}", record) == "A &lt;b&gt; &amp; &quot;c&quot;")
        #expect(try rendered("{{{title}}}{{&title}}", record).contains("<") == false)
        #expect(try rendered("{{body}}", record) == "<p>")
    }

    @Test("Sections repeat, are left out, and see what is around them")
    func sections() throws {
        #expect(try rendered("{{#items}}{{name}};{{/items}}", record) == "one;two;")
        #expect(try rendered("{{#note}}x{{/note}}{{^note}}y{{/note}}", record) == "y")
        #expect(try rendered("{{#reason}}x{{/reason}}{{^reason}}y{{/reason}}", record) == "y")
        #expect(try rendered("{{#items}}{{body}}{{/items}}", record) == "<p><p>")
    }

    @Test("A section, a comment or an inclusion alone on its line leaves no line behind")
    func standalone() throws {
        let text = "a\n  {{#items}}\n{{name}}\n  {{/items}}\n{{! note\nof two lines }}\nb\n"
        #expect(try rendered(text, record) == "a\none\ntwo\nb\n")
        #expect(try rendered("a {{#items}} {{name}} {{/items}} b\n", record) == "a  one  two  b\n")
    }

    @Test("Templates include templates, and phrases fill in values")
    func inclusion() throws {
        let template = try template([
            "test.mustache": "[{{> part}}\n] {{t.hello}}", "part.mustache": "{{title}}",
            "strings/en.json": #"{"hello": "Hi {title} & all"}"#,
        ])
        var record = Record()
        record.text(.title, "<x>")
        #expect(
            String(decoding: template.rendered(record), as: UTF8.self)
                == "[&lt;x&gt;\n] Hi &lt;x&gt; &amp; all")
    }

    @Test(
        "A template that is wrong is refused with its file and line",
        arguments: [
            ("a\nb {{titel}}", "Templates/test.mustache:2: there is no value named titel"),
            ("{{#title}}\n\nx", "Templates/test.mustache:3: {{#title}} is never closed"),
            (
                "{{#title}}{{/note}}",
                "Templates/test.mustache:1: {{/note}} closes what is not open here"
            ),
            ("{{}}", "Templates/test.mustache:1: {{}} names nothing"),
            ("{{ titel\n}}", "Templates/test.mustache:1: there is no value named titel"),
            ("{{title", "Templates/test.mustache:1: {{ is not followed by }}"),
            ("{{t.nothing}}", "Templates/test.mustache:1: there is no phrase named nothing"),
            (
                "{{=<% %>=}}",
                "Templates/test.mustache:1: {{=<% %>=}} is a kind of tag that lb does not know"
            ),
            ("\n{{> test}}", "Templates/test.mustache:2: includes itself"),
            (
                "{{> missing}}",
                "Templates/missing.mustache is neither in the blog nor in this program"
            ),
        ])
    func errors(text: String, expected: String) throws {
        let error = #expect(throws: ExportError.self) { try template(["test.mustache": text]) }
        #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    }

    @Test("Sections that nest without end are refused, not followed")
    func depth() throws {
        let text = String(repeating: "{{#title}}", count: 10_000)
        #expect(throws: ExportError.self) { try template(["test.mustache": text]) }
    }

    @Test("The blog's own template, phrases and providers come first")
    func own() throws {
        let library = TemplateLibrary { path in
            path == "style.css" ? Array("body {}".utf8) : nil
        }
        #expect(try exported(.html, templates: library)["style.css"] == "body {}")
    }
}
