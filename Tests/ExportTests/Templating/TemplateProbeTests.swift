import Assets
import Editorial
import Testing

@testable import Export

/// Templates of a blog's own with which entries would be lost are refused.
@Suite struct TemplateProbeTests {
    private func export(
        _ format: ExportFormat, _ file: String, _ text: String, theme: String? = nil,
        _ edition: Edition = edition(HarbourBridge.many(3))
    ) throws -> [String: String] {
        let library = TemplateLibrary(theme: theme) { $0 == file ? Array(text.utf8) : nil }
        return try exported(format, edition, templates: library)
    }

    @Test(
        "No page and no feed is made without its entries",
        arguments: [
            (ExportFormat.html, "entry.mustache", "", "nothing is left of any entry"),
            (.html, "entry.mustache", " \n\t", "nothing is left of any entry"),
            (.html, "entry.mustache", "<article><h3>{{heading}}</h3></article>", "{{body}}"),
            (.html, "entry.mustache", "{{#retracted}}{{body}}{{/retracted}}", "nothing is left"),
            (.html, "item.mustache", "", "{{article}}"),
            (.html, "item.mustache", "<li>{{number}}</li>", "{{article}}"),
            (.html, "page.mustache", "<!DOCTYPE html><p>{{title}}</p>", "{{> item}}"),
            (.html, "page.mustache", "", "{{> item}}"),
            (.atom, "feed.mustache", "", "nothing is left of any entry"),
            (.ninjs, "feed.mustache", "<p>{{heading}}</p>", "{{body}}"),
            (.html, "feed.mustache", "", "Templates/feed.mustache"),
        ])
    func lost(format: ExportFormat, file: String, text: String, message: String) throws {
        let error = try #require(try refusal(format, file, text)).description
        #expect(error.contains(message) && error.contains("Templates/\(file)"), "\(error)")
    }

    @Test("Older pages and those of a theme are looked at as well")
    func others() throws {
        let page = "{{#isIndex}}{{#items}}{{> item}}{{/items}}{{/isIndex}}"
        #expect(
            try refusal(.html, "page.mustache", page, edition(HarbourBridge.many(230))) != nil)
        let file = "themes/broadsheet/entry.mustache"
        let error = try refusal(.html, file, "", theme: "broadsheet")
        #expect(error?.description.contains("Templates/\(file)") == true)
    }

    /// What the export is refused for; nil if it is made.
    private func refusal(
        _ format: ExportFormat, _ file: String, _ text: String,
        _ edition: Edition = edition(HarbourBridge.many(3)), theme: String? = nil
    ) throws -> ExportError? {
        do {
            let files = try export(format, file, text, theme: theme, edition)
            return files.isEmpty ? ExportError("") : nil
        } catch let error as ExportError {
            return error
        }
    }

    @Test("A template that looks otherwise goes through")
    func other() throws {
        let page = try export(.html, "entry.mustache", "<div>{{heading}}{{body}}</div>")
        #expect(page["index.html"]?.contains("<div>") == true)
        #expect(try export(.html, "item.mustache", "<li>{{article}}</li>")["index.html"] != nil)
        let list = "{{#items}}{{> item}}{{/items}}"
        #expect(try export(.html, "page.mustache", list)["index.html"] != nil)
        #expect(try export(.atom, "feed.mustache", "<b>{{body}}</b>")["feed.atom"] != nil)
        // Another format does not need it.
        #expect(try export(.text, "entry.mustache", "")["blog.txt"] != nil)
        for file in ["entry", "item", "page", "feed"].map({ "\($0).mustache" }) {
            let own = try String(
                decoding: #require(Asset.named("Templates/\(file)")).bytes, as: UTF8.self)
            for entries in [HarbourBridge.edition, edition([])] {
                _ = try export(.all, file, own, entries)
            }
        }
    }
}
