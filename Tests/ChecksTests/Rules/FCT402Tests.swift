import Editorial
import Testing

@testable import Checks

@Suite struct FCT402Tests {
    @Test("A superlative has a source")
    func example() throws {
        let failing = input("It is the worst flood in a century.")
        let found = findings("FCT-402", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "worst")
        let passing = input("It is the worst flood since 1931, the institute says.")
        #expect(findings("FCT-402", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
