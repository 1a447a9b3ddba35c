import Editorial
import Testing

@testable import Checks

@Suite struct ATT002Tests {
    @Test("A pronoun needs somebody before it")
    func example() throws {
        let failing = input("“We will appeal,” he said.")
        let found = findings("ATT-002", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "he")
        let passing = input("Mayor Tom Lee left the court. “We will appeal,” he said.")
        #expect(findings("ATT-002", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
