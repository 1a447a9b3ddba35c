import Editorial
import Foundation
import Testing

@testable import Export

/// HTML that goes out inside JSON, where no policy of a page protects whoever shows it: the pieces that
/// open pages ask for, ninjs and JSON Feed.
@Suite struct CarriedHTMLTests {
    private static let hostile = [
        "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)//", "\"><script>alert(1)</script>",
        "'-alert(1)-' onfocus=alert(1) autofocus x='", "</title></textarea></style><b onclick=a()>",
        "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>",
        "<a href=javascript:alert(1)>a</a>",
        "[a](javascript:alert(1)) [b](JaVa&#09;Script:alert(1)) [c](data:text/html,<b>) ![d](x:y)",
        "<javascript:alert(1)> <vbscript:a> <https://a.example/\"onclick=\"a()>",
        "[a]: javascript:alert(1)\n\n[a] ![a]", "<!--><img src=y onerror=a()>-->",
        "&lt;b&gt; &#60;b>",
        "{{{article}}} {{> page}} {{#items}} <%= a %> ${a}", "<math><mtext></p><style><!--</style>",
        "<base href=//a.example> <meta http-equiv=refresh content=0> <form action=//a.example>",
        "`<b>` <b style=\"background:url(//a.example)\">", "\\<script\\> \\\"onload=a\\\"",
        "]]>&amp;\u{2028}",
    ]

    private static func entry(_ text: String, _ digits: String) -> Entry {
        var entry = Entry(
            id: HarbourBridge.id(digits), title: SafeText.line(text), body: "\(text)\n\n> \(text)")
        entry.published = HarbourBridge.at("08:00")
        entry.updated = HarbourBridge.at("09:00")
        entry.isKey = true
        entry.keyText = text
        entry.tags = [text]
        entry.byline = [Byline(name: text, role: text)]
        entry.quotes = [
            Quotation(text: text, speaker: text, role: text, language: text, descriptor: text)
        ]
        entry.media = [
            Media(
                file: HarbourBridge.picture, alt: text, caption: text, credit: text, licence: text),
            Media(url: "https://a.example/\(text)", kind: "video", caption: text),
            Media(url: text, kind: "image", alt: text),
        ]
        entry.embeds = [
            Embed(url: text, provider: text, author: text, text: text),
            Embed(url: "https://x.com/a/status/1?\(text)", provider: text, text: text),
        ]
        entry.claims = [
            Claim(key: text, text: text, source: text, status: "verified"),
            Claim(key: text, text: text, source: "here", status: "disputed"),
        ]
        entry.sources = [
            Source(id: text, name: text, kind: "document", url: text),
            Source(id: "here", name: text, kind: "document", url: "https://a.example/\(text)"),
        ]
        entry.corrections = [
            Correction(at: HarbourBridge.at("09:00"), was: text, now: text, note: text)
        ]
        return entry
    }

    /// Every HTML that a JSON document carries, whatever its key.
    private static func html(in value: Any) -> [String] {
        if let list = value as? [Any] { return list.flatMap { html(in: $0) } }
        guard let members = value as? [String: Any] else { return [] }
        var found = members.values.flatMap { $0 is String ? [] : html(in: $0) }
        for key in ["html", "content_html"] {
            found += (members[key] as? String).map { [$0] } ?? []
        }
        if members["contentType"] as? String == "text/html", let text = members["value"] as? String
        {
            found.append(text)
        }
        return found
    }

    /// What is wrong with the tags of HTML in which every sign of a text is escaped.
    private static func problems(_ html: String) -> [String] {
        let elements: Set = [
            "a", "article", "aside", "b", "blockquote", "br", "button", "cite", "code", "dd",
            "details", "div",
            "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "h3", "h4", "header",
            "img",
            "input", "label", "li", "ol", "p", "path", "pre", "section", "small", "span", "strong",
            "sub",
            "summary", "sup", "svg", "del", "ins", "time", "ul", "video", "audio", "source",
        ]
        return html.matches(of: #/<(/?)([^\s>/]*)([^>]*)>?/#).flatMap { tag -> [String] in
            var found = elements.contains(String(tag.2)) ? [] : ["<\(tag.2)>"]
            var rest = tag.3
            // Attributes are written with double quotes around their values, or without a value.
            while let attribute = rest.prefixMatch(of: #/\s+([a-z-]+)(?:="([^"<]*)")?/#) {
                rest = rest[attribute.range.upperBound...]
                let value = attribute.2.map(String.init) ?? ""
                if attribute.1.hasPrefix("on") || ["style", "srcdoc"].contains(attribute.1) {
                    found.append("\(attribute.0)")
                }
                if ["href", "src", "cite", "poster", "data-frame"].contains(attribute.1) {
                    let isHarmless = ["https://", "http://", "#", "media/"].contains {
                        value.hasPrefix($0)
                    }
                    if !isHarmless { found.append("\(attribute.0)") }
                }
            }
            return rest.allSatisfy { " /\n".contains($0) } ? found : found + ["\(tag.0)"]
        }
    }

