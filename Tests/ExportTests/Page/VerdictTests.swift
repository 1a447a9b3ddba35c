import Editorial
import Foundation
import Testing

@testable import Export

/// What readers are told of claims that were checked, in each format that carries their text.
@Suite struct VerdictTests {
    private static let open = Source(
        id: "board", name: "Harbour Board", kind: "document", url: "https://harbour.example/r")

    private func entry(_ claims: [Claim], _ sources: [Source] = [open]) -> Entry {
        var entry = HarbourBridge.many(1)[0]
        entry.claims = claims
        entry.sources = sources
        return entry
    }

    private func claim(
        _ status: String?, _ text: String? = "40 boats sank", source: String? = "board"
    ) -> Claim {
        Claim(key: "boats", text: text, source: source, at: Instant(seconds: 0), status: status)
    }

    private func page(_ entry: Entry, language: String = "en", publisher: String? = "The Herald")
        throws -> String
    {
        let edition = edition([entry]) {
            $0.language = language
            $0.publisher = publisher
        }
        return try #require(try exported(.html, edition)["index.html"])
    }

    @Test(
        "The page has the claim, the verdict in its own language, and the source",
        arguments: [
            ("en", "Fact check by The Herald", "Verified", "Disputed", "Source: Harbour Board"),
            ("de", "Faktencheck: The Herald", "Bestätigt", "Umstritten", "Quelle: Harbour Board"),
            (
                "fr", "Vérification des faits\u{A0}: The Herald", "Vérifié", "Contesté",
                "Source\u{A0}: Harbour Board"
            ),
            ("ar", "تدقيق الحقائق: The Herald", "مؤكد", "محل خلاف", "المصدر: Harbour Board"),
        ])
    func words(language: String, title: String, yes: String, no: String, source: String) throws {
        for (status, word) in [("verified", yes), ("disputed", no)] {
            let page = try page(entry([claim(status)]), language: language)
            #expect(page.contains("<p class=\"verdicts-title\">\(title)</p>"))
            #expect(page.contains("<span dir=\"auto\">40 boats sank</span>"))
            #expect(page.contains("<strong class=\"verdict \(status)\">\(word)</strong>"))
            #expect(page.contains("href=\"https://harbour.example/r\">\(source)<"))
            // What search engines are told is what readers see.
            #expect(page.contains("\"alternateName\":\"\(word)\""))
        }
    }

    @Test("A newsroom without a publisher's name checks all the same")
    func withoutPublisher() throws {
        let page = try page(entry([claim("verified")]), publisher: nil)
        #expect(page.contains("<p class=\"verdicts-title\">Fact check</p>"))
    }

    @Test("Without words or a verdict nothing is shown, nor told to search engines")
    func none() throws {
        for claim in [
            claim("unverified"), claim("checking"), claim(nil), claim("true"),
            claim("verified", nil), claim("disputed", " \n "),
        ] {
            let page = try page(entry([claim]))
            #expect(!page.contains("class=\"verdict") && !page.contains("ClaimReview"))
            #expect(!page.contains("Fact check"))
        }
    }

    @Test(
        "A source that readers may not know is not told",
        arguments: ["person", "confidential", "whatever"])
    func hidden(kind: String) throws {
        let source = Source(
            id: "board", name: "Ann Hidden", kind: kind, url: "https://hidden.example/")
        for (path, text) in try exported(.all, edition([entry([claim("verified")], [source])])) {
            #expect(!text.lowercased().contains("hidden."), "\(path)")
            #expect(!text.contains("Ann Hidden"), "\(path)")
        }
        let page = try page(entry([claim("verified")], [source]))
        #expect(page.contains(">Verified</strong></p>"))
    }

    @Test("A source without a name is called by its host, one without an address is no link")
    func sources() throws {
        let unnamed = Source(id: "board", kind: "data", url: "https://data.example/a/b")
        #expect(
            try page(entry([claim("verified")], [unnamed])).contains(
                "href=\"https://data.example/a/b\">Source: data.example<"))
        let bare = Source(id: "board", name: "Harbour Board", kind: "statement")
        #expect(
            try page(entry([claim("verified")], [bare])).contains(
                "<span class=\"role\" dir=\"auto\">Source: Harbour Board</span>"))
    }

    @Test("What is withdrawn has no verdict either")
    func withdrawn() throws {
        var entry = entry([claim("verified")])
        entry.retracted = Retraction(at: HarbourBridge.at("10:00"), reason: "It was not so.")
        #expect(!(try page(entry)).contains("40 boats sank"))
    }

    @Test("Every format that carries the readers' text has it")
    func formats() throws {
        let line = "40 boats sank — Disputed (Source: Harbour Board https://harbour.example/r)"
        let files = try exported(.all, edition([entry([claim("disputed")])]))
        #expect(files["blog.txt"]?.contains("Fact check by The Northgate Herald: \(line)") == true)
        #expect(files["ninjs.json"]?.contains(line) == true)
        #expect(
            files["blog.md"]?.contains(
                "**Fact check by The Northgate Herald**\n\n- 40 boats sank — **Disputed** "
                    + "(Source: Harbour Board <https://harbour.example/r>)") == true)
        let carried = "40 boats sank — <strong>Disputed</strong> (<a href="
        for file in ["feed.json", "ninjs.json"] {
            let text = try #require(files[file])
            let html = text.replacing("\\u003c", with: "<").replacing("\\u003e", with: ">")
            #expect(html.contains(carried), "\(file)")
        }
        #expect(
            files["feed.atom"]?.contains("40 boats sank — &lt;strong&gt;Disputed&lt;/strong&gt;")
                == true)
        #expect(files["blog.json"]?.contains("\"status\": \"disputed\"") == true)
        let pieces = files.filter { $0.key.hasPrefix("live/") }.values
        #expect(pieces.contains { $0.contains("40 boats sank") && $0.contains("verdict disputed") })
    }
}
