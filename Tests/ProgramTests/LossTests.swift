import Foundation
import Testing

/// Nothing typed is ever lost.
@Suite struct LossTests {
    private func blog() async throws -> TestEnvironment {
        var desk = try TestEnvironment()
        let answer = try await desk.lb(
            "init", "b", "--title", "Ferries", "--time-zone", "Europe/London")
        #expect(answer.status == 0, "\(answer.errors)")
        return desk
    }

    @Test func aTextThatDoesNotPassIsKeptAsADraftWithItsErrors() async throws {
        var desk = try await blog()
        let answer = try await desk.lb(
            "draft", at: "b", input: "---\ntitle: Boats: what now: then\n---\nWords.\n")
        #expect(answer.status == 0)
        #expect(answer.errors.contains(":2:"))
        let list = try await desk.lb("list", "--json", at: "b").output
        #expect(list.contains("\"state\": \"draft\""))
        let id = try #require(
            list.split(separator: "\n").first { $0.contains("\"id\"") }?.split(separator: "\"")
                .dropFirst(3).first)
        let shown = try await desk.lb("show", String(id), "--raw", at: "b").output
        #expect(shown == "---\ntitle: Boats: what now: then\n---\nWords.\n")
        let submitted = try await desk.lb("submit", String(id), at: "b")
        #expect(submitted.status == 6)
    }

    @Test func whatIsWrongIsSaidBeforeTheIdThatLbAddsItself() async throws {
        var desk = try await blog()
        let answer = try await desk.lb(
            "draft", at: "b", input: "---\ntitle: Boats\ntags: {a: 1}\n---\nWords.\n")
        #expect(answer.status == 0)
        #expect(answer.errors.contains(":3:"))
        #expect(!answer.errors.contains("there is no id"))
        // A file from another system, whole, with its line ends.
        let id = try #require(answer.output.split(separator: " ").last)
            .trimmingCharacters(in: .newlines)
        let edited = try await desk.lb(
            "edit", id, "--submit", at: "b",
            input: "---\r\ntitle: Boats\r\n---\r\nWords.\r\n")
        #expect(edited.output == "Edited and submitted \(id)\n", "\(edited.errors)")
        let shown = try await desk.lb("show", id, "--raw", at: "b").output
        #expect(shown.contains("id: \(id)\r\n") && shown.hasSuffix("---\r\nWords.\r\n"))
        #expect(!shown.dropFirst(4).contains("---\r\ntitle"))
    }

    @Test func aTextThatChangesNothingIsNotKeptAndARefusedOneSaysWhatTakesItUp() async throws {
        var desk = try await blog()
        let made = try await desk.lb("draft", "-t", "Boats", "Words.", at: "b").output
        let id = try #require(made.split(separator: " ").last).trimmingCharacters(in: .newlines)
        let same = try await desk.lb("edit", id, "Words.", at: "b")
        #expect(same.status == 6)
        #expect(same.errors.contains("nothing changed") && !same.errors.contains("/typed/"))
        #expect(try await !desk.lb("status", at: "b").output.contains("/typed/"))
        let long = String(repeating: "Long words. ", count: 30_000)
        let refused = try await desk.lb("edit", id, "-", at: "b", input: long)
        #expect(refused.errors.contains("`lb edit \(id) --file '"))
    }

    @Test func withoutAnEditorNothingOfAFileIsReplacedByNothing() async throws {
        var desk = try await blog()
        let made = try await desk.lb("draft", "-t", "Boats", "Words.", at: "b").output
        let id = try #require(made.split(separator: " ").last).trimmingCharacters(in: .newlines)
        let before = try await desk.lb("show", id, "--raw", at: "b").output
        let edited = try await desk.lb("edit", id, at: "b", input: "")
        #expect(edited.status == 2 && edited.errors.contains("no editor is set"))
        #expect(try await desk.lb("show", id, "--raw", at: "b").output == before)
    }

    @Test func aKeptTextThatIsTakenUpIsNoLongerTold() async throws {
        var desk = try await blog()
        let made = try await desk.lb("draft", "-t", "Boats", "Words.", at: "b").output
        let id = try #require(made.split(separator: " ").last).trimmingCharacters(in: .newlines)
        let own = desk.email
        desk.email = "nobody@elsewhere.example"
        let refused = try await desk.lb("edit", id, "Other words.", at: "b")
        #expect(refused.status != 0)
        let path = try #require(
            refused.errors.split(separator: " ").first { $0.contains("/typed/") }
        ).trimmingCharacters(in: CharacterSet(charactersIn: ".`'\n"))
        desk.email = own
        #expect(try await desk.lb("status", at: "b").output.contains("/typed/"))
        #expect(try await desk.lb("edit", id, "--file", path, at: "b").status == 0)
        #expect(try await !desk.lb("status", at: "b").output.contains("/typed/"))
    }

    @Test func outsideABlogTheTextIsKeptAndItsPlaceIsSaid() async throws {
        var desk = try TestEnvironment()
        let answer = try await desk.lb("draft", "-t", "Where am I", "Precious words.")
        #expect(answer.status == 4)
        let line = try #require(
            answer.errors.split(separator: "\n").first { $0.contains("kept in") })
        let path = try #require(line.split(separator: " ").last)
        #expect(
            try String(contentsOfFile: String(path), encoding: .utf8).contains("Precious words."))
    }

    @Test func anEditorThatCrashesLosesNothing() async throws {
        var desk = try await blog()
        let answer = try await desk.lb(
            "draft", "-t", "Crash", at: "b",
            variables: ["EDITOR": "sh -c 'echo Precious words. >> \"$1\"; kill -9 $$' editor"])
        #expect(answer.status != 0)
        let kept = try #require(
            answer.errors.split(separator: " ").first { $0.contains("/typed/") })
        let path = kept.trimmingCharacters(in: CharacterSet(charactersIn: ".`'\n"))
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("Precious words."))
        // And the desk is told, until somebody takes it up.
        #expect(try await desk.lb("status", at: "b").output.contains("/typed/"))
    }

    @Test func aTextTooLargeIsKept() async throws {
        var desk = try await blog()
        let text = String(repeating: "Long words. ", count: 30_000)
        let answer = try await desk.lb("draft", "-t", "Long", "-", at: "b", input: text)
        #expect(answer.status == 6)
        #expect(answer.errors.contains("kept in"))
    }

    @Test func aWrongKindKeepsTheText() async throws {
        var desk = try await blog()
        let answer = try await desk.lb("draft", "--kind", "updat", "Precious words.", at: "b")
        #expect(answer.status == 2)
        #expect(answer.errors.contains("kept in"))
        #expect(answer.errors.contains("update, analysis"))
    }

    @Test func aStandardOutputThatIsFullIsSaidAndTheDraftStays() async throws {
        var desk = try await blog()
        let answer = try await desk.run(
            "/bin/sh", ["-c", "'\(TestEnvironment.program)' -C x list >/dev/full"], at: "b",
            input: "",
            variables: desk.variables)
        #expect(answer.status != 0)
        let draft = try await desk.run(
            "/bin/sh", ["-c", "'\(TestEnvironment.program)' draft -t Full Words >/dev/full"],
            at: "b",
            input: "", variables: desk.variables)
        #expect(draft.status == 8, "\(draft.errors)")
        #expect(!draft.errors.contains("typed"), "\(draft.errors)")
        #expect(try await desk.lb("list", at: "b").output.contains("Full"))
    }

    @Test func aHookBeforeSubmitHoldsUpEachWayToSubmit() async throws {
        var desk = try await desk()
        desk.becomeSam()
        let folder = desk.folder + "/b/Hooks/pre-submit.d"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try "#!/bin/sh\nexit 4\n".write(
            toFile: folder + "/10-no", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder + "/10-no")
        _ = try await desk.git("add", "Hooks", at: "b")
        _ = try await desk.git("commit", "-qm", "A hook", at: "b")
        let trusted = try await desk.lb("hook", "trust", "Hooks/pre-submit.d/10-no", at: "b")
        #expect(trusted.status == 0, "\(trusted.errors)")
        let drafted = try await desk.lb("draft", "-t", "Boats", "Words.", "--submit", at: "b")
        #expect(drafted.status == 1 && drafted.errors.contains("10-no"), "\(drafted.errors)")
        let list = try await desk.did("list", "--json")
        #expect(list.contains("\"state\": \"draft\"") && !list.contains("submitted"))
        let id = try #require(
            list.split(separator: "\n").first { $0.contains("\"id\"") }?.split(separator: "\"")
                .dropFirst(3).first)
        try await desk.refused("edit", String(id), "Other words.", "--submit", status: 1)
        #expect(try await desk.did("show", String(id)).contains("Other words."))
        try await desk.refused("submit", String(id), status: 1)
    }

    @Test func aRecordOfVerificationIsReadWhereItIsWhole() async throws {
        var desk = try await desk()
        func media(_ verified: String) -> String {
            "---\ntitle: Quay\nmedia:\n  - url: https://a.example/b.jpg\n    kind: image\n    alt: A quay\n"
                + "    credit: A reader\n    licence: given by mail\n    verified: \(verified)\n---\nWords.\n"
        }
        for (verified, isRead) in [
            ("{author: Mo, place: Quay, time: 2031-03-04T07:00:00Z, by: ana}", true),
            ("{author: Mo}", true), ("true", true), ("sure", false),
        ] {
            let answer = try await desk.lb("draft", "-", at: "b", input: media(verified))
            #expect(answer.status == 0)
            #expect(answer.errors.contains("verified") != isRead, "\(verified): \(answer.errors)")
        }
    }
}
