import Foundation
import Testing

@testable import Export

/// Whose folder it is: a site of this blog, of another one, or somebody's files.
@Suite final class SiteOwnerTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("lb-site-\(UUID().uuidString)").path

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
        try? FileManager.default.removeItem(atPath: folder + "-spares")
    }

    private func put(
        _ text: String, of owner: SiteManifest.Owner?, spares: Bool = true
    ) throws -> SiteWriter.Outcome {
        try SiteWriter(
            folder: folder, spares: spares ? folder + "-spares" : nil,
            ahead: .init(folder), owner: owner, now: HarbourBridge.at("12:00")
        ).put([OutputFile(path: "index.html", bytes: Array(text.utf8))])
    }

    private var page: String? {
        try? String(contentsOfFile: "\(folder)/index.html", encoding: .utf8)
    }

    @Test("The site of another blog is refused and left as it is", arguments: [true, false])
    func another(_ spares: Bool) throws {
        let ferries = SiteManifest.Owner(id: "aa", title: "Ferries “& <boats> \\")
        _ = try put("ferries", of: ferries, spares: spares)
        let error = #expect(throws: ExportError.self) {
            try put("storms", of: .init(id: "bb", title: "Storms"), spares: spares)
        }
        let words = error?.description ?? ""
        #expect(words.contains("Ferries “& <boats> \\") && words.contains("Storms"), "\(words)")
        #expect(page == "ferries")
        // A title may change.
        _ = try put("more", of: .init(id: "aa", title: "Ships"), spares: spares)
        #expect(page == "more")
    }

    @Test func aSiteOfAnEarlierVersionIsTakenOnce() throws {
        _ = try put("old", of: nil)
        _ = try put("new", of: .init(id: "aa", title: "Ferries"))
        #expect(throws: ExportError.self) { try put("x", of: .init(id: "bb", title: "Storms")) }
        // Whoever cannot tell which blog it is, as in a shallow clone, keeps what is known.
        _ = try put("shallow", of: nil)
        #expect(throws: ExportError.self) { try put("x", of: .init(id: "bb", title: "Storms")) }
        #expect(page == "shallow")
    }

    @Test(arguments: ["Ferries", "“Ö” & \"<b>\" \\ \u{1}"])
    func theListIsReadQuicklyWithItsOwner(_ title: String) throws {
        let list = SiteManifest(
            files: ["a": .init(size: 1, time: 2)], retired: ["live/b": 3],
            owner: .init(id: "aa", title: title))
        #expect(SiteManifest.own(list.bytes) == list)
        #expect(try SiteManifest(list.bytes, folder: "site") == list)
        var cut = list.bytes
        cut.removeLast(3)
        #expect(SiteManifest.own(cut) == nil)
    }

    @Test func whatWebHostsWantMayBeThereBefore() throws {
        let manager = FileManager.default
        for name in [".well-known", ".git"] {
            try manager.createDirectory(
                atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        for name in ["CNAME", "robots.txt", ".well-known/security.txt", ".git/HEAD"] {
            try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        for text in ["one", "two"] {
            _ = try put(text, of: .init(id: "aa", title: "Ferries"))
            #expect(page == text)
            for name in ["CNAME", "robots.txt", ".well-known/security.txt", ".git/HEAD"] {
                #expect(try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) == "mine")
            }
        }
    }

    @Test(arguments: ["thesis.txt", ".bashrc", "index.html"])
    func otherFilesAreARefusalThatNamesOne(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in [name, "CNAME"] {
            try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        let error = #expect(throws: ExportError.self) { try put("one", of: nil) }
        let words = error?.description ?? ""
        #expect(words.contains("such as \(name)") && words.contains("robots.txt"), "\(words)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
    }
}
