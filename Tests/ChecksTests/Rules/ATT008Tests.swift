import Editorial
import Testing

@testable import Checks

@Suite struct ATT008Tests {
    @Test("Text and record name the same speaker")
    func example() throws {
        let failing = input(
            "“We are going home now,” Kim said.",
            entry { $0.quotes = [Quotation(text: "We are going home now", speaker: "Lee")] })
        let found = findings("ATT-008", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "“We are going home now,” Lee said.",
            entry { $0.quotes = [Quotation(text: "We are going home now", speaker: "Lee")] })
        #expect(findings("ATT-008", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
