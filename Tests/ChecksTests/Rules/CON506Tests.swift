import Editorial
import Testing

@testable import Checks

@Suite struct CON506Tests {
    @Test("The same words have one speaker")
    func example() throws {
        let failing = input(
            "“We will never give in to this,” said Mayor Kim.",
            earlier: facts("“We will never give in to this,” said Mayor Lee."))
        let found = findings("CON-506", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "“We will never give in to this,” said Mayor Lee.",
            earlier: facts("“We will never give in to this,” said Mayor Lee."))
        #expect(findings("CON-506", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
