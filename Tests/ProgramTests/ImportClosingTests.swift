import Foundation
import Testing

/// The last commit of an import answers for all that it brought in, and for nothing else.
@Suite struct ImportClosingTests {
    private struct Verified {
        let kinds: Set<String>
        let unsigned: Int
    }

    private func verified(_ desk: inout TestEnvironment) async throws -> Verified {
        let answer = try await desk.lb(["verify", "-C", "b", "--json"])
        let lines = answer.output.split(separator: "\n")
        return Verified(
            kinds: Set(
                lines.filter { $0.contains("\"kind\"") }
                    .map { String($0.split(separator: "\"")[3]) }),
            unsigned: lines.first { $0.contains("\"unsigned\"") }
                .flatMap { Int($0.filter(\.isNumber)) } ?? -1)
    }

    /// Brings two entries in.
    private func bring(_ desk: inout TestEnvironment) async throws {
        desk.becomeSam()
        let folder = desk.folder + "/posts"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        for (time, text) in [("0700", "The quay is open."), ("0710", "The bridge is shut.")] {
            try (text + "\n").write(
                toFile: "\(folder)/2031-03-04-\(time)-news.md", atomically: true, encoding: .utf8)
        }
        let answer = try await desk.lb("import", "markdown", folder, "-C", "b")
        #expect(answer.status == 0, "\(answer.errors)")
    }

    /// Git of whoever sits at the machine; what is committed has the time of the last commit.
    private func commits(_ desk: borrowing TestEnvironment, _ arguments: String...) async throws {
        var variables = desk.variables
        let now = try await desk.git("log", "-1", "--format=%ct +0000", at: "b").output
        variables["GIT_AUTHOR_DATE"] = now.trimmingCharacters(in: .newlines)
        variables["GIT_COMMITTER_DATE"] = variables["GIT_AUTHOR_DATE"]
        let made = try await desk.run(
            "/usr/bin/git", arguments, at: "b", input: "", variables: variables)
        #expect(made.status == 0, "\(arguments): \(made.errors)\(made.output)")
    }

    private func hasKey(_ desk: inout TestEnvironment) async throws {
        desk.becomeSam()
        let made = try await desk.run(
            "/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "sam", "-f", "sam"],
            at: "", input: "", variables: desk.variables)
        #expect(made.status == 0, "\(made.errors)")
        for (key, value) in [
            ("gpg.format", "ssh"), ("commit.gpgsign", "true"),
            ("user.signingkey", "\(desk.folder)/sam.pub"),
        ] { _ = try await desk.git("config", key, value, at: "b") }
        try await desk.manages("edit", "sam", "--key", "\(desk.folder)/sam.pub")
    }

    @Test func theLastCommitOfAnImportIsSignedAndSpeaksForAllOfIt() async throws {
        var desk = try await desk()
        try await hasKey(&desk)
        let before = try await verified(&desk)
        try await bring(&desk)
        let last = try await desk.git("log", "-1", "--format=%B", at: "b").output
        #expect(last.contains("Lb-Act: import-end") && last.contains("Lb-Covers: 2 "), "\(last)")
        let after = try await verified(&desk)
        #expect(after.kinds == [] && after.unsigned == before.unsigned)
        #expect(try await desk.did("log", "-1").contains("import: end, 2 versions"))
        // Brought in again it adds nothing, and neither does an end.
        try await bring(&desk)
        #expect(try await desk.git("log", "-1", "--format=%B", at: "b").output == last)
        try await desk.refused("undo", saying: "cannot be undone")
        // The end alone, written by whoever has no key, is missed.
        try await commits(
            desk, "-c", "commit.gpgsign=false", "commit", "-q", "--amend",
            "--allow-empty", "--no-edit")
        let unsigned = try await verified(&desk)
        #expect(unsigned.kinds == ["signature"] && unsigned.unsigned == before.unsigned + 3)
    }

    @Test func whatIsAddedToAnImportLaterIsFound() async throws {
        var desk = try await desk()
        let before = try await verified(&desk)
        try await bring(&desk)
        #expect(try await verified(&desk).kinds == [])
        #expect(try await verified(&desk).unsigned == before.unsigned + 3)
        let path = try await desk.git("ls-files", "entries", at: "b").output
            .split(separator: "\n")[0]
        let id = String(path.dropLast(3).suffix(10))
        try await commits(desk, "rm", "-q", String(path))
        try await commits(
            desk, "commit", "-qm", "import: remove\n\nLb-Act: import\nLb-Entry: \(id)\nLb-By: sam\n"
        )
        #expect(try await verified(&desk).kinds == ["unclosed"])
        #expect(try await desk.did("corrections").contains(id))
        // Slipped in before the end, which then speaks of something else.
        let end = try await desk.git("rev-parse", "HEAD~1", at: "b").output
        try await commits(desk, "reset", "-q", "--hard", "HEAD~2")
        try await commits(desk, "rm", "-q", String(path))
        try await commits(
            desk, "commit", "-qm", "import: remove\n\nLb-Act: import\nLb-Entry: \(id)\nLb-By: sam\n"
        )
        try await commits(
            desk, "cherry-pick", "--allow-empty", end.trimmingCharacters(in: .newlines))
        #expect(try await verified(&desk).kinds == ["unclosed", "other-text"])
    }

    @Test func importsOfEarlierVersionsAreUnsignedAndNoMore() async throws {
        var desk = try TestEnvironment()
        desk.becomeSam()
        #expect(
            try await desk.lb("init", "b", "--title", "Ferries", "--time-zone", "Europe/London")
                .status == 0)
        let message = try await desk.git("log", "-1", "--format=%B", at: "b").output
        #expect(message.contains("Lb-Closes: import"))
        try await commits(
            desk, "commit", "-q", "--amend", "-m",
            message.replacing("Lb-Closes: import\n", with: ""))
        try await bring(&desk)
        try await commits(desk, "reset", "-q", "--hard", "HEAD~1")
        let old = try await verified(&desk)
        #expect(old.kinds == [] && old.unsigned == 3)
        // From the first import on that has an end, each has one.
        try "The road is clear.\n".write(
            toFile: desk.folder + "/posts/2031-03-04-0720-news.md", atomically: true,
            encoding: .utf8)
        #expect(
            try await desk.lb("import", "markdown", desk.folder + "/posts", "-C", "b").status == 0)
        #expect(try await verified(&desk).kinds == [])
        try await commits(desk, "reset", "-q", "--hard", "HEAD~1")
        #expect(try await verified(&desk).kinds == [])
    }
}
