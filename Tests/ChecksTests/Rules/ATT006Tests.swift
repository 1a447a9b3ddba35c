import Editorial
import Testing

@testable import Checks

@Suite struct ATT006Tests {
    @Test("A long quotation names its speaker early")
    func example() throws {
        let failing = input("“A. B. C. D.” said Lee")
        let found = findings("ATT-006", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Lee")
        let passing = input("“A,” said Lee. “B. C. D.”")
        #expect(findings("ATT-006", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
