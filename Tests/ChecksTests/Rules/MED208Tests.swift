import Editorial
import Testing

@testable import Checks

/// MED-208 and MED-209: what a file tells besides what it shows.
@Suite struct MED208Tests {
    @Test("A position stops a publish, names and notes are a warning")
    func example() {
        var failing = input("", entry())
        #expect(findings("MED-208", in: failing).isEmpty)
        failing.metadata = ["media/3f/3f00.jpg": [.place, .names]]
        #expect(
            findings("MED-208", in: failing).map(\.message)
                == ["“3f00.jpg” tells where it was taken."])
        #expect(
            findings("MED-209", in: failing).map(\.message)
                == ["“3f00.jpg” carries names that the page does not show."])
        #expect(errors(in: failing) == ["MED-208"])
        failing.metadata = ["media/3f/3f00.jpg": [.other]]
        #expect(RuleBook.findings(in: failing).isEmpty)
    }
}
