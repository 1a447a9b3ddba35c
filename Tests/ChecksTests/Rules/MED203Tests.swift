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
}
