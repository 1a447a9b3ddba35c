import Editorial
import Testing

@testable import Checks

@Suite struct MED206Tests {
    @Test("An old picture is called one")
    func example() throws {
        let failing = input(
            "",
            entry {
                $0.media = [
                    Media(
                        file: "media/ab/photo.jpg", kind: "image",
                        alt: "Flooded main street at dawn", caption: "The square today",
                        credit: "Photograph: J. Doe/Agency", licence: "CC BY 4.0",
                        taken: Instant(rfc3339: "2019-05-01T10:00:00Z"))
                ]
            }, now: "2024-03-01T10:00:00Z")
        let found = findings("MED-206", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "",
            entry {
                $0.media = [
                    Media(
                        file: "media/ab/photo.jpg", kind: "image",
                        alt: "Flooded main street at dawn", caption: "File photo, 2019",
                        credit: "Photograph: J. Doe/Agency", licence: "CC BY 4.0",
                        taken: Instant(rfc3339: "2019-05-01T10:00:00Z"))
                ]
            }, now: "2024-03-01T10:00:00Z")
        #expect(findings("MED-206", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
