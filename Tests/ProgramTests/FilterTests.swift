import Foundation
import Testing

/// The same filters wherever something is listed or counted.
@Suite struct FilterTests {
    /// Ana's tagged entry is out, Sam's has no tag and waits, Ana's other one is only being written.
    private func newsroom(_ desk: inout TestEnvironment) async throws -> [String] {
        desk.clock = "2031-03-04T08:00:00Z"
        let out = try await desk.submitted("Ferries stay in port", "The strike is on.")
        let raw = try await desk.did("show", out, "--raw")
        let file = desk.folder + "/tagged.md"
        try raw.replacing("\nbyline:", with: "\ntags: [Strike]\nbyline:")
            .write(toFile: file, atomically: true, encoding: .utf8)
        try await desk.did("edit", out, "--file", file, "--submit")
        desk.clock = "2031-03-04T09:00:00Z"
        desk.becomeSam()
        try await desk.did("approve", out)
        try await desk.did("publish", out)
        let waits = try await desk.submitted("Bridge shut")
        desk.becomeAna()
        desk.clock = "2031-03-04T10:00:00Z"
        let draft = try TestEnvironment.id(
            try await desk.lb("draft", "-t", "A draft", "Some words.", "--json", at: "b"))
        return [out, waits, draft]
    }

    @Test func tagsChooseEverywhere() async throws {
        var desk = try await desk()
        let ids = try await newsroom(&desk)
        #expect(try await desk.did("list", "--published", "--tag", "strike").contains(ids[0]))
        #expect(
            try await desk.did("list", "--state", "published", "--tag", "Strike").contains(ids[0]))
        #expect(try await desk.did("list", "--tag", "strike") == "No drafts.\n")
        let log = try await desk.did("log", "--tag", "strike")
        #expect(log.contains("publish: Ferries") && !log.contains("init"), "\(log)")
        let stats = try await desk.did("stats", "--tag", "strike", "--json")
        #expect(stats.contains("\"entries\": 1"), "\(stats)")
        for command in [
            "status", "review", "schedule", "corrections", "claims", "stats", "log", "list",
        ] {
            try await desk.did(command, "--tag", "strike")
            try await desk.refused(command, "--tag", "strikes", status: 4, saying: "'strike'")
            try await desk.refused(
                command, "--tag", "football", status: 4, saying: "There are Strike.")
            try await desk.refused(command, "--author", "nobody", status: 4, saying: "sam, ana")
        }
    }

    @Test func theLogTellsOfDraftsInAState() async throws {
        var desk = try await desk()
        let ids = try await newsroom(&desk)
        let waiting = try await desk.did("log", "--state", "submitted")
        #expect(
            waiting.contains("submit: Bridge shut") && !waiting.contains("Ferries"), "\(waiting)")
        let both = try await desk.did("log", "--state", "draft,published")
        #expect(both.contains("draft: A draft") && both.contains("publish: Ferries"), "\(both)")
        #expect(!both.contains("Bridge"))
        #expect(!(try await desk.did("log", "--state", "published").contains("A draft")))
        let ana = try await desk.did("log", "--state", "draft,submitted", "--author", "ana")
        #expect(ana.contains("A draft") && !ana.contains("Bridge"), "\(ana)")
        let drafted = try await desk.did("log", "--author", "ana")
        #expect(drafted.contains("publish: Ferries") && !drafted.contains("blog:"), "\(drafted)")
        let none = try await desk.did("log", "--author", "ana", "--overrides")
        #expect(none.contains("No such acts."), "\(none)")
        try await desk.refused("log", "--state", "gone", status: 2, saying: "published")
        try await desk.refused("log", ids[0], "--state", "draft", status: 2, saying: "with an id")
        try await desk.refused("review", ids[1], "--author", "ana", status: 2, saying: "with an id")
        try await desk.refused("review", "--state", "published", status: 2, saying: "--published")
    }

    @Test func statisticsAreOfThoseWhoWrote() async throws {
        var desk = try await desk()
        _ = try await newsroom(&desk)
        let ana = try await desk.did("stats", "--author", "ana", "--json")
        #expect(ana.contains("\"entries\": 1") && ana.contains("\"person\": \"sam\""), "\(ana)")
        let sam = try await desk.did("stats", "--author", "sam", "--json")
        #expect(sam.contains("\"entries\": 0"), "\(sam)")
    }
}
