import Archive
import Editorial
import Git
import Newsroom
import Testing

/// What the history tells about the work, counted over commits with known trailers.
@Suite struct StatisticsTests {
    /// Writes commits of `main` and of drafts as the program does.
    private struct History {
        let desk: Newsroom
        private let git: Repository
        private let tree: ObjectID
        private var tip: ObjectID
        private let start = 1_930_000_000

        init() async throws {
            desk = try await Newsroom()
            git = desk.shift.blog.git
            let first = try desk.shift.blog.tip()
            (tree, tip) = (first.tree, first.commit)
        }

        private func commit(_ trailers: [(TrailerKey, String)], _ at: Int, _ parents: [ObjectID])
            throws
            -> ObjectID
        {
            var lines = Trailers()
            for (key, value) in trailers { lines.add(key, value) }
            let who = try Signature(
                name: "Sam", email: "s@l.example", seconds: Int64(start + at), offsetMinutes: 0)
            return try git.writeCommit(
                tree: tree, parents: parents, author: who, committer: who,
                message: lines.message(subject: "x"))
        }

        /// A draft's chain and the act on `main` that shows it; times in minutes.
        mutating func publish(
            _ act: String, chain: [(String, Int)], at minutes: Int,
            _ more: [(TrailerKey, String)] = []
        ) async throws {
            var parents = [tip]
            var draft: ObjectID?
            for (step, minute) in chain {
                draft = try commit(
                    [(.act, step), (.by, "ana")], minute * 60, draft.map { [$0] } ?? [])
            }
            if let draft { parents.append(draft) }
            let next = try commit(
                [(.act, act), (.by, "sam"), (.entry, "aaaaaaaaaa")] + more, minutes * 60, parents)
            let old = tip
            tip = next
            try await git.withLock {
                _ = try git.updateReference(
                    BlogRef.main, to: next, expecting: old, message: "test")
            }
        }
    }

    private static func history() async throws -> History {
        var history = try await History()
        try await history.publish(
            "publish", chain: [("draft", 0), ("submit", 10), ("approve", 15)], at: 20,
            [(.drafted, "ana x"), (.approved, "sam x"), (.override, "ATT-001 because")])
        try await history.publish(
            "publish", chain: [("draft", 30), ("submit", 40), ("return", 50), ("submit", 60)],
            at: 90, [(.drafted, "ana x"), (.drafted, "li x"), (.unreviewed, "it burns")])
        try await history.publish(
            "correct", chain: [("draft", 100), ("submit", 101)], at: 104, [(.drafted, "ana x")])
        try await history.publish("settings", chain: [], at: 110)
        return history
    }

    @Test func everythingIsCounted() async throws {
        let desk = try await Self.history().desk
        let statistics = try desk.shift.statistics()
        withExtendedLifetime(desk) {}
        #expect(statistics.entries == 2)
        #expect(statistics.corrections == 1)
        #expect(statistics.correctionsPer100 == 50)
        #expect(statistics.withoutReview == 1)
        #expect(statistics.overrides == ["ATT-001": 1])
        #expect(statistics.toPublish == Spread([20 * 60, 60 * 60]))
        #expect(statistics.inReview == Spread([5 * 60, 10 * 60 + 30 * 60, 3 * 60]))
        #expect(statistics.people["ana"]?.wrote == 3)
        #expect(statistics.people["ana"]?.corrected == 1)
        #expect(statistics.people["li"]?.wrote == 1)
        #expect(statistics.people["sam"]?.published == 3)
        #expect(statistics.people["sam"]?.approved == 1)
        #expect(statistics.people["sam"]?.overrides == 1)
        #expect(statistics.people["sam"]?.withoutReview == 1)
        #expect(statistics.hours.reduce(0, +) == 3)
    }

    @Test func aSpanOfTimeCanBeChosen() async throws {
        let desk = try await Self.history().desk
        defer { withExtendedLifetime(desk) {} }
        let shift = desk.shift
        let middle = Instant(seconds: 1_930_000_000 + 50 * 60)
        #expect(try shift.statistics(since: middle).entries == 1)
        #expect(try shift.statistics(since: middle).corrections == 1)
        #expect(try shift.statistics(until: middle).entries == 1)
        #expect(try shift.statistics(until: middle).corrections == 0)
    }

    @Test func aBlogWithoutEntriesHasNoRates() async throws {
        let desk = try await Newsroom()
        let statistics = try desk.shift.statistics()
        withExtendedLifetime(desk) {}
        #expect(statistics.correctionsPer100 == nil)
        #expect(statistics.toPublish.median == nil)
        #expect(statistics.people.isEmpty)
    }

    @Test func importedEntriesCountOnce() async throws {
        let desk = try await Newsroom()
        try await desk.bring(WordPressFixture.one())
        let statistics = try desk.shift.statistics()
        #expect((statistics.imported, statistics.entries) == (1, 0))
    }

    @Test func spreads() {
        let spread = Spread([5, 1, 4, 2, 3, 10, 9, 8, 7, 6])
        #expect((spread.median, spread.ninth, spread.longest) == (5, 9, 10))
        #expect(Spread([7]).median == 7)
        #expect(
            [45, 720, 11100, 187_200].map(Spread.text) == ["45 s", "12 min", "3 h 05", "2 d 04 h"])
    }
}
