import Editorial
import Testing

@testable import Checks

@Suite struct TXT805Tests {
    private func codes(_ change: (inout Entry) -> Void) -> [String] {
        var records = entry()
        records.body = "The road is shut."
        change(&records)
        return findings("TXT-805", in: input(records.body, records)).map(\.message)
    }

    @Test("A comment without an end is stopped before readers have it")
    func open() {
        #expect(codes { $0.body = "The road is shut. <!-- ask Kim" }.count == 1)
        #expect(codes { $0.title = "Road shut <!-- ask Kim" } != [])
        #expect(codes { $0.body = "Shut. <!-- ask --> Still <!-- ask Kim" }.count == 1)
    }

    @Test(
        "What is ended, or no comment, is left alone",
        arguments: [
            "The road is shut. <!-- ask Kim -->", "Pages begin with `<!--` and a name.",
            "```\n<!--\n```", "It costs < 4 -- or more.", "The sign \\<!-- stands there.",
        ])
    func closed(text: String) {
        #expect(codes { $0.body = text } == [])
    }
}
