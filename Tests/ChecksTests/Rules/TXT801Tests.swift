import Editorial
import Testing

@testable import Checks

@Suite struct TXT801Tests {
    @Test("A word of the newsroom’s list is shown")
    func example() throws {
        let failing = input("The gadzooks was there.", words: "[profanity]\ngadzooks")
        let found = findings("TXT-801", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "gadzooks")
        let passing = input("The gadzooks was there.")
        #expect(findings("TXT-801", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
