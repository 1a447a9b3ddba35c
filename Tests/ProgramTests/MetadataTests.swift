import Foundation
import Testing

/// Where a picture was taken does not reach readers: `lb attach` leaves it out, and the checks hold back what
/// came by another way.
@Suite struct MetadataTests {
    /// Three by two pixels, with a position, a name and a program.
    private static let picture: Data = {
        func chunk(_ text: String) -> Data {
            let content = Data(text.utf8)
            return Data([0, 0, 0, UInt8(content.count - 4)]) + content + Data([0, 0, 0, 0])
        }
        return Data([0x89]) + Data("PNG\r\n\u{1A}\n".utf8) + Data([0, 0, 0, 13]) + Data("IHDR".utf8)
            + Data([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0, 0, 0, 0, 0])
            + chunk("tEXtexif:GPSLatitude\u{0}51/1 MARK") + chunk("tEXtAuthor\u{0}MARK")
            + chunk("IEND")
    }()

    @Test func attachLeavesOutWhereAPictureWasTakenAndSaysSo() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("The quay", "Boats stay in port.")
        for name in ["quay", "quay-480w"] {
            try Self.picture.write(to: URL(fileURLWithPath: "\(desk.folder)/\(name).png"))
        }
        let done = try await desk.lb(
            "attach", "-C", "b", id, "quay.png", "--alt", "The quay", "--credit", "Ana Ruiz",
            "--licence", "own")
        #expect(done.status == 0, "\(done.errors)")
        for name in ["quay", "quay-480w"] {
            #expect(
                done.errors.contains(
                    "taken out of \(name).png, besides what it shows: where it was taken, names."),
                "\(done.errors)")
        }
        desk.becomeSam()
        try await desk.did("submit", id)
        try await desk.did("publish", id)
        try await desk.did("export", "all", "-o", "site")
        let files = try FileManager.default.subpathsOfDirectory(atPath: desk.folder + "/site")
        let pictures = files.filter { $0.hasSuffix(".png") }
        #expect(pictures.count == 2)
        for file in pictures {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(desk.folder)/site/\(file)"))
            #expect(bytes.firstRange(of: Data("MARK".utf8)) == nil)
        }
        let page = try String(contentsOfFile: desk.folder + "/site/index.html", encoding: .utf8)
        #expect(page.contains("Ana Ruiz"))
    }

    @Test func whatCameByPlainGitIsHeldBack() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("The quay", "Boats stay in port.")
        let name = "media/ab/" + String(repeating: "ab", count: 32) + ".png"
        let file = URL(fileURLWithPath: desk.folder + "/b/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Self.picture.write(to: file)
        _ = try await desk.git("add", "media", at: "b")
        _ = try await desk.git("commit", "-qm", "a picture", at: "b")
        try await desk.did("edit", id, "![The quay](\(name))")
        let found = try await desk.lb("check", id, at: "b")
        #expect(found.output.contains("MED-208") && found.status == 1, "\(found.output)")
        #expect(found.output.contains("MED-209"), "\(found.output)")
        try await desk.did("submit", id)
        desk.becomeSam()
        try await desk.refused("publish", id, status: 1)
    }
}
