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

    @Test(
        "A Creative Commons licence has its version",
        arguments: [
            ("CC BY", Severity.error), ("cc-by-sa", .error), ("nicked it off google", .warning),
        ])
    func basis(licence: String, severity: Severity) {
        let failing = input("", entry { $0.media = [Media(file: "a.jpg", licence: licence)] })
        #expect(findings("MED-202", in: failing).map(\.severity) == [severity])
    }

    @Test(
        "What people may show pictures by",
        arguments: [
            "own", "agency", "CC BY-SA 3.0", "CC0", "Public domain",
            "permission by e-mail, 3 March",
            "Handout", "OGL v3",
        ])
    func accepted(licence: String) {
        let passing = input("", entry { $0.media = [Media(file: "a.jpg", licence: licence)] })
        #expect(findings("MED-202", in: passing).isEmpty)
    }
}
