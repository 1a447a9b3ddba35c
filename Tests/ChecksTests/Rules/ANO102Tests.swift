import Editorial
import Testing

@testable import Checks

@Suite struct ANO102Tests {
    @Test("A source is described")
    func example() throws {
        let failing = input("A source said talks had failed.")
        let found = findings("ANO-102", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "source")
        let passing = input("A diplomat at the talks said they had failed.")
        #expect(findings("ANO-102", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
