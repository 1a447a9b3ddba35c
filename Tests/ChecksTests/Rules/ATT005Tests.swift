import Editorial
import Testing

@testable import Checks

@Suite struct ATT005Tests {
    @Test("A quotation that is opened is closed")
    func example() throws {
        let failing = input("Lee said: “We are leaving.")
        let found = findings("ATT-005", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "“")
        let passing = input("Lee said: “We are leaving.”")
        #expect(findings("ATT-005", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A paragraph may stay open if the next one opens again")
    func paragraphs() {
        let text = "Lee said: “We are leaving.\n“We shall be back,” she added."
        #expect(findings("ATT-005", in: input(text)).isEmpty)
    }

    @Test("Marks of two kinds are made one")
    func mixed() {
        let found = findings("ATT-005", in: input("Lee said: “We are leaving.\""))
        #expect(found.map(\.replacement) == ["“We are leaving.”"])
    }
}
