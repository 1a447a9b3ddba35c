import Editorial
import Testing

@testable import Checks

@Suite struct LNK601Tests {
    @Test("A link says where it leads")
    func example() throws {
        let failing = markdown("[Click here](https://example.org/tips) for tips.")
        let found = findings("LNK-601", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Click here")
        let passing = markdown("Read [tips for patients](https://example.org/tips).")
        #expect(findings("LNK-601", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
