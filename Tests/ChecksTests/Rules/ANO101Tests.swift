import Editorial
import Testing

@testable import Checks

@Suite struct ANO101Tests {
    @Test("An unnamed speaker has a recorded reason")
    func example() throws {
        let failing = input("“It was chaos,” said an aide.")
        let found = findings("ANO-101", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "an aide")
        let passing = input(
            "“It was chaos,” said an aide who was not authorised to speak.",
            entry {
                $0.quotes = [
                    Quotation(
                        text: "It was chaos", descriptor: "an aide",
                        reason: "not authorised to speak", knownTo: "ed")
                ]
            })
        #expect(findings("ANO-101", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
