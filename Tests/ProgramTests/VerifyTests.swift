import Foundation
import Testing

@Suite struct VerifyTests {
    /// The kinds of what is not accounted for.
    private func kinds(_ desk: inout TestEnvironment, anew: Bool = false) async throws -> [String] {
        let answer = try await desk.lb(
            ["verify", "-C", "b", "--json"] + (anew ? ["--anew"] : []))
        return answer.output.split(separator: "\n").filter { $0.contains("\"kind\"") }
            .map { String($0.split(separator: "\"")[3]) }
    }

    private func published(_ desk: inout TestEnvironment) async throws -> String {
        desk.becomeAna()
        let id = try await desk.submitted("Boats stay in port")
        desk.becomeSam()
        try await desk.did("publish", id)
        return id
    }

    /// Rewrites the message of the last commit, as somebody would who wants it to say something else.
    private func amend(
        _ desk: borrowing TestEnvironment, _ ref: String = "refs/heads/main",
        author: String? = nil, _ change: (String) -> String
    ) async throws {
        let message = try await desk.git("log", "-1", "--format=%B", ref, at: "b").output
        let tree = try await desk.git("rev-parse", "\(ref)^{tree}", at: "b").output
        let parents = try await desk.git("log", "-1", "--format=%P", ref, at: "b").output
            .split(whereSeparator: \.isWhitespace).flatMap { ["-p", String($0)] }
        var variables = desk.variables
        let time = try await desk.git("log", "-1", "--format=%cd", "--date=raw", ref, at: "b")
            .output
        variables["GIT_COMMITTER_DATE"] = time.trimmingCharacters(in: .newlines)
        variables["GIT_AUTHOR_DATE"] = variables["GIT_COMMITTER_DATE"]
        let wrote = try await desk.git("log", "-1", "--format=%ae", ref, at: "b").output
        variables["GIT_AUTHOR_EMAIL"] = author ?? wrote.trimmingCharacters(in: .newlines)
        let commit = try await desk.run(
            "/usr/bin/git",
            ["commit-tree", tree.trimmingCharacters(in: .newlines)] + parents, at: "b",
            input: change(message.trimmingCharacters(in: .newlines) + "\n"), variables: variables)
        #expect(commit.status == 0, "\(commit.errors)")
        _ = try await desk.git(
            "update-ref", ref, commit.output.trimmingCharacters(in: .newlines),
            at: "b")
    }

    @Test func anHonestDayIsAccountedFor() async throws {
        var desk = try await desk()
        _ = try await published(&desk)
        #expect(try await kinds(&desk) == [])
        // Remembered up to here; the rest is looked at the next time.
        _ = try await published(&desk)
        let answer = try await desk.lb("verify", at: "b")
        #expect(answer.status == 0)
        #expect(answer.output.contains("All 4 commits are accounted for."))
        #expect(answer.output.contains("4 unsigned"))
    }

    @Test func aSilentEditIsFoundAndStaysFound() async throws {
        var desk = try await desk()
        _ = try await published(&desk)
        let path = try await desk.git("ls-files", "entries", at: "b").output
            .trimmingCharacters(in: .newlines)
        let file = desk.folder + "/b/" + path
        let old = try String(contentsOfFile: file, encoding: .utf8)
        try (old + "Slipped in.\n").write(toFile: file, atomically: true, encoding: .utf8)
        _ = try await desk.git("commit", "-qam", "Nothing to see", at: "b")
        #expect(try await kinds(&desk).contains("silent-edit"))
        _ = try await published(&desk)
        #expect(try await kinds(&desk).contains("silent-edit"))
        #expect(try await kinds(&desk) == kinds(&desk, anew: true))
    }

    @Test func aPolicyThatWasLoosenedWithPlainGitIsFound() async throws {
        var desk = try await desk()
        let file = desk.folder + "/b/desk.yml"
        let old = try String(contentsOfFile: file, encoding: .utf8)
        try old.replacing("four_eyes: true", with: "four_eyes: false")
            .write(toFile: file, atomically: true, encoding: .utf8)
        _ = try await desk.git("commit", "-qam", "Tidy", at: "b")
        #expect(try await kinds(&desk).contains("silent-settings"))
    }

