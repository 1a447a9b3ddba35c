import Editorial
import Testing

@testable import Checks

@Suite struct ATT009Tests {
    @Test("Reports have reporters")
    func example() throws {
        let failing = input("Two people were reportedly arrested.")
        let found = findings("ATT-009", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "reportedly")
        let passing = input("Two people were arrested, police said.")
        #expect(findings("ATT-009", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
