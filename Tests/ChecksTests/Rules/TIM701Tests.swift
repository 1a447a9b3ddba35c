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

    @Test("What a blog with a later clock has published is held against its own time")
    func ahead() {
        func found(obtained: String) -> [Finding] {
            findings(
                "TIM-701",
                in: input(
                    "",
                    entry {
                        $0.created = Instant(rfc3339: "2031-03-01T09:00:00Z")
                        $0.published = Instant(rfc3339: "2031-03-01T10:00:00Z")
                        $0.updated = Instant(rfc3339: "2031-03-01T11:00:00Z")
                        $0.sources = [Source(id: "s1", obtained: Instant(rfc3339: obtained))]
                    }, now: "2024-03-01T10:00:00Z"))
        }
        #expect(found(obtained: "2031-03-01T09:30:00Z").isEmpty)
        #expect(found(obtained: "2031-03-02T09:30:00Z").count == 1)
    }

    @Test("When a source was obtained is looked at")
    func obtained() {
        let failing = input(
            "",
            entry {
                $0.sources = [Source(id: "s1", obtained: Instant(rfc3339: "2024-03-02T10:00:00Z"))]
            }, now: "2024-03-01T10:00:00Z")
        #expect(findings("TIM-701", in: failing).count == 1)
    }
}
