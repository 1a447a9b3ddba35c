import Editorial
import Testing

@testable import Checks

@Suite struct ATT007Tests {
    @Test("Quoted words are the recorded ones")
    func example() throws {
        let failing = input(
            "Lee counted “40 boats”.",
            entry { $0.quotes = [Quotation(text: "about 40 boats", speaker: "Lee")] })
        let found = findings("ATT-007", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "“40 boats”")
        let passing = input(
            "Lee counted “about 40 boats”.",
            entry { $0.quotes = [Quotation(text: "about 40 boats", speaker: "Lee")] })
        #expect(findings("ATT-007", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("What is left out may be marked")
    func elision() {
        let entry = entry {
            $0.quotes = [Quotation(text: "We saw them leave at dawn, all of them", speaker: "Lee")]
        }
        let text = "“We saw them […] all of them,” said Lee."
        #expect(findings("ATT-007", in: input(text, entry)).isEmpty)
    }
}
