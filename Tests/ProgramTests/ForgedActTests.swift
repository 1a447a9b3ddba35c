import Foundation
import Testing

/// Acts written with plain git, in the words of an act of lb: each is judged by what it changed.
@Suite struct ForgedActTests {
    /// The kinds of what is not accounted for.
    private func kinds(_ desk: inout TestEnvironment) async throws -> Set<String> {
        let answer = try await desk.lb(["verify", "-C", "b", "--json"])
        return Set(
            answer.output.split(separator: "\n").filter { $0.contains("\"kind\"") }
                .map { String($0.split(separator: "\"")[3]) })
    }

    private func published(_ desk: inout TestEnvironment, _ title: String) async throws -> String {
        desk.becomeAna()
        let id = try await desk.submitted(title)
        desk.becomeSam()
        try await desk.did("publish", id)
        return id
    }

    /// Changes files and commits them at the time of the last commit.
    private func forge(
        _ desk: borrowing TestEnvironment, _ path: String, _ change: (String) -> String,
        _ lines: String...
    ) async throws {
        let file = desk.folder + "/b/" + path
        try change(String(contentsOfFile: file, encoding: .utf8))
            .write(toFile: file, atomically: true, encoding: .utf8)
        var variables = desk.variables
        let now = try await desk.git("log", "-1", "--format=%ct +0000", at: "b").output
        variables["GIT_AUTHOR_DATE"] = now.trimmingCharacters(in: .newlines)
        variables["GIT_COMMITTER_DATE"] = variables["GIT_AUTHOR_DATE"]
        let message = "x: y\n\n" + lines.map { $0 + "\n" }.joined()
        let made = try await desk.run(
            "/usr/bin/git", ["commit", "-qam", message], at: "b", input: "", variables: variables)
        #expect(made.status == 0, "\(made.errors)\(made.output)")
    }

