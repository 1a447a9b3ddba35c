import Editorial
import Testing

@testable import Checks

@Suite struct FCT401Tests {
    @Test("A figure has a source")
    func example() throws {
        let failing = input("Some 4,200 homes have no power.")
        let found = findings("FCT-401", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "4,200")
        let passing = input(
            "Some 4,200 homes have no power, the grid operator says.",
            entry {
                $0.claims = [
                    Claim(
                        key: "homes", value: "4,200", source: "s1", checkedBy: "ed",
                        at: Instant(seconds: 0), status: "verified")
                ]
            })
        #expect(findings("FCT-401", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
