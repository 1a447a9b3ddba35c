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
        #expect(draft.status == 7)
        #expect(try await desk.lb("list", at: "b").output.contains("Full"))
    }
}
