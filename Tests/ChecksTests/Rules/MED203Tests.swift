import Editorial
import Testing

@testable import Checks

@Suite struct MED203Tests {
    @Test("Pictures have an alternative text")
    func example() throws {
        let failing = input(
            "",
            entry {
                $0.media = [
                    Media(
                        file: "media/ab/photo.jpg", kind: "image", alt: "",
                        credit: "Photograph: J. Doe/Agency", licence: "CC BY 4.0")
                ]
            })
        let found = findings("MED-203", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "",
            entry {
                $0.media = [
                    Media(
                        file: "media/ab/photo.jpg", kind: "image",
                        alt: "Flooded main street at dawn", credit: "Photograph: J. Doe/Agency",
                        licence: "CC BY 4.0")
                ]
            })
        #expect(findings("MED-203", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A picture in the text has one between its brackets")
    func body() {
        let body = MarkdownText("Words.\n\n![](media/x.png) ![The quay](media/y.png)\n", .english)
        var failing = CheckInput(text: body.text)
        failing.barePictures = body.barePictures
        let found = findings("MED-203", in: failing)
        #expect(found.map(\.start) == [12])
        #expect(found.map(\.end) == [23])
    }
}
