import Foundation
import Testing

/// What a remote or a clone may be like: nothing goes away there or here.
@Suite struct SyncTroubleTests {
    @Test func aDraftThatCouldNotBeBroughtOverStaysWhereItIs() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        let lock = desk.folder + "/b/.git/refs/lb/drafts/\(id).lock"
        try FileManager.default.createDirectory(
            atPath: lock + "/x", withIntermediateDirectories: true)
        try await desk.sync("b", status: 5, saying: "could not be brought over")
        try FileManager.default.removeItem(atPath: lock)
        try await desk.sync("b", saying: "new, from ana")
        try await desk.expectTogether("a", "b")
        // What is gone here without having been published is not gone for others.
        _ = try await desk.git("update-ref", "-d", "refs/lb/drafts/\(id)", at: "b")
        try await desk.sync("b")
        try await desk.expectTogether("a", "b")
    }

    @Test func branchesOfTheRemoteAreNoDrafts() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        for name in ["lb", "lb/drafts/0000000000"] {
            _ = try await desk.git("branch", name, "refs/lb/drafts/\(id)", at: "shared")
            try await desk.sync("b")
            try await desk.sync("k")
            let list = try await desk.act("list", at: "b")
            #expect(list.contains(id) && !list.contains("0000000000"))
            _ = try await desk.git("branch", "-D", name, at: "shared")
        }
    }

    @Test func clocksThatDifferAreNoViolation() async throws {
        var desk = try await sharedNewsroom()
        desk.clock = "2031-03-04T08:10:00Z"
        let one = try await desk.submitted("Ahead", at: "a")
        try await desk.act("publish", one, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a")
        desk.clock = "2031-03-04T08:01:00Z"
        let two = try await desk.submitted("Behind", at: "k")
        try await desk.act("publish", two, "--without-review", "--reason", "Storm", at: "k")
        try await desk.sync("k")
        let three = try await desk.submitted("Behind as well", at: "k")
        try await desk.act("publish", three, "--without-review", "--reason", "Storm", at: "k")
        try await desk.sync("k")
        try await desk.expectTogether("k")
        let log = try await desk.git("log", "--first-parent", "-2", "--format=%aI %cI", at: "k")
        let times = "2031-03-04T08:01:00+00:00 2031-03-04T08:10:00+00:00"
        #expect(log.output == "\(times)\n\(times)\n")
    }

    @Test func aShallowCloneIsToldSo() async throws {
        var desk = try await sharedNewsroom()
        _ = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        _ = try await desk.git(
            "clone", "-q", "-b", "main", "--depth", "1", "file://\(desk.folder)/shared", "s", at: ""
        )
        desk.becomeKim()
        for _ in 1...2 {
            let answer = try await desk.lb("sync", at: "s")
            #expect(answer.status == 7)
            #expect(answer.errors.contains("git fetch --unshallow"), "\(answer.errors)")
        }
        try await desk.sync("b", saying: "new, from ana")
    }

    @Test(arguments: [true, false])
    func whatAServerDoesNotAllowIsToldInItsWords(_ isAtomic: Bool) async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        _ = try await desk.git(
            "config", "receive.advertiseAtomic", isAtomic ? "true" : "false", at: "shared")
        let hook = desk.folder + "/shared/hooks/update"
        let script =
            "#!/bin/sh\n[ $1 != refs/heads/main ] || { echo 'Ask the web desk (fetch first)'; exit 1; }\n"
        try Data(script.utf8).write(to: URL(fileURLWithPath: hook))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
        let before = try await desk.git("for-each-ref", at: "shared")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a", status: 7, saying: "it says: Ask the web desk (fetch first)")
        #expect(try await desk.git("for-each-ref", at: "shared").output == before.output)
        try FileManager.default.removeItem(atPath: hook)
        try await desk.sync("a", saying: "Sent to origin: 1 act")
        try await desk.sync("b")
        try await desk.expectTogether("a", "b")
    }

    @Test func whoeverFollowsARedactionPutsAsideTheirDraftOfWhatIsGone() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Secret", "Words of Xyzzy.", at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        try await desk.act("publish", id, at: "b")
        try await desk.sync("b")
        try await desk.sync("a")
        // Ana goes on with it, and with something else, where nobody sees it.
        try await desk.act("update", id, "More words of Xyzzy.", "--submit", at: "a")
        let other = try await desk.submitted("Other", at: "a")
        try await desk.act("redact", id, "--reason", "By order", "--yes", at: "b")
        try await desk.act("sync", "--follow-redactions", at: "b")
        try await desk.sync("a", status: 5, saying: "lb sync --follow-redactions")
        #expect(try await desk.act("list", at: "a").contains(id))
        try await desk.act("sync", "--follow-redactions", at: "a")
        let open = try await desk.act("list", at: "a")
        #expect(open.contains(other) && !open.contains(id), "\(open)")
        #expect(try await desk.act("list", "--state", "spiked", at: "a").contains(id))
        let log = try await desk.act("log", id, at: "a")
        #expect(log.contains("spike:") && log.contains("The entry is redacted."), "\(log)")
        for place in ["a", "b", "shared"] {
            let found = try await desk.git("log", "--all", "--format=%H", "-S", "Xyzzy", at: place)
            #expect(found.output == "")
        }
        try await desk.sync("b")
        #expect(!(try await desk.act("list", at: "b").contains(id)))
        try await desk.act("verify", at: "a")
        try await desk.expectTogether("a", "b")
    }

    @Test func aTextThatWasRedactedDoesNotComeBack() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Secret", "Words of Xyzzy.", at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        // Kim has it too, but in a clone that was never in step by `lb sync`.
        try await desk.act("publish", id, at: "b")
        try await desk.sync("b")
        _ = try await desk.git("clone", "-q", "-b", "main", "shared", "plain", at: "")
        desk.becomeSam()
        try await desk.did("redact", id, "--reason", "By order", "--yes")
        try await desk.sync("b", status: 5, saying: "lb sync --follow-redactions")
        try await desk.act("sync", "--follow-redactions", at: "b")
        // Ana has the old history, a draft and a publish that nobody has seen.
        let unsent = try await desk.submitted("Unsent", at: "a")
        let three = try await desk.submitted("Three", at: "a")
        try await desk.act("publish", three, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a", status: 5, saying: "lb sync --follow-redactions")
        try await desk.act("sync", "--follow-redactions", at: "a")
        #expect(try await desk.act("list", at: "a").contains(unsent))
        try await desk.sync("b")
        #expect(try await desk.act("list", at: "b").contains(unsent))
        #expect(try await desk.act("show", three, "--published", at: "b").contains("Three"))
        try await desk.expectTogether("a", "b")
        desk.becomeKim()
        let other = try await desk.submitted("Other", at: "plain")
        let published = try await desk.lb(
            "publish", "-C", "plain", other, "--without-review", "--reason", "Storm", at: "")
        #expect(published.status == 0, "\(published.errors)")
        let plain = try await desk.lb("sync", at: "plain")
        #expect(plain.status == 5 && plain.errors.contains("written anew"), "\(plain.errors)")
        let followed = try await desk.lb("sync", "--follow-redactions", at: "plain")
        #expect(followed.status == 0, "\(followed.errors)")
        try await desk.sync("b", saying: "publish: Other")
        for place in ["shared", "a", "b", "plain"] {
            let found = try await desk.git("log", "--all", "--format=%H", "-S", "Xyzzy", at: place)
            #expect(found.output == "")
        }
        for place in ["a", "b", "plain"] {
            let objects = try await desk.git(
                "cat-file", "--batch-all-objects", "--batch", "--buffer", at: place)
            #expect(!objects.output.contains("Xyzzy"))
        }
        try await desk.sync("a")
        try await desk.sync("b")
        try await desk.expectTogether("a", "b", "plain")
    }

    @Test func thousandsOfDraftsGoInPartsAndAllArrive() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.act("spike", id, "-m", "Old", at: "a")
        let tip = try await desk.git("rev-parse", "refs/lb/spiked/\(id)", at: "a").output
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        let orders = (0..<1100).map { n in
            let name = String((0..<10).map { alphabet[n >> (5 * min($0, 3)) & 31] })
            return "create refs/lb/spiked/\(name) \(tip)"
        }
        let made = try await desk.run(
            "/usr/bin/git", ["update-ref", "--stdin"], at: "a",
            input: orders.joined(), variables: desk.variables)
        #expect(made.status == 0, "\(made.errors)")
        try await desk.sync("a")
        try await desk.sync("b")
        try await desk.expectTogether("a", "b")
    }

    @Test func twoSyncsOfOneCloneAtOnceAreBothDone() async throws {
        var desk = try await sharedNewsroom()
        _ = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        desk.becomeKim()
        let (folder, variables) = (desk.folder, desk.variables)
        try await withThrowingTaskGroup(of: TestEnvironment.Answer.self) { group in
            for _ in 1...4 {
                group.addTask {
                    try await TestEnvironment.run(
                        TestEnvironment.program, ["sync"], in: folder + "/k", input: "",
                        variables: variables)
                }
            }
            for try await answer in group { #expect(answer.status == 0, "\(answer.errors)") }
        }
        try await desk.expectTogether("a", "k")
    }

    @Test func aTextThatIsKeptBesideKeepsItsPicturesAndRemarks() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", "One line.", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act("edit", id, "Ana's line.", at: "a")
        try await desk.sync("a")
        // One white point.
        let picture = try #require(
            Data(
                base64Encoded:
                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/"
                    + "PchI7wAAAABJRU5ErkJggg=="))
        let place = desk.folder + "/quay.png"
        try picture.write(to: URL(fileURLWithPath: place))
        try await desk.act("attach", id, place, "--alt", "The quay", at: "k")
        try await desk.act("comment", id, "-m", "Ask the harbour master", at: "k")
        try await desk.act("edit", id, "Kim's line.", at: "k")
        let met = try await desk.sync("k", status: 5, saying: "both changed the same lines")
        let file = try #require(
            met.errors.split(separator: " ").first { $0.contains("/typed/") })
        try await desk.act(
            "edit", id, "--file", String(file.prefix { !$0.isNewline }.dropLast()), at: "k")
        try await desk.sync("k")
        try await desk.sync("a")
        #expect(try await desk.act("log", id, at: "a").contains("Ask the harbour master"))
        let tree = try await desk.git(
            "ls-tree", "-r", "--name-only", "refs/lb/drafts/\(id)", at: "a")
        let entry = try await desk.act("show", id, "--json", at: "a")
        let media = try #require(
            tree.output.split(separator: "\n").first { $0.hasPrefix("media/") })
        #expect(entry.contains(media) || entry.contains(media.replacing("/", with: "\\/")))
        try await desk.expectTogether("a", "k")
    }

    @Test func aMergedTextThatDoesNotReadIsAConflict() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        for (clone, line, after) in [
            ("a", "tags: [sea]", "id:"), ("k", "tags: [port]", "created:"),
        ] {
            let path = try await desk.git(
                "ls-tree", "-r", "--name-only", "refs/lb/drafts/\(id)", at: clone)
            let file = try await desk.git(
                "show", "refs/lb/drafts/\(id):\(path.output.prefix { !$0.isNewline })", at: clone)
            #expect(file.status == 0)
            let lines = file.output.split(separator: "\n", omittingEmptySubsequences: false)
            let text = lines.flatMap { $0.hasPrefix(after) ? [$0, line[...]] : [$0] }
            let place = desk.folder + "/\(clone)/edited.md"
            try Data(text.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: place))
            try await desk.act("edit", id, "--file", place, at: clone)
            try FileManager.default.removeItem(atPath: place)
        }
        try await desk.sync("a")
        try await desk.sync("k", status: 5, saying: "both changed the same lines")
        #expect(try await desk.act("list", at: "k").contains("Ferries"))
        try await desk.sync("a")
        try await desk.expectTogether("a", "k")
    }

    @Test func aRemoteThatWentBackGetsEverythingAgain() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        let backup = try await desk.git("rev-parse", "main", at: "shared")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a")
        let refs = try await desk.git(
            "for-each-ref", "--format=delete %(refname)", "refs/lb", at: "shared")
        _ = try await desk.run(
            "/usr/bin/git", ["update-ref", "--stdin"], at: "shared", input: refs.output,
            variables: desk.variables)
        _ = try await desk.git(
            "update-ref", "refs/heads/main", String(backup.output.prefix { !$0.isNewline }),
            at: "shared")
        try await desk.sync("a", saying: "Sent to origin: 1 act")
        // The demand for a second look did not get lost on the way.
        #expect(try await desk.act("review", at: "a").contains(id))
        try await desk.sync("b")
        #expect(try await desk.act("review", at: "b").contains(id))
        try await desk.expectTogether("a", "b")
    }

    @Test func whatWasSharedIsNotUndoneWhateverTheRemoteIsSetTo() async throws {
        var desk = try await sharedNewsroom()
        _ = try await desk.git("config", "--unset-all", "remote.origin.fetch", at: "a")
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a")
        _ = try await desk.git("update-ref", "-d", "refs/remotes/origin/main", at: "a")
        let undo = try await desk.lb("undo", at: "a")
        #expect(undo.status == 3 && undo.errors.contains("shared already"), "\(undo.errors)")
    }
}
