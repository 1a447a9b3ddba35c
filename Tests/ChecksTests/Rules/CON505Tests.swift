import Editorial
import Testing

@testable import Checks

@Suite struct CON505Tests {
    @Test("A published figure changes openly")
    func example() throws {
        let failing = input("Police counted 7 cars.", published: "Police counted 6 cars.")
        let found = findings("CON-505", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "7")
        let passing = input(
            "Police counted 7 cars. Correction 14:10: an earlier version said 6.",
            published: "Police counted 6 cars.")
        #expect(findings("CON-505", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