    @Test func aForgedTextIDIsFound() async throws {
        var desk = try await desk()
        _ = try await published(&desk)
        try await amend(desk) {
            $0.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.hasPrefix("Lb-Text: ") ? "Lb-Text: " + String(repeating: "a", count: 40) : $0
            }.joined(separator: "\n")
        }
        #expect(Set(try await kinds(&desk)) == ["other-text"])
    }

    @Test func aPublishByTheWriterAloneIsFound() async throws {
        var desk = try await desk()
        _ = try await published(&desk)
        // Ana, who wrote it and only reports, claims to have published it.
        try await amend(desk) { $0.replacing("Lb-By: sam", with: "Lb-By: ana") }
        let found = Set(try await kinds(&desk))
        #expect(found == ["not-allowed", "not-approved", "other-author"])
    }

    @Test func anActInTheNameOfSomebodyElseIsFound() async throws {
        var desk = try await desk()
        _ = try await published(&desk)
        try await amend(desk, author: "eve@elsewhere.example") { $0 }
        let answer = try await desk.lb("verify", at: "b")
        #expect(answer.status == 1)
        #expect(
            answer.output.contains(
                "it says that Sam Okoro did it, and git that eve@elsewhere.example wrote it"),
            "\(answer.output)")
    }

    @Test func anApprovalInTheNameOfSomebodyElseIsFound() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Boats stay in port")
        desk.becomeSam()
        try await desk.did("approve", id)
        let ref = try await desk.git(
            "for-each-ref", "--format=%(refname)", "refs/lb/drafts", at: "b"
        ).output.trimmingCharacters(in: .newlines)
        let ana = try await desk.git("log", "-1", "--format=%ae", "\(ref)~1", at: "b").output
        try await amend(desk, ref, author: ana.trimmingCharacters(in: .newlines)) { $0 }
        try await desk.did("publish", id)
        #expect(try await kinds(&desk) == ["other-author"])
        #expect(try await desk.lb("verify", at: "b").output.contains("the approval: it says that"))
    }

    @Test func aPublishWithoutChecksIsFound() async throws {
        var desk = try await desk()
        _ = try await published(&desk)
        try await amend(desk) {
            $0.split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.hasPrefix("Lb-Checked") }.joined(separator: "\n")
        }
        #expect(try await kinds(&desk) == ["not-checked"])
    }

    @Test func aDamagedMemoryIsNotBelieved() async throws {
        var desk = try await desk()
        _ = try await published(&desk)
        _ = try await kinds(&desk)
        let cache = desk.folder + "/b/.git/lb/cache/verified-3"
        for bytes in ["", "lb verified 1\n", "lb verified 1\ntip x\ncounts 1 1 1 1\nend"] {
            try bytes.write(toFile: cache, atomically: true, encoding: .utf8)
            #expect(try await desk.did("verify").contains("All 3 commits"))
        }
    }

    @Test func aTextThatIsGoneOrCannotBeReadIsSaid() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Boats stay in port")
        let other = try await desk.submitted("Ministers respond")
        desk.becomeSam()
        try await desk.did("publish", id, other)
        try await desk.did("verify")
        let path = try await desk.git("ls-tree", "-r", "--name-only", "main", "entries", at: "b")
            .output.split(separator: "\n").first { $0.contains(id) }
        let blob = try await desk.git("rev-parse", "main:\(try #require(path))", at: "b").output
        let file =
            desk.folder + "/b/.git/objects/\(blob.prefix(2))/"
            + blob.dropFirst(2).trimmingCharacters(in: .newlines)
        let whole = try Data(contentsOf: URL(fileURLWithPath: file))
        try FileManager.default.removeItem(atPath: file)
        for arguments in [["verify"], ["verify", "--anew"]] {
            let gone = try await desk.lb(arguments + ["-C", "b"])
            #expect(gone.status != 0, "\(arguments)")
            #expect(gone.output.contains("unreadable") && gone.output.contains(id), "\(gone)")
            // What is wrong with one entry says nothing of the others.
            #expect(!gone.output.contains(other), "\(gone)")
        }
        try Data(repeating: 7, count: whole.count).write(to: URL(fileURLWithPath: file))
        #expect(try await desk.lb("verify", at: "b").output.contains(id))
        try whole.write(to: URL(fileURLWithPath: file))
        try await desk.did("verify", "--anew")
    }
}
