import Foundation
import Testing

/// Times on clocks whose rules have changed, or that nobody here knows.
@Suite struct ZoneTests {
    /// Writes the last act on a draft anew with other words in it, as if an older machine had made it.
    private func rewrite(
        _ id: String, _ old: String, to new: String, in desk: borrowing TestEnvironment
    ) async throws {
        let ref = "refs/lb/drafts/\(id)"
        let message = try await desk.git("log", "-1", "--format=%B", ref, at: "b").output
        #expect(message.contains(old), "\(message)")
        let made = try await desk.git(
            "commit-tree", "-p", "\(ref)^", "-m", message.replacingOccurrences(of: old, with: new),
            "\(ref)^{tree}", at: "b")
        let commit = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let moved = try await desk.git("update-ref", ref, commit, at: "b")
        #expect(made.status == 0 && moved.status == 0, "\(made.errors)\(moved.errors)")
    }

    private func approved(_ desk: inout TestEnvironment) async throws -> String {
        desk.becomeAna()
        let id = try await desk.submitted("Boats stay in port")
        desk.becomeSam()
        try await desk.did("approve", id)
        return id
    }

    @Test func anEmbargoHoldsByTheClocksAsTheyGoNow() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        try await desk.did("embargo", id, "--until", "09:00")
        try await rewrite(id, "2031-03-04T09:00:00Z", to: "2031-03-04T08:00:00Z", in: desk)
        desk.clock = "2031-03-04T08:30:00Z"
        try await desk.refused("publish", id, saying: "is 2031-03-04T09:00:00Z now, and was")
        try await desk.refused(
            "schedule", id, "--at", "08:45", saying: "before the embargo ends")
        for told in [try await desk.did("status"), try await desk.did("show", id)] {
            #expect(told.contains("the rules of Europe/London have changed"), "\(told)")
        }
        desk.clock = "2031-03-04T09:00:00Z"
        let out = try await desk.lb("publish", id, at: "b")
        #expect(out.status == 0 && out.errors.contains("have changed"), "\(out.errors)")
        try await desk.did("verify")
    }

    @Test func whenAnEmbargoWasToEndLaterItStillDoes() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        try await desk.did("embargo", id, "--until", "09:00")
        try await rewrite(id, "2031-03-04T09:00:00Z", to: "2031-03-04T10:00:00Z", in: desk)
        desk.clock = "2031-03-04T09:30:00Z"
        try await desk.refused("publish", id, saying: "under embargo")
        desk.clock = "2031-03-04T10:00:00Z"
        try await desk.did("publish", id)
    }

    @Test func aScheduleMovesWithTheClocksAndSaysSo() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        try await desk.did("schedule", id, "--at", "09:00")
        try await rewrite(id, "2031-03-04T09:00:00Z", to: "2031-03-04T08:00:00Z", in: desk)
        #expect(try await desk.did("schedule").contains("have changed"))
        desk.clock = "2031-03-04T08:10:00Z"
        #expect(try await desk.did("tick") == "")
        desk.clock = "2031-03-04T09:00:00Z"
        let out = try await desk.lb("tick", at: "b")
        #expect(out.output.contains("Published \(id)"), "\(out.errors)")
        #expect(out.errors.contains("the rules of Europe/London have changed"))
    }

    @Test func whatIsPlannedInAZoneThatNobodyKnowsIsHeld() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        try await desk.did("schedule", id, "--at", "09:00")
        try await rewrite(id, "Europe/London", to: "Mars/Olympus", in: desk)
        #expect(try await desk.did("schedule").contains("knows no time zone Mars/Olympus"))
        desk.clock = "2031-03-04T09:00:00Z"
        try await desk.refused("tick", status: 1, saying: "Mars/Olympus")
        try await desk.did("embargo", id, "--until", "11:00")
        try await rewrite(id, "Europe/London", to: "Mars/Olympus", in: desk)
        desk.clock = "2031-03-04T12:00:00Z"
        try await desk.refused("publish", id, saying: "knows no time zone Mars/Olympus")
    }

    @Test func zonesAreNamedAsTheIANADoes() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        for (zone, way) in [
            ("GMT+1", "Etc/GMT-1"), ("UTC-05:00", "Etc/GMT+5"), ("Europe/Pariss", "Europe/Paris"),
            ("europe/paris", "Europe/Paris"), ("new york", "America/New_York"),
            ("IST", "Name it as the IANA does"), ("\u{1B}[2J", "Name it as the IANA does"),
        ] {
            try await desk.refused(
                "schedule", id, "--at", "09:00", "--zone", zone, status: 2, saying: way)
            try await desk.refused(
                "embargo", id, "--until", "09:00", "--zone", zone, status: 2, saying: way)
        }
        try await desk.refused("blog", "time_zone", "GMT+1", status: 2, saying: "Etc/GMT-1")
        for zone in ["UTC", "Etc/GMT-1", "America/New_York"] {
            try await desk.did("schedule", id, "--at", "tomorrow 09:00", "--zone", zone)
            let act = try await desk.git(
                "log", "-1", "--format=%B", "refs/lb/drafts/\(id)", at: "b")
            #expect(act.output.contains("T09:00:00 \(zone) 2031-03-05"), "\(act.output)")
        }
    }
}
