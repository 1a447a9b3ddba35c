import Foundation
import Testing

/// The ledger: claims, quotations and sources in drafts, and what the blog says of them afterwards.
@Suite struct CheckLedgerTests {
    private static func blog() async throws -> TestEnvironment {
        var blog = try TestEnvironment()
        #expect(
            try await blog.lb("init", "b", "--title", "Strike", "--time-zone", "Europe/London")
                .status == 0)
        #expect(try await blog.lb("desk", "policy", "four_eyes", "false", at: "b").status == 0)
        return blog
    }

    private static func json(_ answer: TestEnvironment.Answer) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
        return try #require(value as? [String: Any])
    }

    /// Publishes a draft with a claim of some value; its id.
    private static func publish(
        _ text: String, _ words: String, _ more: [String] = [], _ blog: inout TestEnvironment
    ) async throws -> String {
        let id = try await blog.drafted(text)
        let source = try await blog.lb([
            "source", "add", "-C", "b", id, "NHS England", "--url", "https://nhs.example/",
        ])
        #expect(source.status == 0, "\(source.errors)")
        let claim = try await blog.lb(
            ["claim", "add", "-C", "b", id, words, "--source", "nhs-england", "--verified"] + more)
        #expect(claim.status == 0, "\(claim.errors)")
        #expect(try await blog.lb("submit", id, at: "b").status == 0)
        let done = try await blog.lb("publish", id, at: "b")
        #expect(done.status == 0, "\(done.errors)")
        return id
    }

    /// The first page of an export.
    private static func page(_ blog: inout TestEnvironment) async throws -> String {
        let done = try await blog.lb("export", "html", "-C", "b", "-o", "out")
        #expect(done.status == 0, "\(done.errors)")
        return try String(contentsOfFile: blog.folder + "/out/index.html", encoding: .utf8)
    }

    @Test func recordsAreWrittenIntoTheDraftAndAnswerTheChecks() async throws {
        var blog = try await Self.blog()
        let id = try await blog.drafted(
            "“We will stay out until they hear us.”\n\nAbout 3,000 operations are off.\n")
        #expect(try await blog.lb("check", id, at: "b").output.contains("ATT-001"))
        let proposed = try Self.json(
            try await blog.lb("check", id, "--record", "--json", at: "b"))
        let records = try #require(proposed["records"] as? [String: [[String: String]]])
        #expect(records["quotes"]?.first?["text"] == "We will stay out until they hear us.")
        #expect(records["claims"]?.first?["value"] == "3,000")
        let quote = try await blog.lb(
            "quote", "add", id, "We will stay out until they hear us", "--speaker", "Ana Lee",
            "--role", "doctor: surgeon", at: "b")
        #expect(quote.status == 0, "\(quote.errors)")
        let ghost = try await blog.lb(
            "claim", "add", id, "3,000 operations", "--source", "nhs-england", at: "b")
        #expect(ghost.status == 4, "\(ghost.errors)")
        #expect(ghost.errors.contains("`lb source add \(id) \"…\" --id nhs-england`"))
        let source = try await blog.lb("source", "add", id, "NHS England", at: "b")
        #expect(source.status == 0, "\(source.errors)")
        let claim = try await blog.lb(
            "claim", "add", id, "3,000 operations", "--source", "nhs-england", at: "b")
        #expect(claim.output.contains("operations"))
        let raw = try await blog.lb("show", id, "--raw", at: "b").output
        for line in [
            "quotes:\n  - text: We will stay out until they hear us\n    speaker: Ana Lee\n",
            "    role: \"doctor: surgeon\"\n",
            "claims:\n  - key: operations\n    value: \"3,000\"\n    text: \"3,000 operations\"\n",
            "    checked_by: ana", "    at: 2031-03-04T08:00:00Z\n    status: unverified\n",
        ] { #expect(raw.contains(line), "\(line)\n\(raw)") }
        let after = try await blog.lb("check", id, at: "b").output
        #expect(!after.contains("ATT-001") && !after.contains("FCT-401"))
        let again = try await blog.lb("claim", "add", id, "4,000 operations", at: "b")
        #expect(again.status == 6)
    }

    @Test func aValueThatChangesHasToSayWhatItReplaces() async throws {
        var blog = try await Self.blog()
        let first = try await Self.publish(
            "The NHS says 3,000 operations are off.", "3,000 operations", [], &blog)
        blog.clock = "2031-03-04T09:00:00Z"
        let draft = try await blog.drafted("The NHS says 4,000 operations are off, not 3,000.")
        let silent = try await blog.lb("claim", "add", draft, "4,000 operations", at: "b")
        #expect(silent.status == 6)
        #expect(silent.errors.contains(first))
        #expect(silent.errors.contains("--supersedes operations"))
        let same = try await blog.lb("claim", "add", draft, "3000 operations", at: "b")
        #expect(same.status == 0, "\(same.errors)")

        blog.clock = "2031-03-04T10:00:00Z"
        let second = try await Self.publish(
            "The NHS now says 4,000 operations are off, up from 3,000.", "4,000 operations",
            ["--supersedes", "operations"], &blog)
        let ledger = try Self.json(try await blog.lb("claims", "--json", at: "b"))
        let lines = try #require(ledger["claims"] as? [[String: Any]])
        #expect(lines.map { $0["status"] as? String } == ["replaced", "verified"])
        #expect(lines.map { $0["value"] as? String } == ["3,000", "4,000"])
        #expect(lines.first?["replaced_by"] as? String == second)
        let verified = try await blog.lb("claims", "--status", "verified", at: "b").output
        #expect(verified.contains(second) && !verified.contains(first))
    }

    @Test func aClaimThatIsReplacedUnderAnotherNameIsSoInTheLedgerToo() async throws {
        var blog = try await Self.blog()
        _ = try await Self.publish(
            "The NHS says 3,000 operations are off.", "3,000 operations", [], &blog)
        blog.clock = "2031-03-04T10:00:00Z"
        let second = try await Self.publish(
            "The NHS now says 4,000 operations are off, up from 3,000.", "4,000 operations",
            ["--key", "operations-now", "--supersedes", "operations"], &blog)
        let ledger = try Self.json(try await blog.lb("claims", "--json", at: "b"))
        let lines = try #require(ledger["claims"] as? [[String: Any]])
        #expect(lines.map { $0["status"] as? String } == ["replaced", "verified"])
        #expect(lines.first?["replaced_by"] as? String == second)
    }

    @Test func aVerdictOfAReplacedClaimIsNotShownAsCurrent() async throws {
        var blog = try await Self.blog()
        let first = try await Self.publish(
            "The NHS says 3,000 operations are off.", "3,000 operations", [], &blog)
        let verified = "<strong class=\"verdict verified\">Verified</strong>"
        #expect(try await Self.page(&blog).contains(verified))
        blog.clock = "2031-03-04T10:00:00Z"
        let second = try await Self.publish(
            "The NHS now says 4,000 operations are off, up from 3,000.", "4,000 operations",
            ["--supersedes", "operations"], &blog)
        // What was made for the export before is not taken for that of the first entry.
        let page = try await Self.page(&blog)
        let parts = page.split(separator: "<article ").dropFirst()
        let old = try #require(parts.first { $0.contains("id=\"entry-\(first)\"") })
        #expect(old.contains("verdict superseded") && old.contains("href=\"#entry-\(second)\""))
        #expect(page.ranges(of: verified).count == 1)
        #expect(page.ranges(of: "\"ClaimReview\"").count == 1)
        try FileManager.default.removeItem(atPath: blog.folder + "/b/.git/lb/cache")
        #expect(try await Self.page(&blog) == page)
        // Once the later one is taken back, the earlier one is what the newsroom says again.
        let gone = try await blog.lb(
            "retract", second, "--reason", "It was not so.", "--without-review", at: "b")
        #expect(gone.status == 0, "\(gone.errors)")
        let after = try await Self.page(&blog)
        #expect(after.contains(verified) && !after.contains("class=\"verdict superseded"))
    }

    @Test func aVerdictThatReadersHaveChangesByACorrection() async throws {
        var blog = try await Self.blog()
        let id = try await Self.publish(
            "The NHS says 3,000 operations are off.", "3,000 operations", [], &blog)
        #expect(
            try await Self.page(&blog).contains(
                "<strong class=\"verdict verified\">Verified</strong>"))
        blog.clock = "2031-03-04T09:00:00Z"
        let raw = try await blog.lb("show", id, "--raw", at: "b").output
        try raw.replacing("status: verified", with: "status: disputed").write(
            toFile: blog.folder + "/text.md", atomically: true, encoding: .utf8)
        let file = blog.folder + "/text.md"
        #expect(try await blog.lb("update", id, "--file", file, "--submit", at: "b").status == 0)
        let silent = try await blog.lb("publish", id, at: "b")
        #expect(silent.status == 1 && silent.errors.contains("CON-505"), "\(silent.errors)")
        #expect(try await blog.lb("spike", id, at: "b").status == 0)
        let note = "The hospitals give another figure."
        let open = try await blog.lb(
            "correct", id, "--file", file, "--note", note, "--submit", at: "b")
        #expect(open.status == 0, "\(open.errors)")
        let done = try await blog.lb("publish", id, at: "b")
        #expect(done.status == 0, "\(done.errors)")
        let corrected = try await Self.page(&blog)
        #expect(corrected.contains("<strong class=\"verdict disputed\">Disputed</strong>"))
        #expect(corrected.contains(note) && corrected.contains("Updated 09:00"))
    }

    @Test func blameNamesTheFirstAndThoseWhoRepeatIt() async throws {
        var blog = try await Self.blog()
        let first = try await Self.publish(
            "The NHS says 3,000 operations are off.", "3,000 operations", [], &blog)
        blog.clock = "2031-03-04T09:00:00Z"
        let second = try await blog.publish("Three thousand operations are off, we hear.")
        _ = try await blog.publish("There were 3,000 people in the square, police said.")
        let blame = try Self.json(try await blog.lb("blame", "3,000 operations", "--json", at: "b"))
        let entries = try #require(blame["entries"] as? [[String: Any]])
        #expect(entries.map { $0["id"] as? String } == [first, second])
        let claims = try #require(entries.first?["claims"] as? [[String: Any]])
        #expect(claims.first?["source_name"] as? String == "NHS England")
        #expect((blame["written_by"] as? [String])?.first?.hasPrefix("ana ") == true)
        #expect(blame["published_by"] as? String == "ana")
        let told = try await blog.lb("blame", "3,000 operations", at: "b").output
        #expect(told.contains("sourced from NHS England (https://nhs.example/), verified"))
        let words = try await blog.lb("blame", "in the square", "--json", at: "b")
        #expect(try Self.json(words)["entries"].map { ($0 as? [Any])?.count == 1 } == true)
        #expect(try await blog.lb("blame", "5,000 operations", at: "b").status == 4)
    }

    @Test func aClaimIsSomethingThatTheEntrySaysAndTheBlogKnows() async throws {
        var blog = try await Self.blog()
        _ = try await Self.publish(
            "The NHS says 3,000 operations are off.", "3,000 operations", [], &blog)
        blog.clock = "2031-03-04T09:00:00Z"
        let draft = try await blog.drafted("The NHS says 4,000 operations are off.")
        for (words, more) in [
            ("operations", []), ("700 appointments", []), ("The harbour has frozen over", []),
        ] as [(String, [String])] {
            let refused = try await blog.lb(["claim", "add", "-C", "b", draft, words] + more)
            #expect(refused.status == 6, "\(words): \(refused.output)\(refused.errors)")
        }
        let nonsense = try await blog.lb(
            "claim", "add", draft, "4,000 operations", "--supersedes", "nonsense", at: "b")
        #expect(nonsense.status == 4)
        #expect(nonsense.errors.contains("no claim 'nonsense'"))
        // The source is known from the entry before.
        let done = try await blog.lb(
            "claim", "add", draft, "4,000 operations", "--supersedes", "operations", "--source",
            "nhs-england", at: "b")
        #expect(done.status == 0, "\(done.errors)")
        let raw = try await blog.lb("show", draft, "--raw", at: "b").output
        #expect(raw.contains("sources:\n  - id: nhs-england\n    name: NHS England\n"))
    }

    @Test func aSupersededClaimThatIsNotThereStopsThePublish() async throws {
        var blog = try await Self.blog()
        let text = """
            ---
            kind: update
            claims:
              - key: deaths
                value: "7"
                source: police
                checked_by: ana
                at: 2031-03-04T07:00:00Z
                status: verified
                supersedes: no-such-claim
            sources:
              - id: police
                name: Police
            ---
            Seven people died, police said.
            """
        let answer = try await blog.lb("check", "-", at: "b", input: text)
        #expect(answer.output.contains("CON-501") && answer.output.contains("no-such-claim"))
        let ghost = text.replacing("checked_by: ana", with: "checked_by: ghost")
        #expect(try await blog.lb("check", "-", at: "b", input: ghost).output.contains("FCT-406"))
    }

    @Test func theColumnsOfTheLedgerStandApart() async throws {
        var blog = try await Self.blog()
        _ = try await Self.publish(
            "The NHS says 3,000 operations are off.", "3,000 operations", [], &blog)
        #expect(try await blog.lb("claims", at: "b").output.contains("3,000  nhs-england, checked"))
    }
}
