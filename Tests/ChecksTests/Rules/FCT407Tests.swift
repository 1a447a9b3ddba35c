import Editorial
import Testing

@testable import Checks

@Suite struct FCT407Tests {
    @Test("What is not verified is hedged")
    func example() throws {
        let failing = input(
            "Seven people died.",
            entry {
                $0.claims = [
                    Claim(
                        key: "deaths", value: "7", source: "s1", checkedBy: "ed",
                        at: Instant(seconds: 0), status: "unverified")
                ]
            })
        let found = findings("FCT-407", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "Seven people died, according to unconfirmed reports.",
            entry {
                $0.claims = [
                    Claim(
                        key: "deaths", value: "7", source: "s1", checkedBy: "ed",
                        at: Instant(seconds: 0), status: "unverified")
                ]
            })
        #expect(findings("FCT-407", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
