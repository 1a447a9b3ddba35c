import Foundation
import Testing

@Suite struct UndoTests {
    private func state(_ id: String, _ desk: inout TestEnvironment) async throws -> String {
        let shown = try await desk.did("show", id, "--json")
        return shown.split(separator: "\n").first { $0.contains("\"state\"") }
            .map { String($0.split(separator: "\"")[3]) } ?? "?"
    }

    @Test func everyActOnADraftIsTakenBackByANewOne() async throws {
        var desk = try await desk()
        try await desk.addKim()
        desk.becomeAna()
        let id = try await desk.submitted("Boats stay in port")
        try await desk.did("undo")
        #expect(try await state(id, &desk) == "draft")
        try await desk.did("edit", id, "Other words.")
        try await desk.did("undo")
        #expect(try await desk.did("show", id).contains("Some plain words."))
        try await desk.did("submit", id)

        desk.becomeSam()
        try await desk.did("return", id, "-m", "Why?")
        try await desk.did("undo", id)
        #expect(try await state(id, &desk) == "submitted")
        try await desk.did("approve", id)
        try await desk.did("schedule", id, "--at", "09:00")
        try await desk.did("undo", id)
        #expect(try await state(id, &desk) == "approved")
        try await desk.did("hold", id)
        try await desk.did("embargo", id, "--until", "10:00")
        try await desk.did("undo", id)
        try await desk.did("undo", id)
        try await desk.did("undo", id)
        #expect(try await state(id, &desk) == "submitted")
        try await desk.did("spike", id)
        try await desk.did("undo", id)
        #expect(try await state(id, &desk) == "submitted")
        try await desk.did("comment", id, "-m", "Oops")
        try await desk.did("undo", id)
        try await desk.refused("undo", id, saying: "no act of Sam")
        // Nothing was destroyed: history has every act and every undoing.
        let ref = "refs/lb/drafts/\(id)"
        let subjects = try await desk.git("log", "--first-parent", "--format=%s", ref, at: "b")
            .output
        #expect(subjects.split(separator: "\n").count { $0.hasPrefix("undo: ") } == 9)
        try await desk.did("publish", id)
        try await desk.did("verify")
        try await desk.expectSound()
    }

    @Test func aFirstDraftThatIsUndoneIsPutAside() async throws {
        var desk = try await desk()
        let draft = try await desk.lb("draft", "Words.", "--json", at: "b")
        let id = try TestEnvironment.id(draft)
        try await desk.did("undo")
        #expect(try await desk.did("list").contains("No drafts"))
        #expect(try await desk.did("list", "--state", "spiked").contains(id))
    }

    @Test func aPublishIsTakenBackAndItsDraftIsOpenAgain() async throws {
        var desk = try await desk()
        let one = try await desk.submitted("One")
        let two = try await desk.submitted("Two")
        desk.becomeSam()
        let before = try await desk.git("rev-parse", "main^{tree}", at: "b").output
        try await desk.did("publish", one, two)
        try await desk.did("undo")
        #expect(try await desk.git("rev-parse", "main^{tree}", at: "b").output == before)
        #expect(try await state(one, &desk) == "submitted")
        #expect(try await state(two, &desk) == "submitted")
        try await desk.refused("undo", saying: "cannot be undone")
        try await desk.did("publish", one, two)
        try await desk.did("verify")
        try await desk.expectSound()
    }