    private func path(of id: String, _ desk: borrowing TestEnvironment) async throws -> String {
        try #require(
            try await desk.git("ls-files", at: "b").output.split(separator: "\n")
                .first { $0.contains(id) }.map(String.init))
    }

    /// Takes back what was forged, so that the next one stands alone.
    private func forget(_ desk: borrowing TestEnvironment) async throws {
        _ = try await desk.git("reset", "-q", "--hard", "HEAD~1", at: "b")
    }

    @Test func anImportMayNotChangeWhatTheDeskPublished() async throws {
        var desk = try await desk()
        let id = try await published(&desk, "Boats stay in port")
        let file = try await path(of: id, desk)
        let sneaky = { @Sendable (text: String) in text + "Slipped in.\n" }
        // In anybody's name, with the entry named or not.
        for lines in [["Lb-By: ana"], ["Lb-By: sam"], ["Lb-By: sam", "Lb-Entry: \(id)"]] {
            try await forge(
                desk, file, sneaky, (["Lb-Act: import"] + lines).joined(separator: "\n"))
            #expect(try await kinds(&desk).contains("silent-edit"), "\(lines)")
            #expect(try await desk.did("corrections").contains("silent edit"), "\(lines)")
            try await forget(desk)
        }
        try await forge(
            desk, "desk.yml", { $0.replacing("four_eyes: true", with: "four_eyes: false") },
            "Lb-Act: import", "Lb-By: sam", "Lb-Entry: \(id)")
        #expect(try await kinds(&desk).contains("silent-settings"))
        try await forget(desk)
        #expect(try await kinds(&desk) == [])
    }

    @Test func anImportIsAccountedForUntilSomebodyForgesTheNext() async throws {
        var desk = try await desk()
        desk.becomeSam()
        let folder = desk.folder + "/posts"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let post = folder + "/2031-03-04-0700-quay.md"
        try "The quay is open.\n".write(toFile: post, atomically: true, encoding: .utf8)
        #expect(try await desk.lb("import", "markdown", folder, "-C", "b").status == 0)
        try "The quay is shut.\n".write(toFile: post, atomically: true, encoding: .utf8)
        #expect(try await desk.lb("import", "markdown", folder, "-C", "b").status == 0)
        #expect(try await kinds(&desk) == [])
        let file = try #require(
            try await desk.git("ls-files", "entries", at: "b").output.split(separator: "\n").first)
        let id = String(file.dropLast(3).suffix(10))
        // Who may not bring anything in.
        let message = try await desk.git("log", "-1", "--skip=1", "--format=%b", at: "b").output
        try await forge(
            desk, String(file), { $0.replacing("shut", with: "gone") },
            message.trimmingCharacters(in: .newlines).replacing("Lb-By: sam", with: "Lb-By: ana"))
        #expect(try await kinds(&desk).isSuperset(of: ["silent-edit", "not-allowed"]))
        try await forget(desk)
        // What the desk has touched is the desk's.
        try await desk.did("key", id)
        try await forge(
            desk, String(file), { $0.replacing("shut", with: "gone") },
            message.trimmingCharacters(in: .newlines))
        #expect(try await kinds(&desk) == ["silent-edit", "unclosed"])
    }

    @Test func afterARedactionAnActStillChangesOnlyWhatItNames() async throws {
        var desk = try await desk()
        let gone = try await published(&desk, "Secret")
        let other = try await published(&desk, "Plain")
        desk.becomeSam()
        try await desk.did("redact", gone, "--reason", "Order", "--yes")
        #expect(try await kinds(&desk) == [])
        let act = ["Lb-Act: key", "Lb-By: sam", "Lb-Entry: \(gone)"].joined(separator: "\n")
        try await forge(desk, path(of: other, desk), { $0 + "Slipped in.\n" }, act)
        #expect(try await kinds(&desk) == ["silent-edit"])
        try await forget(desk)
        try await forge(desk, path(of: gone, desk), { $0 + "Slipped in.\n" }, act)
        #expect(try await kinds(&desk) == ["other-text"])
        try await forget(desk)
    }

    @Test func anActOnThePageChangesNothingElseOfIt() async throws {
        var desk = try await desk()
        let one = try await published(&desk, "One")
        let two = try await published(&desk, "Two")
        let key = { @Sendable (text: String) in
            text.replacing("kind: update", with: "kind: update\nkey: true")
        }
        // A key event of another entry than it names.
        try await forge(
            desk, path(of: one, desk), key, "Lb-Act: key", "Lb-By: sam", "Lb-Entry: \(two)")
        #expect(try await kinds(&desk).contains("silent-edit"))
        try await forget(desk)
        for act in ["pin", "unpin", "end", "reopen", "order"] {
            try await forge(
                desk, "blog.yml", { $0.replacing("Ferries", with: "Boats") }, "Lb-Act: \(act)",
                "Lb-By: sam", "Lb-Entry: \(one)")
            #expect(try await kinds(&desk).contains("silent-settings"), "\(act)")
            #expect(try await desk.did("corrections").contains("blog.yml"), "\(act)")
            try await forget(desk)
        }
        try await desk.did("pin", one)
        try await desk.did("pin", two)
        try await desk.did("order", "chronological")
        try await desk.did("end")
        try await desk.did("reopen")
        try await desk.did("unpin")
        #expect(try await kinds(&desk) == [])
    }

    @Test func anUndoBySomebodyWhoIsNotOnTheDeskIsFound() async throws {
        var desk = try await desk()
        let id = try await published(&desk, "One")
        let file = try await path(of: id, desk)
        let old = try String(contentsOfFile: desk.folder + "/b/" + file, encoding: .utf8)
        try await forge(desk, file, { $0 + "Slipped in.\n" }, "Lb-Act: look")
        let tip = try await desk.git("rev-parse", "HEAD", at: "b").output
        try await forge(
            desk, file, { _ in old }, "Lb-Act: undo",
            "Lb-Undoes: " + tip.trimmingCharacters(in: .newlines))
        let answer = try await desk.lb("verify", at: "b")
        #expect(answer.output.contains("nobody was not on the desk"), "\(answer.output)")
        #expect(try await kinds(&desk).isSuperset(of: ["not-allowed", "silent-edit"]))
    }

    @Test(arguments: [
        ("Lb-Approved: sam", "Lb-Approved: kim", "not-approved"),
        ("0 errors", "2 errors", "not-checked"),
        ("0 errors", "2 errors in ATT-001", "not-checked"),
        ("0 errors", "many errors", "not-checked"),
        ("Lb-Drafted: ana", "Lb-Drafted: kim", "other-author"),
        ("Lb-Act: publish", "Lb-Act: retract", "unknown-act"),
        (
            "Lb-By: sam", "Lb-By: sam\nLb-Planned: 2031-03-04T08:00:00 UTC 2031-03-04T08:00:00Z",
            "not-released"
        ),
    ])
    func aPublishThatSaysWhatItsDraftDoesNotBearOutIsFound(
        _ old: String, _ new: String, _ kind: String
    ) async throws {
        var desk = try await desk()
        try await desk.addKim()
        _ = try await published(&desk, "Boats stay in port")
        let message = try await desk.git("log", "-1", "--format=%B", at: "b").output
        var variables = desk.variables
        let now = try await desk.git("log", "-1", "--format=%ct +0000", at: "b").output
        variables["GIT_COMMITTER_DATE"] = now.trimmingCharacters(in: .newlines)
        let amended = message.replacing(old, with: new).trimmingCharacters(in: .newlines)
        #expect(amended.contains(new))
        let made = try await desk.run(
            "/usr/bin/git", ["commit", "-q", "--amend", "-m", amended], at: "b", input: "",
            variables: variables)
        #expect(made.status == 0, "\(made.errors)")
        #expect(try await kinds(&desk).contains(kind))
    }
}
