import Editorial
import Testing

@testable import Checks

@Suite struct MED202Tests {
    @Test("Media have a licence")
    func example() throws {
        let failing = input(
            "",
            entry {
                $0.media = [
                    Media(
                        file: "media/ab/photo.jpg", kind: "image",
                        alt: "Flooded main street at dawn", credit: "Photograph: J. Doe/Agency")
                ]
            })
        let found = findings("MED-202", in: failing)
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
        #expect(findings("MED-202", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
