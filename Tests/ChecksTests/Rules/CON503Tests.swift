import Editorial
import Testing

@testable import Checks

@Suite struct CON503Tests {
    @Test("A summary has the figures of the entries")
    func example() throws {
        let failing = input(
            "Repairs will cost £6m, the council says.",
            summarised: ["The council says repairs will cost £5m."])
        let found = findings("CON-503", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "£6m")
        let passing = input(
            "Repairs will cost £5m, the council says.",
            summarised: ["The council says repairs will cost £5m."])
        #expect(findings("CON-503", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A summary that is largely made of new words is a note")
    func inventions() {
        let source =
            "The council says the bridge stays shut while engineers look at the northern pier."
        let failing = input(
            "Angry farmers blocked a motorway with tractors.", summarised: [source])
        let found = findings("CON-503", in: failing)
        #expect(found.map(\.severity) == [.info])
        #expect(marked(found, in: failing) == "Angry")
        let passing = input(
            "Engineers are looking at the pier and the bridge is closed.", summarised: [source])
        #expect(findings("CON-503", in: passing).isEmpty)
    }
}
