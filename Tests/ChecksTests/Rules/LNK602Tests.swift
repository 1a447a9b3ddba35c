import Editorial
import Testing

@testable import Checks

@Suite struct LNK602Tests {
    @Test("A link leads to the web")
    func example() throws {
        let failing = markdown("Read [tips](javascript:alert).")
        let found = findings("LNK-602", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "tips")
        let passing = markdown("Read [tips](https://example.org/tips).")
        #expect(findings("LNK-602", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
