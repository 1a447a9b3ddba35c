import Editorial
import Testing

@testable import Checks

@Suite struct ATT004Tests {
    @Test("Two recorded speakers in a paragraph are both named")
    func example() throws {
        let failing = input(
            "“Go now,” said Lee. “Stay inside.”",
            entry {
                $0.quotes = [
                    Quotation(text: "Go now", speaker: "Lee"),
                    Quotation(text: "Stay inside", speaker: "Kim"),
                ]
            })
        let found = findings("ATT-004", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "“Stay inside.”")
        let passing = input(
            "“Go now,” said Lee. Kim disagreed: “Stay inside.”",
            entry {
                $0.quotes = [
                    Quotation(text: "Go now", speaker: "Lee"),
                    Quotation(text: "Stay inside", speaker: "Kim"),
                ]
            })
        #expect(findings("ATT-004", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
