import Foundation
import Testing

/// `lb corrections` compares what readers had before each act with what they have after it.
@Suite struct SilentEditTests {
    /// The file of an entry that is published.
    private func published(_ desk: inout TestEnvironment) async throws -> String {
        let id = try await desk.submitted("Boats stay in port", "Plain words of the harbour.")
        desk.becomeSam()
        try await desk.did("publish", id)
        let path = try #require(
            try await desk.git("ls-files", at: "b").output.split(separator: "\n")
                .first { $0.contains(id) })
        return desk.folder + "/b/" + path
    }

    private static func rewrite(_ file: String, _ old: String, _ new: String) throws {
        try String(contentsOfFile: file, encoding: .utf8).replacing(old, with: new)
            .write(toFile: file, atomically: true, encoding: .utf8)
    }

    @Test(arguments: [
        ["-C", "HEAD"], ["--amend", "--no-edit"],
        ["-m", "settings: x\n\nLb-Act: settings\nLb-By: sam"],
        ["-m", "nothing"],
    ])
    func whateverACommitSaysOfItselfTheEditIsListed(_ arguments: [String]) async throws {
        var desk = try await desk()
        let file = try await published(&desk)
        try Self.rewrite(file, "Plain words", "Fancy letters")
        let made = try await desk.run(
            "/usr/bin/git", ["commit", "-qa"] + arguments, at: "b", input: "",
            variables: desk.variables)
        #expect(made.status == 0, "\(made.errors)")
        let list = try await desk.did("corrections")
        #expect(list.contains("silent edit"), "\(list)")
        #expect(
            list.contains("was: Plain words") && list.contains("now: Fancy letters"), "\(list)")
    }

    @Test func theTitleOfTheBlogIsReadersTextToo() async throws {
        var desk = try await desk()
        _ = try await published(&desk)
        try Self.rewrite(desk.folder + "/b/blog.yml", "Ferries", "Boats")
        _ = try await desk.git("commit", "-qam", "tidy", at: "b")
        let list = try await desk.did("corrections")
        #expect(list.contains("was: Ferries") && list.contains("now: Boats"), "\(list)")
        // An act of the desk is none.
        try await desk.did("blog", "title", "Trams")
        #expect(!(try await desk.did("corrections").contains("Trams")))
    }
}
