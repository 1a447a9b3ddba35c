import Editorial
import Testing

@testable import Checks

@Suite struct FCT405Tests {
    @Test("The difference of two percentages is in points")
    func example() throws {
        let failing = input("Support rose 5% from 40% to 45%")
        let found = findings("FCT-405", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "5%")
        let passing = input("Support rose five points from 40% to 45%")
        #expect(findings("FCT-405", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
