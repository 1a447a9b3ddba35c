import Editorial
import Testing

@testable import Export

/// What is never exported, in any format: the fixture has a mark in each place.
@Suite struct SecrecyTests {
    @Test(
        "Nothing that readers have no business with is in any format",
        arguments: ExportFormat.allCases)
    func marks(format: ExportFormat) throws {
        for (path, text) in try exported(format) {
            let leak = text.range(of: "SECRET").map { text[$0.lowerBound...].prefix(40) }
            #expect(leak == nil, "\(path): \(leak ?? "")")
            #expect(!text.contains("secret@"), "\(path)")
        }
    }

    @Test("The fixture has the marks that the other test looks for")
    func fixtureHasMarks() throws {
        let edition = HarbourBridge.edition
        let dump = "\(edition.desk)\(try edition.entries())"
        for mark in [
            "TITLE", "BODY", "CHECKER", "CLAIMSOURCE", "CHECKING", "UNVERIFIED", "VERIFIER",
            "INSIDER", "PERSON", "REASON",
            "KNOWER", "CORRECTOR", "WITHDRAWER", "SHA", "KEY",
        ] {
            #expect(dump.contains("SECRET\(mark)"))
        }
    }

    @Test(
        "Comments for the desk are in no text of an entry, and in no format",
        arguments: ExportFormat.allCases)
    func comments(format: ExportFormat) throws {
        let note = "<!-- COMMENTED -->"
        var entry = HarbourBridge.figures
        entry.title = "Read it \(note)"
        entry.isKey = true
        entry.keyText = "Report out \(note)"
        entry.body = "Full text. \(note)"
        entry.byline = [Byline(name: "Ana Ruiz \(note)", role: "Reporter \(note)")]
        entry.quotes = [
            Quotation(text: "It was us. \(note)", speaker: "Bo \(note)", role: "Mayor \(note)")
        ]
        entry.media = [
            Media(
                url: "https://cdn.example/a.jpg", alt: "A bridge \(note)",
                caption: "The bridge \(note)", credit: "Ana \(note)")
        ]
        entry.corrections = [
            Correction(was: "Six \(note)", now: "Seven \(note)", note: "Wrong \(note)")
        ]
        for (path, text) in try exported(format, edition([entry])) {
            #expect(!text.contains("COMMENTED"), "\(path)")
        }
    }

    @Test("A translated quotation is in the language of the page, another in its own")
    func languageOfQuote() throws {
        var entry = HarbourBridge.figures
        entry.quotes = [Quotation(text: "We stay ready.", language: "fr", translated: true)]
        #expect(
            try exported(.html, edition([entry]))["index.html"]?.contains("lang=\"fr\"") == false)
        entry.quotes = [Quotation(text: "Nous restons.", language: "fr", translated: false)]
        #expect(
            try exported(.html, edition([entry]))["index.html"]?.contains("lang=\"fr\"") == true)
    }

    @Test(
        "A quote card names the source that readers may know, and no other",
        arguments: [
            ("broadcast", "Ana Ruiz", nil, "Source: Radio Aller at seven"),
            ("broadcast", "Ana Ruiz", "Radio Aller at seven", nil),
            ("person", "Ana Ruiz", nil, nil), ("confidential", "Ana Ruiz", nil, nil),
            ("unheard-of", "Ana Ruiz", nil, nil), ("broadcast", nil, nil, nil),
        ] as [(String, String?, String?, String?)])
    func sourceOfQuote(kind: String, speaker: String?, role: String?, told: String?) throws {
        var entry = HarbourBridge.figures
        entry.claims = []
        entry.sources = [
            Source(
                id: "s", name: "Radio Aller at seven", kind: kind, url: "https://radio.example/7")
        ]
        entry.quotes = [
            Quotation(
                text: "It was us.", speaker: speaker, role: role, source: "s",
                descriptor: "An official")
        ]
        let files = try exported(.all, edition([entry]))
        let page = try #require(files["index.html"])
        #expect(
            page.contains("href=\"https://radio.example/7\">Source: Radio Aller") == (told != nil))
        if let told {
            #expect(page.contains(told))
            #expect(files["feed.json"]?.contains(told) == true)
        } else if role == nil {
            for (path, text) in files { #expect(!text.contains("Radio Aller"), "\(path)") }
        }
    }

    @Test("A document behind an unnamed speaker is not named either")
    func sourceOfUnnamed() throws {
        var entry = HarbourBridge.figures
        entry.quotes = [Quotation(text: "It was us.", source: "report", descriptor: "An official")]
        let text = try #require(try exported(.json, edition([entry]))["blog.json"])
        #expect(!text.contains("Harbour Board"))
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