    @Test func whatATickPublishedIsNotPublishedAgainAfterAnUndo() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One")
        desk.becomeSam()
        try await desk.did("approve", id)
        try await desk.did("schedule", id, "--at", "09:00")
        desk.clock = "2031-03-04T09:00:00Z"
        try await desk.did("tick")
        try await desk.did("undo")
        #expect(try await state(id, &desk) == "approved")
        #expect(try await desk.did("tick") == "")
    }

    @Test func pinsSettingsAndTheEndAreTakenBack() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One")
        desk.becomeSam()
        try await desk.did("publish", id)
        for act in [
            ["pin", id], ["key", id, "--text", "One"], ["end"], ["order", "chronological"],
        ] {
            let before = try await desk.git("rev-parse", "main^{tree}", at: "b").output
            let done = try await desk.lb([act[0], "-C", "b"] + act.dropFirst())
            #expect(done.status == 0, "\(done.errors)")
            try await desk.did("undo")
            #expect(
                try await desk.git("rev-parse", "main^{tree}", at: "b").output == before, "\(act)")
        }
        try await desk.did("verify")
    }

    @Test func whatWasSharedIsNotUndone() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One")
        desk.becomeSam()
        try await desk.did("publish", id)
        _ = try await desk.git("clone", "-q", "--bare", "b", "shared.git", at: "")
        _ = try await desk.git("remote", "add", "origin", "../shared.git", at: "b")
        _ = try await desk.git("fetch", "-q", "origin", at: "b")
        try await desk.refused("undo", saying: "was shared already, with origin/main")
        #expect(try await desk.did("list", "--published").contains(id))
    }

    @Test func whatOthersDidSinceStaysUnlessItBuiltOnIt() async throws {
        var desk = try await desk()
        let one = try await desk.submitted("One")
        let two = try await desk.submitted("Two")
        try await desk.addKim()
        try await desk.did("approve", two)
        desk.clock = "2031-03-04T08:05:00Z"
        try await desk.did("publish", one)
        desk.clock = "2031-03-04T08:06:00Z"
        desk.becomeKim()
        try await desk.did("publish", two)
        desk.becomeSam()
        // The last act of Sam is the publish of one, not the older approval of two.
        #expect(try await desk.did("undo").contains("One"))
        let published = try await desk.did("list", "--published")
        #expect(published.contains(two) && !published.contains(one))
        #expect(try await state(one, &desk) == "submitted")
        try await desk.did("verify")
        try await desk.did("publish", one)
        desk.becomeKim()
        try await desk.did("pin", one)
        desk.becomeSam()
        try await desk.refused("undo", status: 5, saying: "pinned since")
        desk.becomeKim()
        try await desk.did("unpin")
        desk.becomeSam()
        try await desk.did("key", one, "--text", "One")
        desk.becomeKim()
        try await desk.did("key", one, "--text", "Other")
        desk.becomeSam()
        try await desk.refused("undo", one, status: 5, saying: "\(one) was changed since")
        try await desk.did("verify")
        try await desk.expectSound()
    }

    @Test func aColleaguesCommentDoesNotTurnUndoToAnOlderAct() async throws {
        var desk = try await desk()
        let one = try await desk.submitted("One")
        let two = try await desk.submitted("Two")
        try await desk.addKim()
        try await desk.did("embargo", two, "--until", "10:00")
        desk.clock = "2031-03-04T08:05:00Z"
        try await desk.did("approve", one)
        desk.becomeKim()
        desk.clock = "2031-03-04T08:06:00Z"
        try await desk.did("comment", one, "-m", "Good")
        desk.becomeSam()
        #expect(try await desk.did("undo").contains(one))
        #expect(try await state(one, &desk) == "submitted")
        #expect(try await desk.did("show", two).contains("embargo"))
        try await desk.did("approve", one)
        desk.becomeKim()
        desk.clock = "2031-03-04T08:07:00Z"
        try await desk.did("schedule", one, "--at", "09:00")
        desk.becomeSam()
        // Kim has built on it, so it is neither that nor anything older that is taken back.
        try await desk.refused("undo", status: 5, saying: "Kim Vale has gone on")
        #expect(try await desk.did("show", two).contains("embargo"))
    }

    @Test func whatWasTakenBackIsNotCounted() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One")
        desk.becomeSam()
        for _ in 0..<2 {
            try await desk.did("publish", id)
            try await desk.did("undo")
        }
        try await desk.did("publish", id, "--without-review", "--reason", "Storm")
        try await desk.did("undo")
        try await desk.did("publish", id)
        let stats = try await desk.did("stats", "--json")
        #expect(stats.contains("\"entries\": 1"), "\(stats)")
        #expect(stats.contains("\"without_review\": 1"), "\(stats)")
    }

    @Test func aRedactionIsNotTakenBack() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One")
        desk.becomeSam()
        try await desk.did("publish", id)
        try await desk.did("redact", id, "--reason", "Court order", "--yes")
        try await desk.refused("undo", saying: "What was redacted is gone")
        let before = try await desk.git("rev-parse", "main", at: "b").output
        try await desk.refused(
            "redact", id, "--reason", "Court order", "--yes", status: 6, saying: "redacted already")
        #expect(try await desk.git("rev-parse", "main", at: "b").output == before)
    }

    @Test func takingBackAPublishWithoutReviewOrTheLookAtItLeavesItInTheQueue() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One")
        try await desk.addKim()
        try await desk.did("publish", id, "--without-review", "--reason", "Storm")
        // Readers saw it, so somebody has to look.
        try await desk.did("undo")
        #expect(try await desk.did("review").contains("without review"))
        #expect(try await desk.lb("verify", at: "b").output.contains("published without review"))
        try await desk.did("publish", id, "--without-review", "--reason", "Storm again")
        desk.becomeKim()
        try await desk.did("review", id, "--seen")
        try await desk.did("verify")
        try await desk.did("undo")
        #expect(try await desk.did("review").contains("without review"))
        let verify = try await desk.lb("verify", at: "b")
        #expect(verify.status != 0)
        #expect(verify.output.split(separator: "published without review").count == 3)
        try await desk.did("review", id, "--seen")
        try await desk.did("verify")
        #expect(try await desk.did("review").contains("without review") == false)
        try await desk.expectSound()
    }

    @Test func nobodyTakesBackWhatSomebodyElsePublished() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One")
        desk.becomeSam()
        try await desk.did("publish", id)
        desk.becomeAna()
        try await desk.refused("undo", saying: "no act of Ana Ruiz")
    }
}
