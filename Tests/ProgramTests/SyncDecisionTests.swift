import Foundation
import Testing

/// What was decided in one clone and what was done in another: nothing goes out that somebody has stopped.
@Suite struct SyncDecisionTests {
    @Test func aDraftThatWasApprovedAndPublishedElsewhereIsOver() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        try await desk.act("approve", id, at: "b")
        try await desk.act("publish", id, at: "b")
        try await desk.sync("b")
        try await desk.sync("a", saying: "published or spiked elsewhere")
        #expect(try await desk.act("list", at: "a").contains("No drafts"))
        try await desk.sync("b", saying: "In step")
        try await desk.expectTogether("a", "b")
    }

    @Test(arguments: ["approve", "schedule"])
    func whatWasTakenBackStaysSoWhateverOthersSay(_ act: String) async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act("approve", id, at: "k")
        if act == "schedule" { try await desk.act("schedule", id, "--at", "09:00", at: "k") }
        try await desk.sync("k")
        try await desk.sync("a")
        // What was shared is not undone; it is taken back for everybody.
        let undo = try await desk.lb("undo", id, at: "k")
        #expect(undo.status == 3 && undo.errors.contains("shared already"), "\(undo.errors)")
        if act == "schedule" {
            try await desk.act("schedule", id, "--cancel", at: "k")
        } else {
            try await desk.act("return", id, "-m", "Wait", at: "k")
        }
        try await desk.act("comment", id, "-m", "Fine", at: "a")
        try await desk.sync("a")
        try await desk.sync("k", saying: "brought together")
        let state = act == "schedule" ? "approved" : "returned"
        #expect(try await desk.act("list", at: "k").contains("\(id)  \(state)"))
        desk.clock = "2031-03-04T09:00:00Z"
        try await desk.sync("a")
        _ = try await desk.lb("tick", at: "a")
        #expect(try await desk.act("list", at: "a").contains("\(id)  \(state)"))
        try await desk.expectTogether("a")
    }

    @Test func whatWasReturnedIsNotApprovedBySync() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.sync("b")
        try await desk.act("return", id, "-m", "The number is wrong", at: "b")
        try await desk.sync("b")
        try await desk.act("approve", id, "-m", "Good to go", at: "k")
        try await desk.act("schedule", id, "--at", "09:00", at: "k")
        try await desk.sync("k", saying: "without approve, schedule")
        #expect(try await desk.act("list", at: "k").contains("\(id)  returned"))
        // What was typed with it is there for everybody.
        try await desk.sync("a")
        #expect(try await desk.act("log", id, at: "a").contains("(approve) Good to go"))
        let kept = try await desk.git("for-each-ref", "refs/lb/kept", at: "shared")
        #expect(!kept.output.isEmpty)
        try await desk.expectTogether("a", "k")
    }

    @Test func aScheduleEndsWhereSomebodyPublishedFirst() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", "Text one.", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act("approve", id, at: "k")
        try await desk.act("schedule", id, "--at", "09:00", at: "k")
        try await desk.sync("k")
        try await desk.sync("b")
        desk.clock = "2031-03-04T08:10:00Z"
        try await desk.act("publish", id, at: "b")
        try await desk.sync("b")
        try await desk.act("comment", id, "-m", "A remark", at: "k")
        try await desk.sync("k", saying: "was published meanwhile, and changes that now")
        #expect(try await desk.act("list", at: "k").contains("\(id)  returned"))
        desk.clock = "2031-03-04T09:01:00Z"
        try await desk.act("tick", at: "k")
        #expect(try await desk.act("show", id, "--published", at: "k").contains("published 08:10"))
        let dates = try await desk.git("log", "--first-parent", "--format=%s", "-2", at: "k")
        #expect(dates.output.split(separator: "\n").first == "publish: Ferries")
        try await desk.expectTogether("k")
    }

    @Test func anOldTextThatWasDueDoesNotReplaceANewerOne() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", "Text one.", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act("approve", id, at: "k")
        try await desk.act("schedule", id, "--at", "09:00", at: "k")
        try await desk.sync("k")
        try await desk.sync("a")
        try await desk.act("edit", id, "Text two: the first was wrong.", at: "a")
        try await desk.act("submit", id, at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        desk.clock = "2031-03-04T08:55:00Z"
        try await desk.act("publish", id, at: "b")
        try await desk.sync("b")
        desk.clock = "2031-03-04T09:00:00Z"
        try await desk.act("tick", at: "k")
        try await desk.sync("k", status: 5, saying: "is set aside")
        try await desk.act("tick", at: "k")
        #expect(try await desk.act("show", id, "--published", at: "k").contains("Text two"))
        try await desk.expectTogether("k", "b")
    }

    @Test func whatTheDeskNoLongerAllowsIsSetAside() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        desk.becomeSam()
        let may = try await desk.lb("desk", "edit", "kim", "--may", "report", at: "b")
        #expect(may.status == 0, "\(may.errors)")
        try await desk.sync("b")
        try await desk.act("publish", id, at: "k")
        try await desk.sync(
            "k", status: 5,
            saying: "set aside: by the rules of the desk as they are now, kim might not edit")
        #expect(try await desk.act("list", at: "k").contains("\(id)  submitted"))
        try await desk.expectTogether("k")
    }

    @Test func anUpdateOfWhatSomebodyUpdatedMeanwhileHasBoth() async throws {
        var desk = try await sharedNewsroom()
        let text = "One bridge is closed.\n\nTwo roads are open.\n\nThree trams run.\n"
        let id = try await desk.submitted("Roads", text, at: "a")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act(
            "update", id, text.replacing("closed", with: "shut"), "--submit", at: "k")
        try await desk.act(
            "update", id, text.replacing("trams run", with: "trams ran"), "--submit", at: "a")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "k")
        try await desk.sync("k")
        try await desk.sync("a", saying: "brought together with what readers have by now")
        #expect(try await desk.act("list", at: "a").contains("\(id)  draft"))
        let both = try await desk.act("show", id, at: "a")
        #expect(both.contains("shut") && both.contains("trams ran"))
        try await desk.act("submit", id, at: "a")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a")
        try await desk.expectTogether("a")
    }

    @Test func aRetractionIsRightWhateverTheEntrySays() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Libel", at: "a")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a")
        try await desk.sync("k")
        try await desk.act("update", id, "Some plainer words.", "--submit", at: "a")
        try await desk.act("publish", id, "--without-review", "--reason", "Typo", at: "a")
        try await desk.sync("a")
        try await desk.act("retract", id, "--reason", "It is libel", at: "k")
        try await desk.act("publish", id, "--without-review", "--reason", "Libel", at: "k")
        try await desk.sync("k", saying: "Sent: 1 act")
        try await desk.sync("a")
        #expect(!(try await desk.act("show", id, "--published", at: "a").contains("plainer")))
        try await desk.expectTogether("a", "k")
    }

    @Test func whatWasUndoneIsOpenAgainForEverybody() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        try await desk.act("publish", id, at: "b")
        try await desk.act("undo", at: "b")
        try await desk.sync("b")
        #expect(try await desk.act("list", at: "b").contains("\(id)  submitted"))
        try await desk.sync("a")
        #expect(try await desk.act("list", at: "a").contains("\(id)  submitted"))
        try await desk.expectTogether("a", "b")
    }

    @Test func whatPlainGitBroughtIsNotPublishedTwice() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        try await desk.sync("k")
        try await desk.act("publish", id, at: "b")
        _ = try await desk.git("push", "-q", "origin", "main", at: "b")
        _ = try await desk.git("pull", "-q", "origin", "main", at: "k")
        desk.clock = "2031-03-04T08:10:00Z"
        desk.becomeKim()
        let again = try await desk.lb("publish", id, at: "k")
        #expect(again.status == 5 && again.errors.contains("was published already"))
        try await desk.sync("a")
        #expect(try await desk.act("list", at: "a").contains("No drafts"))
        try await desk.sync("k")
        try await desk.sync("b")
        try await desk.expectTogether("a", "b", "k")
    }

    @Test func aMergeOfPlainGitBecomesOneActAfterAnother() async throws {
        var desk = try await sharedNewsroom()
        for (clone, title) in [("a", "One"), ("k", "Two")] {
            let id = try await desk.submitted(title, at: clone)
            try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: clone)
        }
        try await desk.sync("a")
        _ = try await desk.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main", at: "k")
        try await desk.sync("k", saying: "Sent: 1 act")
        let log = try await desk.git("log", "--first-parent", "--format=%s", "-2", at: "k")
        #expect(log.output == "publish: Two\npublish: One\n")
        try await desk.expectTogether("k")
        let id = try await desk.submitted("Three", at: "k")
        try await desk.act("publish", id, "--without-review", "--reason", "Storm", at: "k")
        let four = try await desk.submitted("Four", at: "a")
        try await desk.act("publish", four, "--without-review", "--reason", "Storm", at: "a")
        try await desk.sync("a")
        _ = try await desk.git("pull", "-q", "--rebase", "origin", "main", at: "k")
        let lost = try await desk.sync("k", status: 6, saying: "git reflog main")
        #expect(lost.errors.contains("git pull --rebase"))
    }

    @Test func ofTwoRestrictionsTheStricterStands() async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.act("hold", id, "-m", "Wait for the picture", at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        try await desk.sync("k")
        try await desk.act("hold", id, "-m", "Injunction", at: "k")
        try await desk.act("embargo", id, "--until", "2031-03-05 18:00", at: "k")
        try await desk.sync("k")
        try await desk.act("hold", id, "--release", at: "b")
        try await desk.act("embargo", id, "--until", "08:30", at: "b")
        try await desk.sync("b", saying: "without release, embargo")
        let shown = try await desk.act("show", id, at: "b")
        #expect(shown.contains("Injunction") && shown.contains("18:00"), "\(shown)")
        try await desk.expectTogether("b")
    }

    @Test(arguments: ["hold", "return", "flag", "spike"])
    func whatSomebodyStoppedBeforeIsNotPublished(_ act: String) async throws {
        var desk = try await sharedNewsroom()
        let id = try await desk.submitted("Ferries", at: "a")
        try await desk.sync("a")
        try await desk.sync("b")
        try await desk.sync("k")
        switch act {
        case "flag": try await desk.act("flag", id, "legal", "-m", "Injunction", at: "k")
        default: try await desk.act(act, id, "-m", "Injunction", at: "k")
        }
        try await desk.sync("k")
        try await desk.act("publish", id, at: "b")
        let stopped = try await desk.sync("b", status: 5, saying: " meanwhile: Injunction")
        #expect(stopped.errors.contains("is set aside: kim "))
        let published = try await desk.git("ls-tree", "-r", "--name-only", "main", at: "shared")
        #expect(!published.output.contains(id))
        let kept = try await desk.git("for-each-ref", "refs/lb/kept", at: "shared")
        #expect(kept.output.split(separator: "\n").count == 1)
        try await desk.expectTogether("b", "k")
    }
}
