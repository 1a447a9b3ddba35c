import Editorial
import Testing

@testable import Checks

@Suite struct CON502Tests {
    @Test("A figure that changes says so")
    func example() throws {
        let failing = input(
            "Five hospitals across the county have cancelled routine operations.",
            earlier: facts("Six hospitals across the county have cancelled routine operations."))
        let found = findings("CON-502", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Five")
        let passing = input(
            "Five hospitals across the county have cancelled routine operations, revised from six.",
            earlier: facts("Six hospitals across the county have cancelled routine operations."))
        #expect(findings("CON-502", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
