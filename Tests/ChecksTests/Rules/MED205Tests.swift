import Editorial
import Testing

@testable import Checks

@Suite struct MED205Tests {
    @Test("A handout is called one")
    func example() throws {
        let failing = input(
            "",
            entry {
                $0.media = [
                    Media(
                        file: "media/ab/photo.jpg", kind: "image, handout",
                        alt: "Flooded main street at dawn", credit: "City Hall",
                        licence: "CC BY 4.0")
                ]
            })
        let found = findings("MED-205", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "",
            entry {
                $0.media = [
                    Media(
                        file: "media/ab/photo.jpg", kind: "image, handout",
                        alt: "Flooded main street at dawn", credit: "Handout: City Hall",
                        licence: "CC BY 4.0")
                ]
            })
        #expect(findings("MED-205", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
