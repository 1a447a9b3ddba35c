import Editorial
import Testing

@testable import Checks

@Suite struct CON502Tests {
    @Test("A figure that changes says so")
    func example() throws {
        let failing = input(
            "Five hospitals across the county have cancelled routine operations.",
            earlier: facts("Six hospitals across the county have cancelled routine operations."))
        let found = findings("CON-502", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Five")
        let passing = input(
            "Five hospitals across the county have cancelled routine operations, revised from six.",
            earlier: facts("Six hospitals across the county have cancelled routine operations."))
        #expect(findings("CON-502", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("Somebody's age is one, wherever it stands by the name")
    func ages() {
        let failing = input(
            "Tom Weatherby, 46, was at home.",
            earlier: facts("The driver is 44-year-old Tom Weatherby, a cook."))
        #expect(marked(findings("CON-502", in: failing), in: failing) == "46")
        let passing = input(
            "Tom Weatherby, 44, was at home.",
            earlier: facts("The driver is 44-year-old Tom Weatherby, a cook."))
        #expect(findings("CON-502", in: passing).isEmpty)
    }

    @Test("What is true for the moment only may differ later")
    func moments() {
        let failing = input(
            "The harbour master last wrote to passengers eight hours ago.",
            earlier: facts("The harbour master last wrote to passengers seven hours ago."))
        #expect(findings("CON-502", in: failing).isEmpty)
        let market = input(
            "The grain index is now down 3% on the day.",
            earlier: facts("The grain index is down 2% on the day."))
        #expect(findings("CON-502", in: market).isEmpty)
    }

    @Test("Two figures that cannot be one count are no contradiction")
    func size() {
        let found = findings(
            "CON-502",
            in: input(
                "The council will house 50 families from the island.",
                earlier: facts("The council has 1,600 families from the island on its list.")))
        #expect(found.isEmpty)
    }

    @Test("A sentence that is said again with another figure is more than a resemblance")
    func weight() {
        let again = findings(
            "CON-502",
            in: input(
                "The ferry carried 41 lorries and their drivers over the strait.",
                earlier: facts("The ferry carried 40 lorries and their drivers over the strait.")))
        #expect(again.map(\.severity) == [.warning])
        let alike = findings(
            "CON-502",
            in: input(
                "In the evening 41 lorries waited by the ferry ramp without any food.",
                earlier: facts(
                    "The company says 40 lorries crossed by ferry before the storm came.")))
        #expect(alike.allSatisfy { $0.severity == .info })
    }

    @Test("A claim that says what it replaces is no contradiction")
    func superseding() {
        let earlier = facts("Six hospitals across the county have cancelled routine operations.")
        let body = "Five hospitals across the county have cancelled routine operations."
        #expect(findings("CON-502", in: input(body, entry(), earlier: earlier)).count == 1)
        let records = entry {
            $0.claims = [
                Claim(key: "hospitals-2", value: "Five hospitals", supersedes: "hospitals")
            ]
        }
        #expect(findings("CON-502", in: input(body, records, earlier: earlier)).isEmpty)
    }

    @Test(
        "What names another place, is a score or goes on counting is a note",
        arguments: [
            (
                "The council closed 41 schools in the north because of the snow.",
                "The council closed 40 schools in Norvale because of the snow."
            ),
            (
                "The home side lead 1-0 at the break in the final of the cup.",
                "The home side lead 2-0 at the break in the final of the cup."
            ),
            (
                "There are now 14 lorries and their drivers waiting at the ferry ramp.",
                "There are now 15 lorries and their drivers waiting at the ferry ramp."
            ),
        ])
    func notes(earlier: String, body: String) {
        let found = findings("CON-502", in: input(body, earlier: facts(earlier)))
        #expect(found.map(\.severity) == [.info])
    }
}
