import Archive
import Editorial
import Foundation
import Newsroom
import Testing

/// What is typed survives every repair, and what is out of step is called by its name.
@Suite struct RescueTests {
    private static func blog() async throws -> (desk: Newsroom, path: String) {
        let desk = try await Newsroom()
        try await desk.bring(WordPressFixture.one())
        let path = try #require(
            try await desk.git("ls-files", "entries").split(separator: "\n").first)
        return (desk, String(path))
    }

    private static func repair(_ desk: Newsroom) async throws -> [String] {
        var kept: [String] = []
        try await desk.shift.repair(desk.shift.examine()) { _ in
        } rescued: {
            kept.append($1)
        } failed: {
            throw $1
        }
        return kept
    }

    private static func text(_ desk: Newsroom, _ path: String) throws -> String {
        try String(contentsOfFile: desk.path + "/" + path, encoding: .utf8)
    }

    @Test(arguments: [true, false])
    func wordsInAFileThatTheIndexLostStay(_ isWhole: Bool) async throws {
        let (desk, path) = try await Self.blog()
        try desk.write(Self.text(desk, path) + "My words.\n", to: path)
        if isWhole {
            try FileManager.default.removeItem(atPath: desk.path + "/.git/index")
        } else {
            try await desk.git("rm", "--quiet", "--cached", path)
        }
        let found = try await desk.shift.examine()
        #expect(found.map(\.kind) == [.checkout])
        #expect(found.first?.message.contains("git's index has lost it") == true)
        _ = try await Self.repair(desk)
        #expect(try Self.text(desk, path).hasSuffix("My words.\n"))
        #expect(try await desk.git("status", "--porcelain") == " M \(path)\n")
        #expect(try await desk.shift.examine() == [])
    }

    @Test func whatWasTypedBetweenTheLookAndTheRepairIsKept() async throws {
        let (desk, path) = try await Self.blog()
        try FileManager.default.removeItem(atPath: desk.path + "/" + path)
        let found = try await desk.shift.examine()
        #expect(found.map(\.kind) == [.checkout])
        #expect(found.first?.message.contains("is gone") == true)
        try desk.write("My words.\n", to: path)
        var kept: [String] = []
        try await desk.shift.repair(found) { _ in
        } rescued: {
            kept.append($1)
        } failed: {
            throw $1
        }
        #expect(kept.count == 1)
        #expect(try String(contentsOfFile: #require(kept.first), encoding: .utf8) == "My words.\n")
        #expect(try await desk.git("status", "--porcelain") == "")
    }

    @Test func aMissingFileComesBack() async throws {
        let (desk, path) = try await Self.blog()
        let text = try Self.text(desk, path)
        try FileManager.default.removeItem(atPath: desk.path + "/" + path)
        #expect(try await Self.repair(desk) == [])
        #expect(try Self.text(desk, path) == text)
        #expect(try await desk.shift.examine() == [])
    }

    @Test func aMainThatWasMovedBackIsTold() async throws {
        let (desk, path) = try await Self.blog()
        let tip = try await desk.git("rev-parse", "main").prefix(40)
        try await desk.git("update-ref", "refs/heads/main", "main~2")
        let found = try await desk.shift.examine()
        #expect(found.map(\.kind) == [.checkout])
        #expect(found.first?.message.contains("main was moved back, and \(path)") == true)
        #expect(found.first?.advice.contains(tip) == true && found.first?.remedy == nil)
    }

    @Test(arguments: ["xxxx", "CGPH\u{1}\u{1}\u{4}\u{0}garbage that is longer than a header of it"])
    func aDamagedCommitGraphIsMadeAnew(_ content: String) async throws {
        let (desk, _) = try await Self.blog()
        try desk.write(content, to: ".git/objects/info/commit-graph")
        let found = try await desk.shift.examine()
        #expect(found.map(\.kind) == [.cache] && found.first?.remedy == .rebuildGraph)
        _ = try await Self.repair(desk)
        #expect(try await desk.shift.examine() == [])
        try await desk.git("commit-graph", "verify")
    }
}
