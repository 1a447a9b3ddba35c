import Foundation
import Testing

/// A redaction that was cut off is finished, by whatever comes next.
@Suite struct RedactResumeTests {
    /// A blog `b` in which a redaction was killed, before its refs moved or after that of main did; `done` is how it
    /// would have ended.
    private func cutOff(
        _ desk: inout TestEnvironment, mainMoved: Bool
    ) async throws -> (id: String, blob: String) {
        let id = try await desk.submitted("Secret heading", "Secret words.")
        let other = try await desk.submitted("Other", "Plain words.")
        desk.becomeSam()
        try await desk.did("publish", id)
        try await desk.did("publish", other)
        desk.becomeAna()
        try await desk.did("update", id, "Secret words, and more.", "--submit")
        desk.becomeSam()
        func git(_ arguments: String...) async throws -> String {
            let answer = try await desk.run(
                "/usr/bin/git", arguments, at: "", input: "", variables: desk.variables)
            #expect(answer.status == 0, "\(arguments): \(answer.errors)")
            return answer.output.trimmingCharacters(in: .newlines)
        }
        let path = try #require(
            try await git("-C", "b", "ls-files").split(separator: "\n").first { $0.contains(id) })
        let blob = try await git("-C", "b", "rev-parse", "main:\(path)")
        let refs = "for-each-ref --format=%(objectname)\u{20}%(refname)"
            .split(separator: " ", maxSplits: 1).map(String.init)
        let before = try await git("-C", "b", refs[0], refs[1])
        try FileManager.default.copyItem(
            atPath: desk.folder + "/b", toPath: desk.folder + "/done")
        // Without what comes after it: the empty draft is put aside by an act of its own.
        #expect(
            try await desk.lb("redact", id, "--reason", "Order", "--yes", "-C", "done").status == 0)
        _ = try await git("-C", "b", "fetch", "-q", "../done", "+refs/*:refs/fetched/*")
        let fetched = try await git("-C", "b", refs[0], refs[1], "refs/fetched")
        var journal = "lb redaction 1\nentry \(id)\n"
        for line in fetched.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            let ref = words[1].replacing("refs/fetched/", with: "refs/")
            _ = try await git("-C", "b", "update-ref", "-d", words[1])
            let old = before.split(separator: "\n").first { $0.hasSuffix(" " + ref) }?.prefix(40)
            if ref.hasPrefix("refs/lb/redactions/") {
                journal += "map \(words[0]) \(words[0]) \(ref)\n"
            } else if ref == "refs/heads/main", let old {
                journal += "main \(old) \(words[0]) \(ref)\n"
                if mainMoved { _ = try await git("-C", "b", "update-ref", ref, words[0]) }
            }
        }
        let bare = try #require(
            try await git("-C", "done", "ls-files").split(separator: "\n").first { $0.contains(id) }
        )
        journal += "path \(path)\npath \(bare)\nend\n"
        try journal.write(
            toFile: desk.folder + "/b/.git/lb/redaction", atomically: true, encoding: .utf8)
        return (id, blob)
    }

    @Test(arguments: ["redact", "doctor", "publish"])
    func itIsFinished(_ by: String) async throws {
        var desk = try await desk()
        let (id, blob) = try await cutOff(&desk, mainMoved: true)
        // The draft goes with it, by hand: the ref of a draft is in the journal where the program wrote it.
        _ = try await desk.git("update-ref", "-d", "refs/lb/drafts/\(id)", at: "b")
        switch by {
        case "redact": try await desk.did("redact", id, "--reason", "Order", "--yes")
        case "doctor":
            let found = try await desk.lb("doctor", at: "b")
            #expect(found.output.contains("an act was cut off"), "\(found.output)")
            try await desk.did("doctor", "--repair")
        default:
            desk.becomeAna()
            let more = try await desk.submitted("More")
            desk.becomeSam()
            try await desk.did("publish", more)
        }
        #expect(try await desk.git("cat-file", "-e", blob, at: "b").status != 0, "it is gone")
        #expect(try await desk.git("log", "--format=%s", at: "b").output.contains("redact: \(id)"))
        try await desk.did("verify")
        try await desk.did("doctor")
        try await desk.expectSound()
        try await desk.refused(
            "redact", id, "--reason", "Again", "--yes", status: 6, saying: "redacted already")
    }

    @Test(arguments: ["doctor", "blog"], [true, false])
    func oneThatHadNotBegunIsDropped(_ by: String, _ hasMap: Bool) async throws {
        var desk = try await desk()
        let (id, blob) = try await cutOff(&desk, mainMoved: false)
        let noted = desk.folder + "/b/.git/lb/redaction"
        if hasMap {
            let map = try #require(
                try String(contentsOfFile: noted, encoding: .utf8).split(separator: "\n")
                    .first { $0.hasPrefix("map ") }?.split(separator: " ").map(String.init))
            _ = try await desk.git("update-ref", map[3], map[2], at: "b")
        }
        let act = by == "doctor" ? ["--repair"] : ["title", "Another"]
        let answer = try await desk.lb([by] + act + ["-C", "b"])
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.errors.contains("`lb redact \(id)` asks for it again"), "\(answer.errors)")
        #expect(!FileManager.default.fileExists(atPath: noted))
        #expect(
            try await desk.git("for-each-ref", "refs/lb/redactions", at: "b").output.isEmpty)
        #expect(try await desk.git("cat-file", "-e", blob, at: "b").status == 0, "it is there")
        #expect(!(try await desk.git("log", "--format=%s", at: "b").output.contains("redact:")))
        try await desk.did("verify")
        try await desk.expectSound()
        try await desk.did("redact", id, "--reason", "Order", "--yes")
        #expect(try await desk.git("cat-file", "-e", blob, at: "b").status != 0, "it is gone")
    }

    @Test func aLockThatAKilledGitLeftIsWaitedFor() async throws {
        var desk = try await desk()
        let (id, blob) = try await cutOff(&desk, mainMoved: true)
        _ = try await desk.git("update-ref", "-d", "refs/lb/drafts/\(id)", at: "b")
        // As a git leaves them that is stopped while it shortens the log of a ref.
        let locks = ["HEAD", "refs/heads/main", "logs/refs/heads/main"].map {
            desk.folder + "/b/.git/\($0).lock"
        }
        for lock in locks { #expect(FileManager.default.createFile(atPath: lock, contents: nil)) }
        let repaired = try await desk.lb("doctor", "--repair", at: "b")
        #expect(repaired.status == 0, "\(repaired.output)\(repaired.errors)")
        #expect(!locks.contains { FileManager.default.fileExists(atPath: $0) })
        #expect(try await desk.git("cat-file", "-e", blob, at: "b").status != 0, "it is gone")
        try await desk.did("doctor")
    }

    @Test func aTextThatCannotBeRemovedIsToldAndTriedAgain() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Secret heading", "Secret words.")
        desk.becomeSam()
        try await desk.did("publish", id)
        // A pack with the text alone, which git is told to keep.
        let script = """
            blob=$(git rev-parse "main:$(git ls-files | grep \(id))")
            pack=$(echo $blob | git pack-objects -q .git/objects/pack/pack)
            : >.git/objects/pack/pack-$pack.keep
            echo $blob
            """
        let made = try await desk.run(
            "/bin/sh", ["-ec", script], at: "b", input: "", variables: desk.variables)
        #expect(made.status == 0, "\(made.errors)")
        let blob = made.output.trimmingCharacters(in: .newlines)
        let redacted = try await desk.lb("redact", id, "--reason", "Order", "--yes", at: "b")
        #expect(redacted.status == 8, "\(redacted.output)\(redacted.errors)")
        #expect(
            redacted.errors.contains("1 of the old texts and files could not be removed"),
            "\(redacted.errors)")
        let found = try await desk.lb("doctor", at: "b")
        #expect(found.output.contains("an act was cut off"), "\(found.output)")
        let tried = try await desk.lb("doctor", "--repair", at: "b")
        #expect(tried.status != 0)
        #expect(
            (tried.output + tried.errors).contains("1 of the old texts and files could not"),
            "\(tried.output)\(tried.errors)")
        let free = try await desk.run(
            "/bin/sh", ["-ec", "rm .git/objects/pack/*.keep"], at: "b", input: "",
            variables: desk.variables)
        #expect(free.status == 0)
        try await desk.did("doctor", "--repair")
        #expect(try await desk.git("cat-file", "-e", blob, at: "b").status != 0, "it is gone")
        try await desk.did("doctor")
    }

    @Test func anActOnADraftFinishesItFirst() async throws {
        var desk = try await desk()
        let (id, blob) = try await cutOff(&desk, mainMoved: true)
        _ = try await desk.git("update-ref", "-d", "refs/lb/drafts/\(id)", at: "b")
        desk.becomeAna()
        _ = try await desk.submitted("More")
        #expect(try await desk.git("cat-file", "-e", blob, at: "b").status != 0, "it is gone")
        try await desk.did("doctor")
    }

    @Test func oldObjectsThatAreStillHereAreFoundAndGo() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Secret heading", "Secret words.")
        desk.becomeSam()
        try await desk.did("publish", id)
        try FileManager.default.copyItem(
            atPath: desk.folder + "/b", toPath: desk.folder + "/old")
        try await desk.did("redact", id, "--reason", "Order", "--yes")
        let old = try await desk.git("rev-parse", "main", at: "old").output
            .trimmingCharacters(in: .newlines)
        _ = try await desk.git("fetch", "-q", "../old", "main:other", at: "b")
        let held = try await desk.lb("doctor", at: "b")
        #expect(
            held.status == 6 && held.output.contains("held by refs/heads/other"), "\(held.output)")
        _ = try await desk.git("branch", "-q", "-D", "other", at: "b")
        let found = try await desk.lb("doctor", at: "b")
        #expect(found.status == 6 && found.output.contains("are still here"), "\(found.output)")
        try await desk.did("doctor", "--repair")
        #expect(try await desk.git("cat-file", "-e", old, at: "b").status != 0, "it is gone")
        try await desk.did("doctor")
    }
}
