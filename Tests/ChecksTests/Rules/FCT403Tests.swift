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

    @Test(
        "A year that the entry names is the one that is meant",
        arguments: [
            "In 2005 he was 19. On Thursday 7 July he took the tube.",
            "The blaze of June 2017 killed many. It began on Wednesday 14 June in a kitchen.",
            "He opened the account in May 2019. On Friday 3 May he moved the money.",
        ])
    func namedYears(source: String) {
        #expect(findings("FCT-403", in: input(source, now: "2026-11-02T10:00:00Z")).isEmpty)
    }

    @Test("A day that fits none of the years is told")
    func noYearFits() {
        let source = "In 2005 he was 19. On Saturday 7 July he took the tube."
        #expect(findings("FCT-403", in: input(source, now: "2026-11-02T10:00:00Z")).count == 1)
    }

    @Test("A day without a year is one of the year that is nearest")
    func nearest() {
        let slip = input("The gates close on Sunday 28 November.", now: "2026-11-28T10:00:00Z")
        let found = findings("FCT-403", in: slip)
        #expect(found.map(\.message) == ["“Sunday 28 November” is a Saturday."])
        for (text, now) in [
            ("The gates close on Saturday 28 November.", "2026-11-28T10:00:00Z"),
            ("It opens on Saturday 2 January.", "2026-12-20T10:00:00Z"),
            ("It closed on Thursday 31 December.", "2027-01-05T10:00:00Z"),
            ("In 2027 it opens on Sunday 28 November.", "2026-11-28T10:00:00Z"),
        ] {
            #expect(findings("FCT-403", in: input(text, now: now)).isEmpty, "\(text)")
        }
    }
}
