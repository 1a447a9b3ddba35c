import Editorial
import Testing

@testable import Checks

@Suite struct FCT404Tests {
    @Test("A share is that of its counts")
    func example() throws {
        let failing = input("It was backed by 99 of 232 MPs (42%).")
        let found = findings("FCT-404", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "42%")
        let passing = input("It was backed by 99 of 232 MPs (43%).")
        #expect(findings("FCT-404", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test(
        "Up is up",
        arguments: ["The toll is up from 10 to 8 people.", "Prices fell from 3% to 5%."])
    func direction(text: String) {
        #expect(findings("FCT-404", in: input(text)).count == 1)
    }

    @Test(
        "Parts and shares come to no more than there is",
        arguments: [
            ("The result was 52% for, 49% against.", "52% and 49% come to 101%."),
            (
                "A total of 120 people were hurt: 45 men and 80 women.",
                "The parts come to 125, not 120."
            ),
            ("There were 3 men and 4 women, 8 in total.", "The parts come to 7, not 8."),
            ("Turnout was 104% of voters.", "104% is more than there are."),
            ("Arrests rose from 10m to 8m.", "From 10m to 8m is down, not up."),
        ])
    func sums(text: String, message: String) {
        #expect(findings("FCT-404", in: input(text)).map(\.message) == [message])
    }

    @Test(
        "Figures of different things need not add up",
        arguments: [
            "Crews put out 40 fires and 12 floods on Friday, and 30 total fires on Saturday.",
            "The Greens won 12 of 30 seats (45% of the vote).",
            "Hull rose from 14 to 10 in the table.",
            "The office moved up from 20 to 10 Downing Street.",
            "A total of 120 people were hurt: 45 men and 75 women.",
            "It was 52% for the plan and 48% against it.",
            "The share rose to 52% in favour, with 49% against last year.",
            "In the north 62% of women were for it, 55% of men, and 48% against.",
            "He got 60% of votes for mayor and 55% of votes for the council.",
        ])
    func innocent(text: String) {
        #expect(findings("FCT-404", in: input(text)).isEmpty)
    }
}
