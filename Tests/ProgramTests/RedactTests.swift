import Foundation
import Testing

@Suite struct RedactTests {
    @Test func aRedactedTextIsNowhereAndTheRestIsProvenAsBefore() async throws {
        var desk = try await desk()
        let id = try await desk.submitted(
            "Secret heading", "Secret words, said Tom Hale, the harbour master.")
        let other = try await desk.submitted("Other", "Plain words.")
        desk.becomeSam()
        try await desk.did("publish", id)
        try await desk.did("key", id, "--text", "Secret event")
        try await desk.did("publish", other)
        desk.becomeAna()
        try await desk.did(
            "correct", id, "--note", "Secret note",
            "Secret letters, said Tom Hale, the harbour master.",
            "--submit")
        try await desk.did("comment", id, "-m", "Secret comment")
        try await desk.did("update", other, "Plain words, and more.")
        desk.becomeSam()
        try await desk.did("publish", id)
        let before = try await desk.git("rev-parse", "main", at: "b").output
            .trimmingCharacters(in: .newlines)
        try await desk.refused("redact", id, "--reason", "Order", status: 2, saying: "Add --yes")
        try await desk.refused(
            "redact", String(id.prefix(6)), "--reason", "Order", "--yes", status: 2)
        desk.becomeAna()
        try await desk.refused("redact", id, "--reason", "Order", "--yes", saying: "needs `manage`")
        desk.becomeSam()
        // The second folder of an export is in the repository, with the text.
        try await desk.did("export", "html", "-o", "site")
        let site = try await desk.run(
            "/bin/sh", ["-c", "grep -rl Secret b/.git/lb/sites site"], at: "", input: "",
            variables: desk.variables)
        #expect(site.output.contains("b/.git/lb/sites/") && site.output.contains("site/index.html"))
        // Somebody whose shell was in the site when the folders changed places wrote into the second one.
        let written = try await desk.run(
            "/bin/sh",
            [
                "-c",
                """
                cd b/.git/lb/sites/*/site && echo Notes > notes.txt && mkdir own && echo Mine > own/a.txt \
                    && ln -s ../../../../../blog.yaml link
                """,
            ], at: "", input: "", variables: desk.variables)
        #expect(written.status == 0, "\(written.errors)")
        try await desk.did("redact", id, "--reason", "By order of the court", "--yes")
        let kept = try await desk.run(
            "/bin/sh",
            ["-c", "cd b/.git/lb/sites/*/site && find . ! -type d | sort | tr '\\n' ' '"], at: "",
            input: "", variables: desk.variables)
        #expect(kept.output == "./link ./notes.txt ./own/a.txt ")

        try await desk.expectSound()
        #expect(try await desk.git("cat-file", "-e", before, at: "b").status != 0, "it is gone")
        let objects = try await desk.run(
            "/bin/sh",
            [
                "-c",
                "git cat-file --batch-all-objects --batch-check='%(objectname)' | git cat-file --batch",
            ], at: "b", input: "", variables: desk.variables)
        #expect(!objects.output.contains("Secret"))
        let files = try await desk.run(
            "/bin/sh", ["-c", "grep -rl Secret . || true"], at: "b", input: "",
            variables: desk.variables)
        #expect(files.output == "")
        let verified = try await desk.lb("verify", at: "b")
        #expect(verified.status == 0, "\(verified.output)")
        #expect(try await desk.did("export", "text").contains("By order of the court"))
        try await desk.did("export", "html", "-o", "site")
        let exported = try await desk.run(
            "/bin/sh", ["-c", "grep -rl Secret b site || true"], at: "", input: "",
            variables: desk.variables)
        #expect(exported.output == "")
        #expect(
            try String(contentsOfFile: desk.folder + "/site/own/a.txt", encoding: .utf8) == "Mine\n"
        )
        // The open draft of another entry goes on from the commit that its base became.
        desk.becomeAna()
        try await desk.did("submit", other)
        desk.becomeSam()
        try await desk.did("publish", other)
        try await desk.did("verify")
        // The list of commits is what the redaction says that it is.
        let map = try await desk.git(
            "for-each-ref", "--format=%(refname)", "refs/lb/redactions", at: "b"
        )
        .output.trimmingCharacters(in: .newlines)
        let digest = try await desk.run(
            "/bin/sh", ["-c", "git show \(map):commits | sha256sum | cut -c1-64"], at: "b",
            input: "",
            variables: desk.variables
        ).output.trimmingCharacters(in: .newlines)
        let log = try await desk.git("log", "--format=%B", "main", at: "b").output
        #expect(log.contains("Lb-Map: \(digest)"))
    }

    @Test func anOpenDraftOfTheEntryIsPutAside() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Secret heading", "Secret words.")
        desk.becomeSam()
        try await desk.did("publish", id)
        desk.becomeAna()
        try await desk.did("update", id, "Secret words, and more.", "--submit")
        desk.becomeSam()
        try await desk.did("redact", id, "--reason", "By order of the court", "--yes")
        #expect(!(try await desk.did("list").contains(id)))
        #expect(try await desk.did("list", "--state", "spiked").contains(id))
        try await desk.refused(
            "redact", id, "--reason", "Again", "--yes", status: 6, saying: "redacted already")
        try await desk.did("verify")
        try await desk.expectSound()
    }

    @Test func aListOfCommitsThatIsGoneOrAnotherIsFound() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Secret heading", "Secret words.")
        desk.becomeSam()
        try await desk.did("publish", id)
        try await desk.did("redact", id, "--reason", "By order of the court", "--yes")
        try await desk.did("verify")
        try await desk.did("doctor")
        let ref = try await desk.git(
            "for-each-ref", "--format=%(refname)", "refs/lb/redactions", at: "b"
        ).output.trimmingCharacters(in: .newlines)
        let map = try await desk.git("rev-parse", ref, at: "b").output
            .trimmingCharacters(in: .newlines)
        // Also where everything else was looked at before.
        for (change, word) in [
            (["update-ref", ref, "main"], "is not the one that it speaks of"),
            (["update-ref", "-d", ref], "is not here"),
            (["update-ref", "refs/lb/redactions/0123456789abcdef", map], "no redaction on main"),
        ] {
            _ = try await desk.run(
                "/usr/bin/git", change, at: "b", input: "", variables: desk.variables)
            let verified = try await desk.lb("verify", at: "b")
            #expect(
                verified.status == 1 && verified.output.contains(word), "\(verified.output)")
            let doctor = try await desk.lb("doctor", at: "b")
            #expect(doctor.status == 6 && doctor.output.contains(word), "\(doctor.output)")
            _ = try await desk.git("update-ref", ref, map, at: "b")
        }
    }

    @Test func aListOfMediaThatIsAnotherIsFound() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Secret heading", "Secret words.")
        desk.becomeSam()
        try await desk.did("publish", id)
        try await desk.did("redact", id, "--reason", "By order of the court", "--yes")
        func git(_ arguments: String..., input: String = "") async throws -> String {
            var variables = desk.variables
            for name in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] { variables[name] = desk.clock }
            let answer = try await desk.run(
                "/usr/bin/git", arguments, at: "b", input: input, variables: variables)
            #expect(answer.status == 0, "\(arguments): \(answer.errors)")
            return answer.output.trimmingCharacters(in: .newlines)
        }
        let ref = try await git("for-each-ref", "--format=%(refname)", "refs/lb/redactions")
        let lists = try await git("ls-tree", ref).split(separator: "\n").map(String.init)
        let other = try await git("hash-object", "-w", "--stdin", input: "media/ab/other.jpg\n")
        let media = try #require(lists.first { $0.hasSuffix("\tmedia") })
        let changed = "100644 blob \(other)\tmedia"
        let tree = try await git(
            "mktree",
            input: lists.map { ($0 == media ? changed : $0) + "\n" }.joined())
        let map = try await git("commit-tree", tree, "-m", "x")
        _ = try await git("update-ref", ref, map)
        let verified = try await desk.lb("verify", at: "b")
        #expect(
            verified.status == 1 && verified.output.contains("list of media files"),
            "\(verified.output)")
        // A redaction of an earlier version says nothing of media.
        let message = try await git("log", "-1", "--format=%B", "main")
        let older = message.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("Lb-Map-Media:") }.joined(separator: "\n")
        #expect(older != message)
        _ = try await git("commit", "-q", "--amend", "--allow-empty", "-m", older)
        try await desk.did("verify")
    }
}
