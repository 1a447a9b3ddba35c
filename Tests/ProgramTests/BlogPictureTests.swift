import Foundation
import Testing

/// `lb blog logo FILE` as a whole program.
@Suite struct BlogPictureTests {
    @Test func aLogoGoesIntoTheBlogAndIsAccountedFor() async throws {
        var desk = try TestEnvironment()
        (desk.name, desk.email) = ("Sam Okoro", "sam@ledger.example")
        _ = try await desk.lb("init", "b", "--title", "Ferries", "--time-zone", "UTC")
        try Data("a logo".utf8).write(to: URL(fileURLWithPath: desk.folder + "/logo.png"))
        let done = try await desk.lb("blog", "logo", "../logo.png", at: "b")
        #expect(done.status == 0, "\(done.errors)")
        let path = try #require(done.output.firstMatch(of: /media\/[0-9a-f\/]+\.png/)).output
        #expect(try await desk.git("show", "main:\(path)", at: "b").output == "a logo")
        #expect(try await desk.git("status", "--porcelain", at: "b").output == "")
        #expect(try await desk.lb("verify", at: "b").status == 0)
        #expect(try await desk.lb("blog", "logo", at: "b").output.contains(path))
        #expect(try await desk.lb("blog", "image", String(path), at: "b").status == 0)
        let unset = try await desk.lb("blog", "logo", "", at: "b")
        #expect(unset.output == "There is no logo any more.\n")
        #expect(!(try await desk.lb("blog", at: "b").output.contains("logo")))
        #expect(try await desk.lb("verify", at: "b").status == 0)
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
