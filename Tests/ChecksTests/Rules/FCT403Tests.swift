import Editorial
import Testing

@testable import Checks

@Suite struct FCT403Tests {
    @Test("Weekday and date agree")
    func example() throws {
        let failing = input("The court sits on Monday 30 May 2017.")
        let found = findings("FCT-403", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Monday 30 May 2017")
        let passing = input("The court sits on Tuesday 30 May 2017.")
        #expect(findings("FCT-403", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test(
        "A day that no calendar has",
        arguments: ["30 February 2020", "31 April", "June 31st, 2019"])
    func impossible(day: String) {
        #expect(findings("FCT-403", in: input("It opens on \(day).")).count == 1)
    }

    @Test("A word that is also a month is no date")
    func verb() {
        #expect(
            findings("FCT-403", in: input("They may 40 times have tried, and march 50 miles."))
                .isEmpty)
    }
}
