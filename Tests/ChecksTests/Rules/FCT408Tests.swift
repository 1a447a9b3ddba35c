import Editorial
import Testing

@testable import Checks

@Suite struct FCT408Tests {
    @Test("A toll says when")
    func example() throws {
        let failing = input("Seven dead.")
        let found = findings("FCT-408", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Seven")
        let passing = input("Seven dead as of 14:00, police said.")
        #expect(findings("FCT-408", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A known toll is noted, one that is being counted is warned of")
    func known() {
        let severity = { findings("FCT-408", in: input($0)).map(\.severity) }
        #expect(severity("Some 12 people were killed.") == [.warning])
        #expect(severity("A wreath was laid for the 12 killed in the storm.") == [.info])
    }
}
