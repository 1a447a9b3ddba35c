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
}
