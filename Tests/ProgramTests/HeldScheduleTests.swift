import Foundation
import Testing

/// What was planned and can no longer go out: it is held, and everybody is told.
@Suite struct HeldScheduleTests {
    /// Ana's text, approved and scheduled by Kim for 09:00; Sam is at the machine.
    private func scheduled(_ desk: inout TestEnvironment) async throws -> String {
        try await desk.addKim()
        desk.becomeAna()
        let id = try await desk.submitted("Boats stay in port")
        desk.becomeKim()
        try await desk.did("approve", id)
        try await desk.did("schedule", id, "--at", "09:00")
        desk.becomeSam()
        return id
    }

    @Test func aPolicyThatRoseHoldsWhatWasPlanned() async throws {
        var desk = try await desk()
        let id = try await scheduled(&desk)
        try await desk.manages("policy", "approvals", "2")
        for listed in [try await desk.did("schedule"), try await desk.did("status")] {
            #expect(listed.contains(id) && listed.contains("1 of the 2 people"), "\(listed)")
        }
        desk.clock = "2031-03-04T09:00:00Z"
        try await desk.refused("tick", status: 1, saying: "1 of the 2 people")
        #expect(try await desk.did("tick") == "", "held, and not tried again")
        #expect(try await desk.did("status").contains("stopped when its time came"))
        try await desk.did("schedule", id, "--cancel")
        #expect(try await desk.did("schedule").contains("Nothing is scheduled"))
        try await desk.did("publish", id)
        try await desk.did("verify")
    }

    @Test func whoScheduledItHasLeftSoItIsHeldByWhoeverIsThere() async throws {
        var desk = try await desk()
        let id = try await scheduled(&desk)
        try await desk.manages("remove", "kim")
        #expect(try await desk.did("status").contains("kim, who scheduled it, is no longer"))
        desk.clock = "2031-03-04T12:00:00Z"
        try await desk.refused("tick", status: 1, saying: "is no longer on the desk")
        let act = try await desk.git("log", "-1", "--format=%B", "refs/lb/drafts/\(id)", at: "b")
        #expect(act.output.contains("Lb-Act: hold") && act.output.contains("Lb-By: sam"))
        #expect(try await desk.did("schedule").contains("held: stopped when its time came"))
        try await desk.did("verify")
    }

    @Test func whatNobodyThereMayHoldIsToldOfOnceAndNeverPublished() async throws {
        var desk = try await desk()
        let id = try await scheduled(&desk)
        try await desk.manages("remove", "kim")
        desk.becomeAna()
        desk.clock = "2031-03-04T09:00:00Z"
        try await desk.refused("tick", status: 1, saying: "\(id) was not published")
        let watched = try await desk.run(
            "/usr/bin/timeout", ["3", TestEnvironment.program, "tick", "--watch", "-C", "b"],
            at: "", input: "", variables: desk.variables)
        let told = watched.errors.components(separatedBy: "was not published").count - 1
        #expect(told == 1, "\(watched.errors)")
        #expect(try await desk.did("list").contains(id))
    }

    @Test func whatWaitsForAnEntryGoesOutBeforeWhatIsDueLater() async throws {
        var desk = try await desk()
        var ids: [String] = []
        for title in ["One", "Two", "Three"] {
            desk.becomeAna()
            ids.append(try await desk.submitted(title))
            desk.becomeSam()
            try await desk.did("approve", ids[ids.count - 1])
        }
        // Entries due together go out in the order of their ids: the first waits for the second.
        let (first, second) = (min(ids[0], ids[1]), max(ids[0], ids[1]))
        try await desk.did("hold", first, "--after", second)
        try await desk.did("schedule", first, "--at", "09:05")
        try await desk.did("schedule", second, "--at", "09:05")
        try await desk.did("schedule", ids[2], "--at", "09:06")
        desk.clock = "2031-03-04T09:07:00Z"
        let out = try await desk.did("tick").split(separator: "\n")
        #expect(out.count == 3)
        for (line, id) in zip(out, [second, first, ids[2]]) { #expect(line.contains(id)) }
    }

    @Test func latenessIsCountedToTheSecond() async throws {
        var desk = try await desk()
        let id = try await scheduled(&desk)
        try await desk.manages("policy", "lateness_minutes", "0")
        desk.clock = "2031-03-04T09:00:59Z"
        try await desk.refused("tick", status: 1, saying: "Its time was 59 seconds ago")
        try await desk.did("schedule", id, "--at", "10:00")
        desk.clock = "2031-03-04T10:00:00Z"
        #expect(try await desk.did("tick").contains("Published \(id)"))
    }

    @Test func onlyASignOffThatSomebodyCanGiveIsDemanded() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Boats stay in port")
        try await desk.refused("flag", id, "legall", status: 2, saying: "`lb flag \(id) legal`")
        try await desk.refused("flag", id, "../x", status: 2, saying: "no sign-off '../x'")
        try await desk.did("flag", id)
        #expect(try await desk.did("show", id).contains("waits for the legal sign-off"))
    }
}
