import Editorial
import Testing

@testable import Checks

@Suite struct CON504Tests {
    @Test("A name has one spelling")
    func example() throws {
        let failing = input(
            "Then Ms Bauchtman, the engineer, left.",
            earlier: facts("Ms Buchtmann, an engineer, arrived."))
        let found = findings("CON-504", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Bauchtman")
        let passing = input(
            "Then Ms Buchtmann, the engineer, left.",
            earlier: facts("Ms Buchtmann, an engineer, arrived."))
        #expect(findings("CON-504", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
