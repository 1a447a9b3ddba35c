import Foundation
import Testing

/// Sam in `b`, Ana in `a` and Kim in `k`, who share a bare repository and work apart from each other.
@Suite struct SyncTests {
    @Test func aDraftGoesToTheDeskAndThePublishComesBack() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Boats stay in port", at: "a")
        #expect(try await desk.act("status", at: "a").contains("Not in origin yet: 1 draft."))
        try await desk.sync("a", saying: "1 draft")
        #expect(!(try await desk.act("status", at: "a").contains("yet")))
        try await desk.sync("b", saying: "\(id) Boats stay in port: new, from ana")
        try await desk.act("publish", id, at: "b")
        try await desk.sync("b")
        try await desk.sync("a", saying: "publish: Boats stay in port")
        #expect(try await desk.act("list", at: "a").contains("No drafts"))
        try await desk.sync("a", saying: "In step")
        try await desk.expectTogether("a", "b")
    }

    @Test func whatIsPublishedApartIsOneHistory() async throws {
        var desk = try await sharedNewsroom()
        let one = try await desk.submitted("One", at: "a")
        let two = try await desk.submitted("Two", at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        try await desk.sync("k")
        desk.clock = "2031-03-04T08:10:00Z"
        try await desk.act("publish", one, at: "k")
        try await desk.act("pin", one, at: "k")
        desk.clock = "2031-03-04T08:20:00Z"
        try await desk.act("publish", two, at: "b")
        try await desk.sync("b")
        desk.clock = "2031-03-04T08:30:00Z"
        try await desk.sync("k", saying: "Sent: 2 acts")
        try await desk.sync("b")
        try await desk.sync("a")
        try await desk.expectTogether("a", "b", "k")
        let log = try await desk.git(
            "log", "--first-parent", "--format=%s %an %aI", "-3", at: "b")
        #expect(
            log.output == """
                pin: One Kim Vale 2031-03-04T08:10:00+00:00
                publish: One Kim Vale 2031-03-04T08:10:00+00:00
                publish: Two Sam Okoro 2031-03-04T08:20:00+00:00

                """)
    }

    @Test func changesOfOneDraftAreBroughtTogetherOrKept() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", "One.\n\nTwo.\n\nThree.", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act("edit", id, "Ana.\n\nTwo.\n\nThree.", at: "a")
        try await desk.act("edit", id, "One.\n\nTwo.\n\nKim.", at: "k")
        try await desk.act("comment", id, "-m", "The end is new", at: "k")
        try await desk.sync("a")
        try await desk.sync("k", saying: "brought together")
        try await desk.sync("a")
        let shown = try await desk.act("show", id, at: "a")
        #expect(shown.contains("Ana.\n\nTwo.\n\nKim."))
        #expect(shown.contains("The end is new"))
        #expect(shown.contains("by ana, kim"))

        try await desk.act("edit", id, "Ana's end.", at: "a")
        try await desk.act("edit", id, "Kim's end.", at: "k")
        try await desk.sync("a")
        let refused = try await desk.sync("k", status: 5, saying: "both changed the same lines")
        #expect(refused.errors.contains("your text of \(id) is kept in"))
        #expect(try await desk.act("show", id, at: "k").contains("Ana's end."))
        let kept = try FileManager.default.contentsOfDirectory(
            atPath: desk.folder + "/k/.git/lb/typed")
        let file = try #require(kept.first)
        try await desk.act("edit", id, "--file", "k/.git/lb/typed/\(file)", at: "k")
        #expect(try await desk.act("show", id, at: "k").contains("Kim's end."))
        try await desk.sync("k", saying: "Sent to origin: 1 draft")
        try await desk.sync("a")
        try await desk.expectTogether("a", "k")
    }

    @Test func anApprovalStaysWithItsText() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act("edit", id, "Other words.", at: "a")
        try await desk.act("approve", id, at: "k")
        try await desk.sync("a")
        try await desk.sync("k", saying: "without approve")
        #expect(try await desk.act("list", at: "k").contains("\(id)  draft"))
    }

    @Test func whatIsDueGoesOutOnceFromTwoMachines() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act("approve", id, at: "k")
        try await desk.act("schedule", id, "--at", "09:00", at: "k")
        try await desk.sync("k")
        try await desk.sync("b")
        desk.clock = "2031-03-04T09:00:05Z"
        #expect(try await desk.act("tick", at: "b").contains("Published \(id)"))
        desk.clock = "2031-03-04T09:01:05Z"
        #expect(try await desk.act("tick", at: "k").contains("Published \(id)"))
        try await desk.sync("b")
        let met = try await desk.sync("k")
        #expect(met.errors.contains("it counts once"))
        try await desk.expectTogether("b", "k")
        let log = try await desk.git("log", "--first-parent", "--format=%s", at: "k")
        #expect(log.output.split(separator: "\n").filter { $0 == "publish: Ferries" }.count == 1)
        #expect(try await desk.act("list", at: "k").contains("No drafts"))
    }

    @Test func aTickThatSharesNeedsNoSyncBesideIt() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act("approve", id, at: "k")
        try await desk.act("schedule", id, "--at", "09:00", at: "k")
        try await desk.sync("k")
        desk.clock = "2031-03-04T09:00:05Z"
        #expect(try await desk.act("tick", "--sync", at: "b").contains("Published \(id)"))
        #expect(try await desk.act("tick", "--sync", at: "k") == "")
        try await desk.expectTogether("b", "k")
    }

    @Test func twoUpdatesOfOneEntryLoseNeither() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act("review", id, "--seen", at: "k")
        for (clone, text) in [("a", "Words of a."), ("k", "Words of k.")] {
            try await desk.act("update", id, text, "--submit", at: clone)
            try await desk.act(
                "publish", id, "--without-review", "--reason", "Storm", at: clone)
        }
        try await desk.sync("a")
        let met = try await desk.sync("k", status: 5)
        #expect(met.errors.contains("set aside: Ana Ruiz"))
        #expect(met.errors.contains("\(id) is open again"))
        #expect(try await desk.act("show", id, "--published", at: "k").contains("Words of a."))
        #expect(try await desk.act("show", id, at: "k").contains("Words of k."))
        let kept = try await desk.git("for-each-ref", "refs/lb/kept", at: "shared")
        #expect(kept.output.contains("refs/lb/kept/"))
        try await desk.sync("k", saying: "In step")
        try await desk.expectSoundIn("k")
    }

    @Test func aDraftThatWentOnAfterItsPublishIsAChange() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        try await desk.act("publish", id, at: "b")
        try await desk.sync("b")
        desk.clock = "2031-03-04T08:05:00Z"
        try await desk.act("edit", id, "Written on a boat.", at: "a")
        try await desk.sync("a", saying: "was published meanwhile")
        try await desk.act("submit", id, at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        #expect(try await desk.act("publish", id, at: "b").contains("Updated"))
        try await desk.sync("b")
        try await desk.sync("a")
        try await desk.expectTogether("a", "b")
        let raw = try await desk.act("show", id, "--raw", at: "a")
        #expect(raw.contains("published: 2031-03-04T08:00:00Z"))
        #expect(raw.contains("updated: 2031-03-04T08:05:00Z"))
    }

    @Test func withoutANetworkOrARemoteNothingChanges() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        let place = desk.folder + "/shared"
        try FileManager.default.moveItem(atPath: place, toPath: place + "-gone")
        try await desk.sync("a", status: 7, saying: "Cannot fetch from origin")
        #expect(try await desk.act("list", at: "a").contains(id))
        try FileManager.default.moveItem(atPath: place + "-gone", toPath: place)
        try await desk.sync("a", saying: "Sent to origin: 1 draft")
        _ = try await desk.git("remote", "remove", "origin", at: "a")
        try await desk.sync("a", status: 4, saying: "shared with nobody")
    }

    @Test func aLockThatAKilledGitLeftInAFolderIsOutlived() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "a")
        let lock = "shared/refs/heads/main.lock"
        try Data().write(to: URL(fileURLWithPath: desk.folder + "/" + lock))
        let outlived = try await desk.sync("a", saying: "Sent to origin: 1 act")
        #expect(outlived.errors.contains("\(lock), left behind by a process that was stopped"))
        try await desk.expectTogether("a")
    }

    @Test func aLockInUseIsWaitedForHoweverOldItSeems() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "a")
        let lock = desk.folder + "/shared/refs/heads/main.lock"
        try Data().write(to: URL(fileURLWithPath: lock))
        // The clock of the disk may be another one.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: lock)
        let owner = Task.detached {
            try await Task.sleep(for: .seconds(3))
            try FileManager.default.removeItem(atPath: lock)
        }
        let waited = try await desk.sync("a", saying: "Sent to origin: 1 act")
        #expect(!waited.errors.contains("left behind"))
        try await owner.value
    }

    @Test func aRewrittenHistoryIsNotTaken() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Secret", at: "a")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        desk.becomeSam()
        try await desk.did("redact", id, "--reason", "By order", "--yes")
        try await desk.sync("b", status: 5, saying: "was written anew")
        _ = try await desk.git(
            "push", "-q", "--force", "--prune", "origin", "main", "refs/lb/*:refs/lb/*", at: "b")
        try await desk.sync("b")
        try await desk.sync("a", status: 5, saying: "was written anew")
        let text = try await desk.git(
            "log", "--all", "--format=%H", "-S", "Some plain", at: "shared")
        #expect(text.output == "")
    }

    @Test func manyAtOnceLoseNothing() async throws {
        var desk = try await sharedNewsroom()
        var ids: [String: [String]] = [:]
        for clone in ["a", "b", "k"] {
            for number in 1...4 {
                ids[clone, default: []].append(
                    try await desk.submitted("\(clone) \(number)", at: clone))
            }
            for id in ids[clone] ?? [] {
                try await desk.act(
                    "publish", id, "--without-review", "--reason", "Storm", at: clone)
            }
        }
        let (folder, variables) = (desk.folder, desk.variables)
        try await withThrowingTaskGroup(of: Int32.self) { group in
            for clone in ["a", "b", "k"] {
                group.addTask {
                    try await TestEnvironment.run(
                        TestEnvironment.program, ["sync"], in: folder + "/" + clone, input: "",
                        variables: variables
                    ).status
                }
            }
            for try await status in group { #expect(status == 0) }
        }
        for clone in ["a", "b", "k"] { try await desk.sync(clone) }
        let files = try await desk.git("ls-tree", "-r", "--name-only", "main", at: "shared").output
        for id in ids.values.joined() { #expect(files.contains(id)) }
        try await desk.expectSoundIn("a")
        try await desk.expectSoundIn("k")
    }
}
