import Editorial
import Testing

@testable import Checks

@Suite struct MED207Tests {
    @Test("What is named as a picture is one")
    func example() {
        var failing = input("", entry())
        #expect(findings("MED-207", in: failing).isEmpty)
        failing.brokenPictures = ["media/3f/3f00.png"]
        #expect(
            findings("MED-207", in: failing).map(\.message) == ["“3f00.png” is no PNG picture."])
        #expect(errors(in: failing) == ["MED-207"])
    }
}
