import Foundation
import Testing

/// What is not taken back, and what is told instead.
@Suite struct UndoLimitTests {
    @Test func aDraftThatWasTakenBackIsNotTakenUpByUndoingAgain() async throws {
        var desk = try await desk()
        let id = try TestEnvironment.id(try await desk.lb("draft", "Words.", "--json", at: "b"))
        try await desk.did("undo")
        for _ in 0..<2 { try await desk.refused("undo", saying: "`lb spike --revive \(id)`") }
        #expect(try await desk.did("list", "--state", "spiked").contains(id))
        try await desk.did("spike", "--revive", id)
        try await desk.did("spike", id)
        try await desk.did("undo")
        #expect(try await desk.did("list", "--state", "draft").contains(id), "a spike of its own")
    }

    @Test func theDraftOfARedactedEntryStaysAside() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Ferries")
        desk.becomeSam()
        try await desk.did("redact", id, "--reason", "Court", "--yes")
        try await desk.refused("undo", saying: "redact")
        try await desk.refused("undo", id, saying: "redact")
        #expect(try await desk.did("list", "--state", "submitted").contains(id) == false)
    }

    @Test func aDraftWhoseReportFailsIsThereOnce() async throws {
        var desk = try await desk()
        let answer = try await desk.run(
            "/bin/sh",
            ["-c", "\"$0\" draft -C b -t Ferries Words >/dev/full", TestEnvironment.program],
            at: "", input: "", variables: desk.variables)
        #expect(answer.status == 8, "\(answer.errors)")
        #expect(answer.errors.contains("it is kept as the draft"))
        #expect(!answer.errors.contains("--file"), "\(answer.errors)")
        #expect(!(try await desk.did("status").contains("never became a draft")))
    }

    @Test func shellsCompleteStatesZonesAndRulesOfTheDesk() async throws {
        var desk = try await desk()
        for (words, wanted) in [
            (["list", "--state", "sub"], "submitted"),
            (["schedule", "3kq", "--zone", "Europe/Lo"], "Europe/London"),
            (["desk", "policy", "four"], "four_eyes"), (["flag", "3kq", "le"], "legal"),
        ] {
            let answer = try await desk.lb(["complete", "-C", "b", "--"] + words)
            let other = try await desk.lb(["complete", "--"] + words)
            #expect(
                (answer.output + other.output).contains(wanted),
                "\(words): \(answer.output)\(other.output)")
        }
    }

    @Test func correctionsAndSchedulesAreFilteredByWho() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Ferries")
        desk.becomeSam()
        try await desk.did("approve", id)
        try await desk.did("schedule", id, "--at", "09:00")
        #expect(try await desk.did("schedule", "--author", "ana").contains(id))
        #expect(try await desk.did("schedule", "--author", "sam").contains("Nothing is scheduled"))
        try await desk.did("publish", id)
        try await desk.did("retract", id, "--reason", "Not ours", "--without-review")
        #expect(try await desk.did("corrections", "--author", "sam").contains(id))
        #expect(try await desk.did("corrections", "--author", "ana").contains("Nothing"))
    }
}
