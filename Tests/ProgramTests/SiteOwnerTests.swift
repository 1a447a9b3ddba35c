import Foundation
import Testing

/// A folder is one blog's, under any name that the blog has.
@Suite struct SiteOwnerTests {
    @Test func aFolderOfAnotherBlogIsRefusedAndEveryCopyOfTheSameIsTaken() async throws {
        var desk = try await desk()
        desk.becomeSam()
        _ = try await desk.lb("init", "c", "--title", "Storms", "--time-zone", "UTC")
        let id = try await desk.submitted("The quay", "Boats stay in port.")
        try await desk.did("publish", id, "--without-review", "--reason", "alone")
        try await desk.did("export", "html", "-o", "site")
        let page = try String(contentsOfFile: desk.folder + "/site/index.html", encoding: .utf8)
        let answer = try await desk.lb("export", "html", "-C", "c", "-o", "site")
        #expect(answer.status == 6)
        #expect(answer.errors.contains("“Ferries”") && answer.errors.contains("“Storms”"))
        #expect(
            try String(contentsOfFile: desk.folder + "/site/index.html", encoding: .utf8) == page)
        // A clone, a shallow one, another title, another folder, a text that was taken out of the history.
        _ = try await desk.git("clone", "-q", "b", "d", at: "")
        _ = try await desk.git(
            "clone", "-q", "--depth", "1", "file://\(desk.folder)/b", "e", at: "")
        for blog in ["d", "e"] {
            let done = try await desk.lb("export", "html", "-C", blog, "-o", "site")
            #expect(done.status == 0, "\(blog): \(done.errors)")
        }
        try await desk.did("blog", "title", "Ferries and more")
        try await desk.did("redact", id, "--reason", "By order", "--yes")
        try FileManager.default.moveItem(
            atPath: desk.folder + "/b", toPath: desk.folder + "/moved")
        let done = try await desk.lb("export", "html", "-C", "moved", "-o", "site")
        #expect(done.status == 0, "\(done.errors)")
        let other = try await desk.lb("export", "html", "-C", "c", "-o", "site")
        #expect(other.errors.contains("“Ferries and more”"), "\(other.errors)")
    }
}
