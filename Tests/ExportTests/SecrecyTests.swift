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
