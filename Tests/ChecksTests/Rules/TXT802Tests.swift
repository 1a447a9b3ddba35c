import Editorial
import Testing

@testable import Checks

@Suite struct TXT802Tests {
    @Test("A word for the lawyers is shown")
    func example() throws {
        let failing = input("The gadzooks was there.", words: "[legal-trigger]\ngadzooks")
        let found = findings("TXT-802", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "gadzooks")
        let passing = input("The gadzooks was there.")
        #expect(findings("TXT-802", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
