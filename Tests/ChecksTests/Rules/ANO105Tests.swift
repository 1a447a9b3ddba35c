import Editorial
import Testing

@testable import Checks

@Suite struct ANO105Tests {
    @Test("A key entry has two sources")
    func example() throws {
        let failing = input(
            "The bridge is closed.",
            entry {
                $0.sources = [Source(id: "s1")]
                $0.tags = ["breaking"]
            })
        let found = findings("ANO-105", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "The bridge is closed, which is not yet confirmed elsewhere.",
            entry {
                $0.sources = [Source(id: "s1")]
                $0.tags = ["breaking"]
            })
        #expect(findings("ANO-105", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
