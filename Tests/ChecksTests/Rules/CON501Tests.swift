import Editorial
import Testing

@testable import Checks

@Suite struct CON501Tests {
    @Test("A claim that changes says so")
    func example() throws {
        let failing = input(
            "",
            entry {
                $0.claims = [
                    Claim(
                        key: "deaths", value: "7", source: "s1", checkedBy: "ed",
                        at: Instant(seconds: 0), status: "verified")
                ]
            }, earlier: [EntryFacts(entry: "e1", claims: [Claim(key: "deaths", value: "6")])])
        let found = findings("CON-501", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "",
            entry {
                $0.claims = [
                    Claim(
                        key: "deaths", value: "7", source: "s1", checkedBy: "ed",
                        at: Instant(seconds: 0), status: "verified", supersedes: "e1")
                ]
            }, earlier: [EntryFacts(entry: "e1", claims: [Claim(key: "deaths", value: "6")])])
        #expect(findings("CON-501", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
