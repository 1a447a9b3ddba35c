import Editorial
import Testing

@testable import Export

/// Readers are told once what was wrong.
@Suite struct CorrectionSentenceTests {
    private func sentence(_ note: String?, _ was: String?, _ now: String?) throws -> String? {
        try PublicCorrection(at: nil, was: was, now: now, note: note).sentence(
            Phrases(language: "en", library: TemplateLibrary()))
    }

    @Test func whatTheNoteTellsIsNotToldAgain() throws {
        #expect(try sentence("An earlier version said “by 10:00”.", "by 10:00", "by noon") == nil)
        #expect(try sentence("It is by noon, not by ten.", "by 10:00", "by noon") == nil)
        #expect(
            try sentence("The time was wrong.", "by 10:00", "by noon")
                == "An earlier version said “by 10:00”. It should have said “by noon”.")
        // A figure within another is none.
        #expect(try sentence("There were 15 boats.", "5", "7") != nil)
    }

    @Test func twoFullStopsDoNotMeet() throws {
        #expect(
            try sentence(nil, "Plain words here.", "Other words.")
                == "An earlier version said “Plain words here”. It should have said “Other words”.")
    }
}
