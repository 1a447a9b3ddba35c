import Editorial
import Testing

@testable import Checks

@Suite struct TIM701Tests {
    @Test("Times lie in the past")
    func example() throws {
        let failing = input(
            "", entry { $0.created = Instant(rfc3339: "2024-03-02T10:00:00Z") },
            now: "2024-03-01T10:00:00Z")
        let found = findings("TIM-701", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "", entry { $0.created = Instant(rfc3339: "2024-03-01T09:00:00Z") },
            now: "2024-03-01T10:00:00Z")
        #expect(findings("TIM-701", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
