import Editorial
import Testing

@testable import Checks

@Suite struct MED204Tests {
    @Test("Media from readers are verified")
    func example() throws {
        let failing = input(
            "",
            entry {
                $0.media = [
                    Media(
                        file: "media/ab/photo.jpg", kind: "image, ugc",
                        alt: "Flooded main street at dawn", credit: "Photograph: J. Doe/Agency",
                        licence: "CC BY 4.0")
                ]
            })
        let found = findings("MED-204", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "",
            entry {
                $0.media = [
                    Media(
                        file: "media/ab/photo.jpg", kind: "image, ugc",
                        alt: "Flooded main street at dawn", credit: "Photograph: J. Doe/Agency",
                        licence: "CC BY 4.0", verified: true)
                ]
            })
        #expect(findings("MED-204", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
