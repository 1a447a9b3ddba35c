import Foundation
import Testing

/// `lb blog logo FILE` as a whole program.
@Suite struct BlogPictureTests {
    @Test func aLogoGoesIntoTheBlogAndIsAccountedFor() async throws {
        var desk = try TestEnvironment()
        (desk.name, desk.email) = ("Sam Okoro", "sam@ledger.example")
        _ = try await desk.lb("init", "b", "--title", "Ferries", "--time-zone", "UTC")
        // One by one pixel.
        let logo = "GIF89a\u{1}\u{0}\u{1}\u{0}"
        try Data(logo.utf8).write(to: URL(fileURLWithPath: desk.folder + "/logo.gif"))
        let done = try await desk.lb("blog", "logo", "../logo.gif", at: "b")
        #expect(done.status == 0, "\(done.errors)")
        let path = try #require(done.output.firstMatch(of: /media\/[0-9a-f\/]+\.gif/)).output
        #expect(try await desk.git("show", "main:\(path)", at: "b").output == logo)
        #expect(try await desk.git("status", "--porcelain", at: "b").output == "")
        #expect(try await desk.lb("verify", at: "b").status == 0)
        #expect(try await desk.lb("blog", "logo", at: "b").output.contains(path))
        #expect(try await desk.lb("blog", "image", String(path), at: "b").status == 0)
        let unset = try await desk.lb("blog", "logo", "", at: "b")
        #expect(unset.output == "There is no logo any more.\n")
        #expect(!(try await desk.lb("blog", at: "b").output.contains("logo")))
        #expect(try await desk.lb("verify", at: "b").status == 0)
    }

    @Test func whatIsNoPictureIsNotAttachedAndIsFoundWhereItCameByGit() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("The quay", "Boats stay in port.")
        let page = Data("<html>".utf8)
        try page.write(to: URL(fileURLWithPath: desk.folder + "/quay.png"))
        try await desk.refused(
            "attach", id, "quay.png", "--alt", "The quay", status: 6,
            saying: "is no PNG picture")
        try Data("GIF89a\u{1}\u{0}\u{1}\u{0}".utf8)
            .write(to: URL(fileURLWithPath: desk.folder + "/quay.png"))
        try await desk.refused(
            "attach", id, "quay.png", "--alt", "The quay", status: 6,
            saying: "let its name end in .gif")
        try await desk.refused(
            "blog", "logo", "quay.png", status: 6, saying: "is no PNG picture")
        // Written by hand, and put there with plain git.
        let name = "media/ab/" + String(repeating: "ab", count: 32) + ".png"
        let file = URL(fileURLWithPath: desk.folder + "/b/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try page.write(to: file)
        _ = try await desk.git("add", "media", at: "b")
        _ = try await desk.git("commit", "-qm", "a picture", at: "b")
        try await desk.did("edit", id, "![The quay](\(name))")
        let found = try await desk.lb("check", id, at: "b")
        #expect(found.output.contains("MED-207") && found.status == 1, "\(found.output)")
    }

    @Test(arguments: [
        ("none.png", 4, "there is no file none.png"), ("logo.svg", 6, "no picture"),
        ("media/ab/ab" + String(repeating: "0", count: 62) + ".png", 4, "the blog has no media/ab"),
        ("http://a.example/logo.png", 6, "no picture of this blog"),
    ])
    func whatIsNoPictureChangesNothing(_ value: String, _ status: Int32, _ words: String)
        async throws
    {
        var desk = try TestEnvironment()
        (desk.name, desk.email) = ("Sam Okoro", "sam@ledger.example")
        _ = try await desk.lb("init", "b", "--title", "Ferries", "--time-zone", "UTC")
        let before = try await desk.git("rev-parse", "main", at: "b").output
        let answer = try await desk.lb("blog", "logo", value, at: "b")
        #expect(answer.status == status)
        #expect(answer.errors.contains(words), "\(answer.errors)")
        #expect(try await desk.git("rev-parse", "main", at: "b").output == before)
    }
}
