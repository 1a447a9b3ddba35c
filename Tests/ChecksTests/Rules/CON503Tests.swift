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

    @Test(
        "Money is held against money, shares against shares, days against days",
        arguments: [
            ("Repairs will cost £6m.", "Repairs will cost £5m. Six homes were flooded.", "£6m"),
            ("Some 40% agree.", "Some 45% of the 40 people asked agree.", "40%"),
            ("The vote is on 3 May.", "The vote is on 5 May. Police hold 3 people.", "3 May"),
        ])
    func kinds(summary: String, source: String, words: String) {
        let failing = input(summary, summarised: [source])
        #expect(marked(findings("CON-503", in: failing), in: failing) == words)
    }

    @Test(
        "The same figure in another form is known",
        arguments: [
            ("The vote is on 3 May.", "The vote is on the 3rd of May."),
            ("The vote is on 3 May.", "The count goes on from 3 to 5 May."),
            ("Repairs will cost £2 million.", "Repairs will cost between £2 and £3 million."),
            ("Repairs will cost 5 million pounds.", "Repairs will cost £5m."),
            ("Half of them agree.", "They were asked, and 50% agree."),
            ("They paid # 2,100 a year.", "They paid £2,100 a year."),
        ])
    func forms(summary: String, source: String) {
        #expect(findings("CON-503", in: input(summary, summarised: [source])).isEmpty)
    }
}
