import Editorial
import Testing

@testable import Checks

@Suite struct ATT009Tests {
    @Test("Reports have reporters")
    func example() throws {
        let failing = input("Two people were reportedly arrested.")
        let found = findings("ATT-009", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "reportedly")
        let passing = input("Two people were arrested, police said.")
        #expect(findings("ATT-009", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A writer's own caution is noted, harm and claims by nobody are warned of")
    func weight() {
        let severity = { findings("ATT-009", in: input($0)).map(\.severity) }
        #expect(severity("The mayor is thought to like trams.") == [.info])
        #expect(severity("Two sailors are believed to have died.") == [.warning])
        #expect(severity("It was claimed the mayor likes trams.") == [.warning])
        #expect(severity("The mayor is believed to be at sea, her office said.").isEmpty)
    }
}
