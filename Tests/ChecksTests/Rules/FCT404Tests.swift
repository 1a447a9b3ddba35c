import Editorial
import Testing

@testable import Checks

@Suite struct FCT404Tests {
    @Test("A share is that of its counts")
    func example() throws {
        let failing = input("It was backed by 99 of 232 MPs (42%).")
        let found = findings("FCT-404", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "42%")
        let passing = input("It was backed by 99 of 232 MPs (43%).")
        #expect(findings("FCT-404", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test(
        "Up is up",
        arguments: ["The toll is up from 10 to 8 people.", "Prices fell from 3% to 5%."])
    func direction(text: String) {
        #expect(findings("FCT-404", in: input(text)).count == 1)
    }
}
