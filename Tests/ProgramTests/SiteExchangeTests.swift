import Foundation
import Testing

/// The folder of a site changes for another at one stroke, and nobody who works in it is led astray.
@Suite struct SiteExchangeTests {
    private static func inode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    }

    @Test func aPublishChangesTheFolderAndWhoWorksInItStaysThere() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("First", "First words.")
        desk.becomeSam()
        try await desk.did("export", "html", "-o", "site")
        let site = desk.folder + "/site"
        let empty = try Self.inode(site)
        try await desk.did("publish", id)
        try await desk.did("export", "html", "-o", "site")
        let first = try Self.inode(site)
        #expect(first != empty)
        // The shell that runs this one would find itself in the second folder.
        desk.becomeAna()
        let other = try await desk.submitted("Second", "Second words.")
        desk.becomeSam()
        try await desk.did("publish", other)
        let answer = try await desk.lb("export", "html", "-C", "../b", "-o", ".", at: "site")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try Self.inode(site) == first)
        let page = try String(contentsOfFile: site + "/index.html", encoding: .utf8)
        #expect(page.contains("Second words."))
        // A shell that was in the site before has the second folder, and exports to the site all the same.
        let holder = desk.folder + "/b/.git/lb/sites/"
        let spare = try #require(
            try FileManager.default.subpathsOfDirectory(atPath: holder)
                .first { $0.hasSuffix("/site") })
        try FileManager.default.removeItem(atPath: site + "/index.html")
        let again = try await desk.lb(
            "export", "html", "-C", desk.folder + "/b", "-o", ".", at: "b/.git/lb/sites/" + spare)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try String(contentsOfFile: site + "/index.html", encoding: .utf8) == page)
        #expect(try Self.inode(site) != first)
    }

    @Test func aSiteWithinTheBlogLeavesGitStatusAsItWas() async throws {
        var desk = try await desk()
        desk.becomeSam()
        for _ in 0..<2 { try await desk.did("export", "html", "-o", "b/site") }
        let status = try await desk.git("status", "--porcelain", at: "b").output
        #expect(status == "?? site/\n")
        try await desk.did("doctor")
    }
}
