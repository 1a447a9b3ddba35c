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

    /// Two entries, of which the second replaces the claim of the first.
    private func replaced(
        _ key: String = "boats", by supersedes: String? = nil,
        change: (inout [Entry]) -> Void = { _ in }
    ) -> Edition {
        var entries = HarbourBridge.many(2)
        entries[0].claims = [
            Claim(key: "boats", text: "40 boats sank", at: Instant(seconds: 0), status: "verified")
        ]
        entries[1].claims = [
            Claim(
                key: key, text: "37 boats sank", at: Instant(seconds: 60), status: "verified",
                supersedes: supersedes ?? "boats")
        ]
        change(&entries)
        return edition(entries) { $0.url = "https://herald.example/b/" }
    }

    @Test(
        "A claim that another has replaced is shown as that in every format, with the way to the new one",
        arguments: [
            ("boats", nil), ("boats-2", nil), ("boats-2", HarbourBridge.many(1)[0].id.description),
        ])
    func superseded(key: String, supersedes: String?) throws {
        let edition = replaced(key, by: supersedes)
        let newer = try #require(edition.entries().last)
        let link = "https://herald.example/b/#entry-\(newer.id)"
        let files = try exported(.all, edition)
        let page = try #require(files["index.html"])
        #expect(
            page.contains(
                "<strong class=\"verdict superseded\">Superseded</strong> <a href=\"#entry-\(newer.id)\">"
                    + "See the entry of 06:01 GMT 3 March 2017</a>"))
        #expect(page.ranges(of: "<strong class=\"verdict verified\">").count == 1)
        // Search engines are told of the current claim alone.
        for file in ["index.html", "blog.jsonld"] {
            let text = try #require(files[file])
            #expect(text.ranges(of: "\"ClaimReview\"").count == 1, "\(file)")
            #expect(text.contains("\"claimReviewed\":\"37 boats sank\""), "\(file)")
        }
        let line =
            "40 boats sank — Superseded (See the entry of 06:01 GMT 3 March 2017 \(link))"
        #expect(files["blog.txt"]?.contains(line) == true)
        #expect(files["ninjs.json"]?.contains(line) == true)
        #expect(
            files["blog.md"]?.contains(
                "- 40 boats sank — **Superseded** (See the entry of 06:01 GMT 3 March 2017 <\(link)>)"
            )
                == true)
        let atom = try #require(files["feed.atom"]).replacing("&quot;", with: "\"")
        let carried = try #require(atom.firstRange(of: "Superseded"))
        #expect(
            atom[carried.lowerBound...].prefix(200).contains("(&lt;a href=\"\(link)\"&gt;See the"))
        let json = try #require(files["blog.json"])
        #expect(json.contains("\"status\": \"superseded\",\n          \"found\": \"verified\""))
        #expect(json.contains("\"supersededBy\": \"\(newer.id)\""))
        #expect(json.ranges(of: "\"status\": \"verified\"").count == 1)
        let rules = try JSONSerialization.jsonObject(with: Data(ExportFormat.schemaBytes))
        let checker = SchemaChecker(schema: try #require(rules as? [String: Any]))
        let document = try JSONSerialization.jsonObject(with: Data(json.utf8))
        #expect(checker.problems(of: document) == [])
    }

    @Test("A claim that nobody takes the place of stays as it is")
    func notSuperseded() throws {
        let pages = try [
            // The other entry was taken back, or speaks of another claim.
            replaced {
                $0[1].retracted = Retraction(at: HarbourBridge.at("10:00"), reason: "Wrong.")
            },
            replaced("boats-2", by: "ships"),
            // An entry with several claims is replaced in what the other is about.
            replaced("ships", by: HarbourBridge.many(1)[0].id.description) {
                $0[0].claims.append(Claim(key: "tides", text: "It is high", status: "disputed"))
            },
            // An older claim of the same name does not replace the newer one.
            replaced {
                $0[0].claims[0].at = Instant(seconds: 120)
            },
        ].map { try #require(try exported(.html, $0)["index.html"]) }
        for page in pages {
            #expect(page.contains("<span dir=\"auto\">40 boats sank</span>"))
            #expect(!page.contains("Superseded"))
        }
    }

    @Test(
        "A claim that is not verified yet takes the place of an older one, and is not shown itself")
    func unverifiedReplacement() throws {
        let page = try #require(
            try exported(.html, replaced { $0[1].claims[0].status = "unverified" })["index.html"])
        #expect(page.contains(">Superseded</strong>") && !page.contains("ClaimReview"))
        #expect(!page.contains("37 boats sank"))
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
