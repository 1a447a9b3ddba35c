import Editorial
import Testing

@testable import Checks

@Suite struct FCT406Tests {
    @Test("A claim record is complete")
    func example() throws {
        let failing = input("", entry { $0.claims = [Claim(key: "deaths", value: "7")] })
        let found = findings("FCT-406", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "",
            entry {
                $0.claims = [
                    Claim(
                        key: "deaths", value: "7", source: "s1", checkedBy: "ed",
                        at: Instant(seconds: 0), status: "verified")
                ]
            })
        #expect(findings("FCT-406", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
