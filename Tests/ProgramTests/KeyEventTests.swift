import Foundation
import Testing

/// The timeline: what readers have of it changes openly, and whatever drafts there are.
@Suite struct KeyEventTests {
    private func published(_ desk: inout TestEnvironment) async throws -> String {
        try await desk.addKim()
        desk.becomeAna()
        let id = try await desk.submitted("Boats stay in port", "Some plain words of Ana Lopez.")
        desk.becomeSam()
        try await desk.did("publish", id)
        return id
    }

    @Test func aDraftOfAChangeStaysAsItIs() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        desk.becomeAna()
        try await desk.did("update", id, "Some plainer words of Ana Lopez.")
        try await desk.did("submit", id)
        desk.becomeKim()
        #expect(try await desk.did("key", id, "--text", "Boats stay").contains("Key event"))
        #expect(
            try await desk.did("show", id, "--published").contains("on the timeline: Boats stay"))
        let draft = try await desk.did("show", id, "--json")
        #expect(draft.contains("\"submitted\"") && !draft.contains("\"kim\""), "\(draft)")
        // Its text was decided on without the key event, and so takes nothing of it away.
        desk.becomeSam()
        try await desk.refused("publish", id, status: 5, saying: "`lb edit \(id)`")
        #expect(try await desk.did("show", id, "--published").contains("on the timeline"))
        try await desk.did("spike", id)
        try await desk.did("key", id, "--off")
        try await desk.did("verify")
    }

    @Test func aShortTextThatReadersHaveSeenChangesOpenly() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        try await desk.did("key", id, "--text", "12 dead, says Lopez")
        try await desk.refused("key", id, "--text", "13 dead, says Lopez", saying: "--note")
        try await desk.refused("key", id, "--text", "12 dead, says Reed", saying: "Lopez")
        try await desk.did("key", id, "--text", "Lopez says 12 are dead")
        try await desk.refused("key", id, "--text", " ", saying: "empty")
        try await desk.refused(
            "key", id, "--text", String(repeating: "x", count: 201), saying: "201 characters")
        desk.becomeAna()
        let draft = try await desk.submitted("Trains run")
        try await desk.refused("key", draft, "--text", "", saying: "empty")
    }

    @Test func readersAreToldWhatTheTimelineSaidBefore() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        try await desk.refused(
            "key", id, "--text", "12 dead", "--note", "It said 11.", saying: "no short text")
        try await desk.did("key", id, "--text", "12 dead")
        try await desk.refused("key", id, "--note", "It said 12.", status: 2, saying: "--text")
        try await desk.refused(
            "key", id, "--text", "13 dead", "--note", " ", status: 2, saying: "empty")
        try await desk.refused(
            "key", id, "--text", "12 dead", "--note", "It said 12.", status: 6, saying: "already")
        desk.clock = "2031-03-04T09:10:00Z"
        let note = "An earlier version of the timeline said 12."
        try await desk.did("key", id, "--text", "13 dead", "--note", note)
        let file = try await desk.did("show", id, "--published", "--raw")
        for line in [
            "key_text: \"13 dead\"", "updated: 2031-03-04T09:10:00Z", "was: \"12 dead\"",
            "now: \"13 dead\"",
            "note: \(note)", "by: sam",
        ] {
            #expect(file.contains(line), "\(file)")
        }
        let corrections = try await desk.did("corrections")
        #expect(corrections.contains(note) && corrections.contains("was: 12 dead"))
        #expect(!corrections.contains("silent"))
        #expect(try await desk.did("log", "-1").contains(note))
        #expect(try await desk.did("stats", "--json").contains("\"corrections\": 1"))
        try await desk.did("export", "html", "-o", "site")
        let page = try String(contentsOfFile: desk.folder + "/site/index.html", encoding: .utf8)
        #expect(page.contains(note))
        try await desk.did("verify")
        try await desk.did("undo")
        #expect(!(try await desk.did("corrections").contains(note)))
        try await desk.did("verify")
        try await desk.expectSound()
    }

    @Test func aKeyEventThatEndedForgetsNothing() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        try await desk.did("key", id, "--text", "12 dead, says Lopez")
        try await desk.did("key", id, "--off")
        try await desk.refused("key", id, "--text", "13 dead, says Lopez", saying: "silently")
        try await desk.did("key", id)
        try await desk.refused("key", id, "--text", "13 dead, says Lopez", saying: "silently")
        try await desk.did("undo")
        try await desk.refused("key", id, "--text", "12 dead, says Reed", saying: "silently")
        try await desk.did("key", id, "--text", "Lopez says 12 are dead")
        try await desk.did("key", id, "--off", "--note", "The timeline said that 12 were dead.")
        // Readers know.
        try await desk.did("key", id, "--text", "13 dead, says Lopez")
        try await desk.did("undo")
        try await desk.refused("key", id, "--text", "14 dead, says Lopez", saying: "silently")
        try await desk.did("verify")
        desk.becomeAna()
        try await desk.did(
            "update", id, "Some words of Ana Lopez, who counts the dead.", "--submit")
        desk.becomeSam()
        try await desk.did("publish", id)
        try await desk.did("key", id, "--text", "14 dead, says Lopez")
        try await desk.did("verify")
    }

    @Test func aKeyEventThatCorrectsMoreThanTheTimelineIsFound() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        try await desk.did("key", id, "--text", "12 dead")
        try await desk.did("key", id, "--text", "13 dead", "--note", "It said 12.")
        let path = try await desk.git("ls-files", "entries", at: "b").output
            .trimmingCharacters(in: .newlines)
        let message = try await desk.git("log", "-1", "--format=%B", at: "b").output
        let file = desk.folder + "/b/" + path
        let whole = try String(contentsOfFile: file, encoding: .utf8)
        for (from, to) in [("by: sam\n---", "by: kim\n---"), ("plain words", "other words")] {
            _ = try await desk.git("reset", "-q", "--hard", "HEAD~1", at: "b")
            #expect(whole.contains(from), "\(whole)")
            try whole.replacing(from, with: to).write(
                toFile: file, atomically: true, encoding: .utf8)
            _ = try await desk.git("commit", "-qam", message, at: "b")
            let verified = try await desk.lb("verify", at: "b")
            #expect(verified.status == 1 && verified.output.contains("timeline"), "\(verified)")
        }
    }

    @Test func whatReadersHadIsShownWithItsPinItsStateAndItsKeyEvents() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        desk.clock = "2031-03-04T09:10:00Z"
        try await desk.did("pin", id)
        try await desk.did("key", id, "--text", "Boats stay")
        try await desk.did("end")
        desk.clock = "2031-03-04T09:30:00Z"
        let then = try await desk.did("show", "--as-of", "09:10")
        for line in ["state: ended", "pinned: \(id)", "key event: \(id) Boats stay"] {
            #expect(then.contains(line), "\(then)")
        }
        let before = try await desk.did("show", "--as-of", "09:05")
        #expect(before.contains("state: live") && !before.contains("pinned"), "\(before)")
    }

    @Test func whatCameLaterIsNotToldOfWhatReadersHad() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        desk.clock = "2031-03-04T09:30:00Z"
        desk.becomeAna()
        try await desk.did("update", id, "Some plainer words of Ana Lopez.")
        desk.becomeSam()
        try await desk.did("publish", id, "--without-review", "--reason", "Haste")
        #expect(try await desk.did("show", id).contains("published without review"))
        #expect(!(try await desk.did("show", id, "--as-of", "09:15").contains("without review")))
    }

    @Test func whatWasTakenBackByMistakeComesBackThroughReview() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        let first = try await desk.git("rev-parse", "main", at: "b").output
        let commit = first.trimmingCharacters(in: .whitespacesAndNewlines)
        try await desk.did("retract", id, "--reason", "Not ours")
        desk.becomeKim()
        try await desk.did("publish", id)
        desk.becomeAna()
        try await desk.refused("revert", id, "--to", commit, "--reason", "x", saying: "`edit`")
        desk.becomeSam()
        try await desk.refused("revert", id, "--to", commit, saying: "--reason")
        try await desk.did("revert", id, "--to", commit, "--reason", "It was ours after all")
        try await desk.did("submit", id)
        desk.becomeKim()
        try await desk.did("publish", id)
        #expect(try await desk.did("show", id, "--published").contains("Some plain words"))
        #expect(try await desk.did("log", id).contains("It was ours after all"))
        try await desk.did("verify")
        try await desk.expectSound()
    }

    @Test func whatIsRedactedNeverComesBack() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        try await desk.did("redact", id, "--reason", "Court", "--yes")
        try await desk.refused(
            "revert", id, "--to", "main", "--reason", "Oops", saying: "its text is gone")
    }
}
