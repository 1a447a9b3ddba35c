import Editorial
import Testing

@testable import Checks

@Suite struct FCT405Tests {
    @Test("The difference of two percentages is in points")
    func example() throws {
        let failing = input("Support rose 5% from 40% to 45%")
        let found = findings("FCT-405", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "5%")
        let passing = input("Support rose five points from 40% to 45%")
        #expect(findings("FCT-405", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test(
        "Points take the place of the sign",
        arguments: [
            ("Support rose 5% from 40% to 45%", "5 points"),
            ("Turnout fell by three per cent, from 63% to 60%.", "three points"),
            ("Turnout fell 1% from 63% to 62%.", "1 point"),
            ("After a 5% rise from 40% to 45%, she went home.", "5-point"),
        ])
    func fix(text: String, points: String) {
        #expect(findings("FCT-405", in: input(text)).map(\.replacement) == [points])
    }

    @Test("A change in percent says from what")
    func base() {
        let failing = input("Crime rose 5%.")
        #expect(marked(findings("FCT-405", in: failing), in: failing) == "5%")
        for text in [
            "Crime rose 5% on last year.", "Inflation rose by 5 per cent in May.",
            "Crime rose to 5%.", "Shares fell 5%.",
        ] {
            #expect(findings("FCT-405", in: input(text)).isEmpty, "\(text)")
        }
    }
}
