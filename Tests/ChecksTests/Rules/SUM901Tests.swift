import Editorial
import Testing

@testable import Checks

@Suite struct SUM901Tests {
    @Test("A summary agrees with the entries")
    func example() throws {
        let failing = input(
            "A second strike ended at 08:00.",
            summarised: ["The union speaks as the strike gets under way."])
        let found = findings("SUM-901", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "ended")
        #expect(found.first?.message.contains("“gets under way”") == true)
        let passing = input(
            "A second strike is under way.",
            summarised: ["The union speaks as the strike gets under way."])
        #expect(findings("SUM-901", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("“Over” says that something is at its end only after a form of “be”")
    func over() {
        let source = "The union speaks as the strike gets under way."
        let failing = input("The second strike is over.", summarised: [source])
        #expect(marked(findings("SUM-901", in: failing), in: failing) == "is over")
        let other = input("A second strike over pay ended at 08:00.", summarised: [source])
        #expect(marked(findings("SUM-901", in: other), in: other) == "ended")
        let passing = input("A strike over pay began.", summarised: [source])
        #expect(findings("SUM-901", in: passing).isEmpty)
    }
}
