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
        try await desk.refused("key", id, "--text", "13 dead, says Lopez", saying: "`lb correct")
        try await desk.refused("key", id, "--text", "12 dead, says Reed", saying: "Lopez")
        try await desk.did("key", id, "--text", "Lopez says 12 are dead")
        try await desk.refused("key", id, "--text", " ", saying: "empty")
        try await desk.refused(
            "key", id, "--text", String(repeating: "x", count: 201), saying: "201 characters")
        desk.becomeAna()
        let draft = try await desk.submitted("Trains run")
        try await desk.refused("key", draft, "--text", "", saying: "empty")
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
