import Editorial
import Testing

@testable import Checks

@Suite struct ATT003Tests {
    @Test("A speaker is introduced on first mention")
    func example() throws {
        let failing = input("“It is safe,” Okafor said.")
        let found = findings("ATT-003", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Okafor")
        let passing = input("“It is safe,” said Dr Ada Okafor, the hospital’s chief of surgery.")
        #expect(findings("ATT-003", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test(
        "Who is described, is no person or only starts a sentence needs no role",
        arguments: [
            "“It is safe,” said steward Bob Tate.",
            "“It is safe,” Labour’s Ana Moor said.",
            "“It is safe,” the NHS said.",
            "“It is safe,” The Guardian reports.",
            "“It is safe,” said Harbour Watch International.",
            "“It is safe,” said undersecretary Mona Field.",
        ])
    func described(source: String) {
        #expect(findings("ATT-003", in: input(source)).isEmpty)
    }
}