    /// The text of HTML, without white space.
    private static func text(of html: String) -> String {
        var text = html.replacing(#/<[^>]*>/#, with: "")
        for (name, sign) in [("lt", "<"), ("gt", ">"), ("quot", "\""), ("#39", "'"), ("amp", "&")] {
            text = text.replacing("&\(name);", with: sign)
        }
        return squeezed(text)
    }

    private static func squeezed(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { !$0.properties.isWhitespace && !SafeText.isForbidden($0) })
    }

    @Test(
        "HTML within JSON is harmless by itself, and what was typed is text in it",
        arguments: hostile)
    func carried(text: String) throws {
        let edition = edition([Self.entry(text, "h0st11e000")])
        var carriers = 0
        for format in [ExportFormat.html, .ninjs, .jsonfeed] {
            for (path, document) in try exported(format, edition) where path.hasSuffix(".json") {
                let json = try JSONSerialization.jsonObject(with: Data(document.utf8))
                for html in Self.html(in: json) {
                    carriers += 1
                    #expect(Self.problems(html) == [], "\(path)")
                    if path.hasPrefix("live/") {
                        #expect(Self.text(of: html).contains(Self.squeezed(text)), "\(path)")
                    }
                }
                guard format == .ninjs, let members = json as? [String: Any] else { continue }
                let item = try #require((members["associations"] as? [[String: Any]])?.first)
                let head = try #require((item["headlines"] as? [[String: Any]])?.first)
                // What is a comment for the desk is no title.
                let title = SafeText.line(text.withoutComments)
                #expect(head["value"] as? String == (title.isEmpty ? "Update at 08:00" : title))
            }
        }
        #expect(carriers >= 3)
    }

    @Test(
        "The article that an open page asks for is the one on the page",
        arguments: hostile.prefix(4))
    func same(text: String) throws {
        let entries = ["h0st11e000", "h0st11e001", "h0st11e002"].map { Self.entry(text, $0) }
        let files = try exported(.html, edition(entries))
        let page = try #require(files["index.html"])
        let pieces = files.filter { $0.key.contains("h0st11e000") }
        #expect(pieces.count == 1)
        for (_, piece) in pieces {
            let json = try JSONSerialization.jsonObject(with: Data(piece.utf8)) as? [String: Any]
            let html = try #require(json?["html"] as? String)
            // Whether its day was told above it is known on the page alone.
            let start = try #require(html.range(of: "<p class=\"day\">")?.lowerBound)
            let article = html[start...].trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(page.contains(article) && html[..<start].contains("<li value="))
        }
    }

    @Test(
        "HTML in feeds and data has nothing that only the page's style makes sense of",
        arguments: [true, false])
    func plain(hasAddress: Bool) throws {
        var entry = HarbourBridge.explainer
        entry.body +=
            "\n\n[A notice](https://other.example/a) ![The pier](\(HarbourBridge.picture))"
        var edition = edition([entry]) { if !hasAddress { $0.url = nil } }
        edition.summary = HarbourBridge.summary
        edition.summary?.body = entry.body
        let files = try exported(.all, edition)
        for file in ["blog.json", "feed.json", "ninjs.json", "feed.atom"] {
            let text = try #require(files[file])
            #expect(text.contains("other.example/a"), "\(file)")
            for mark in ["visually-hidden", "role=", "tabindex", "class=", "srcset"] {
                #expect(!text.contains(mark), "\(file): \(mark)")
            }
        }
        let page = try #require(files["index.html"])
        #expect(page.contains("tabindex=\"0\" aria-label=\"Table"))
        #expect(page.contains("class=\"external\">A notice<span class=\"visually-hidden\">"))
    }
}
