import Foundation
import Testing

/// One file that does not read is named, and stops nothing but what would be wrong without it.
@Suite struct BrokenEntryTests {
    /// An entry that plain git broke, beside one that is whole; its path.
    private func broken(_ desk: inout TestEnvironment) async throws -> (id: String, path: String) {
        let whole = try await desk.submitted("Boats stay in port")
        let id = try await desk.submitted("Ministers respond")
        desk.becomeSam()
        try await desk.did("publish", whole)
        try await desk.did("publish", id)
        let path = try #require(
            try await desk.git("ls-files", at: "b").output.split(separator: "\n")
                .first { $0.contains(id) }.map(String.init))
        let file = desk.folder + "/b/" + path
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.drop { $0 != "\n" }.dropFirst().description
            .write(toFile: file, atomically: true, encoding: .utf8)
        _ = try await desk.git("commit", "-qam", "x", at: "b")
        return (id, path)
    }

    @Test func everythingElseGoesOn() async throws {
        var desk = try await desk()
        let (id, path) = try await broken(&desk)
        for arguments in [["list", "--published"], ["corrections"]] {
            let answer = try await desk.lb(arguments + ["-C", "b"])
            #expect(answer.status == 0, "\(arguments): \(answer.errors)")
            #expect(
                answer.errors.contains(path) && answer.errors.contains("lb doctor --repair"),
                "\(answer.errors)")
        }
        #expect(try await desk.did("list", "--published").contains("Boats stay in port"))
        #expect(try await desk.did("corrections").contains("silent edit"))
        try await desk.did("log")
        try await desk.did("log", id)
        // A page without it, or with an older text, would be wrong.
        try await desk.refused("export", "text", status: 6, saying: "does not read")
        try await desk.refused("export", "text", status: 6, saying: path)
        try await desk.refused("export", "text", status: 6, saying: "lb doctor --repair")
    }

    @Test func aRepairBringsBackTheLastVersionThatReadsAndIsAccountedFor() async throws {
        var desk = try await desk()
        let (id, path) = try await broken(&desk)
        let found = try await desk.lb("doctor", at: "b")
        #expect(found.status == 6 && found.output.contains(path), "\(found.output)")
        desk.becomeAna()
        let refused = try await desk.lb("doctor", "--repair", at: "b")
        #expect(refused.status == 6 && refused.errors.contains("needs `edit`"), "\(refused)")
        desk.becomeSam()
        try await desk.did("doctor", "--repair")
        try await desk.expectSound()
        #expect(try await desk.did("export", "text").contains("Ministers respond"))
        #expect(try await desk.did("log", id).contains("repair"))
        let answer = try await desk.lb("verify", "--json", at: "b")
        let kinds = answer.output.split(separator: "\n").filter {
            // The clock of the test is ahead of git's.
            $0.contains("\"kind\"") && !$0.contains("times")
        }
        // What broke it stays a silent edit; the repair is none.
        #expect(kinds.count == 1 && kinds[0].contains("silent-edit"), "\(answer.output)")
    }

    @Test func aRepairOfWhatIsWholeIsASilentEdit() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Boats stay in port", "Plain words.")
        desk.becomeSam()
        try await desk.did("publish", id)
        let base = try await desk.git("rev-parse", "HEAD", at: "b").output
        let path = try #require(
            try await desk.git("ls-files", "entries", at: "b").output.split(separator: "\n").first)
        let file = desk.folder + "/b/" + path
        try (String(contentsOfFile: file, encoding: .utf8) + "More.\n")
            .write(toFile: file, atomically: true, encoding: .utf8)
        _ = try await desk.git(
            "commit", "-qam",
            "repair: x\n\nLb-Act: repair\nLb-By: sam\nLb-Entry: \(id)\nLb-Base: \(base)",
            at: "b")
        let answer = try await desk.lb("verify", at: "b")
        #expect(answer.status == 1 && answer.output.contains("which was whole"), "\(answer.output)")
    }
}
