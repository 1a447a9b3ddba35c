import Editorial
import Testing

@testable import Checks

@Suite struct ATT010Tests {
    @Test("Translated words say so")
    func example() throws {
        let failing = input(
            "“We are at home here,” said Tom Lee.",
            entry {
                $0.quotes = [
                    Quotation(text: "We are at home here", speaker: "Tom Lee", language: "fr")
                ]
            })
        let found = findings("ATT-010", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "“We are at home here,” said Tom Lee (translated from French).",
            entry {
                $0.quotes = [
                    Quotation(text: "We are at home here", speaker: "Tom Lee", language: "fr")
                ]
            })
        #expect(findings("ATT-010", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
