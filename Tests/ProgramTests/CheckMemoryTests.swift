import Foundation
import Testing

/// What the checks remember of earlier entries, through the built program.
@Suite struct CheckMemoryTests {
    /// A blog of one person who may do everything, with three entries out.
    private static func blog() async throws -> TestEnvironment {
        var blog = try TestEnvironment()
        #expect(
            try await blog.lb("init", "b", "--title", "Strike", "--time-zone", "Europe/London")
                .status == 0)
        #expect(try await blog.lb("desk", "policy", "four_eyes", "false", at: "b").status == 0)
        try await blog.publish(
            """
            ---
            kind: update
            title: The day begins
            claims:
              - key: operations-cancelled
                value: "3,000"
                source: trust
                checked_by: ana
                at: 2031-03-04T07:00:00Z
                status: verified
            ---
            The strike gets under way at 08:00 at the harbour hospital. “We will stay out until they
            listen to us,” said Ms Buchtmann, a doctor.
            """)
        try await blog.publish("The ferry carried 40 passengers across the bay on Tuesday.")
        return blog
    }

    /// The rules that `lb check` finds for a draft.
    private static func rules(
        _ id: String, _ blog: inout TestEnvironment
    ) async throws -> [String] {
        let answer = try await blog.lb("check", id, "--json", at: "b")
        let json = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
        var codes: [String] = []
        func collect(_ value: Any) {
            if let fields = value as? [String: Any] {
                if let rule = fields["rule"] as? String { codes.append(rule) }
                fields.values.forEach(collect)
            } else if let list = value as? [Any] {
                list.forEach(collect)
            }
        }
        collect(json)
        return codes.sorted()
    }

    @Test func aClaimThatChangesItsValueIsStoppedAndOneThatSaysSoIsNot() async throws {
        var blog = try await Self.blog()
        let claim = """
            ---
            kind: update
            title: More operations
            claims:
              - key: operations-cancelled
                value: "4,000"
                source: trust
                checked_by: ana
                at: 2031-03-04T08:00:00Z
                status: verified
            SUPERSEDES---
            The trust says that 4,000 operations are off.
            """
        let silent = try await blog.drafted(claim.replacing("SUPERSEDES", with: ""))
        #expect(try await Self.rules(silent, &blog).contains("CON-501"))
        let refused = try await blog.lb("publish", silent, at: "b")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("CON-501"))
        let open = try await blog.drafted(
            claim.replacing("SUPERSEDES", with: "    supersedes: operations-cancelled\n"))
        #expect(try await !Self.rules(open, &blog).contains("CON-501"))
        #expect(try await blog.lb("publish", open, at: "b").status == 0)
    }

    @Test func aSummaryIsHeldAgainstTheEntries() async throws {
        var blog = try await Self.blog()
        let answer = try await blog.lb(
            "draft", "--kind", "summary", "--submit", "--json", at: "b",
            input: "- The strike ended.\n- A ferry took 55 people.\n")
        let id = try TestEnvironment.id(answer)
        let rules = try await Self.rules(id, &blog)
        #expect(rules.contains("SUM-901"))
        #expect(rules.contains("CON-503"))
        let right = try await blog.lb(
            "edit", id, at: "b",
            input: "- The strike goes on.\n- A ferry took 40 passengers on Tuesday.\n")
        #expect(right.status == 0)
        let after = try await Self.rules(id, &blog)
        #expect(after.filter { $0.hasPrefix("SUM") || $0.hasPrefix("CON") } == [])
    }

    @Test func anIndexThatIsDeletedOrDamagedIsBuiltAnewAndFindsTheSame() async throws {
        var blog = try await Self.blog()
        let id = try await blog.drafted(
            "Then Ms Bauchtman, the doctor, left. “We will stay out until they listen to us,” said "
                + "Tom Lee, the mayor.")
        let index = blog.folder + "/b/.git/lb/index/facts"
        let expected = try await Self.rules(id, &blog)
        #expect(expected.contains("CON-504"))
        #expect(expected.contains("CON-506"))
        try FileManager.default.removeItem(atPath: index)
        #expect(try await Self.rules(id, &blog) == expected)

        let files = try FileManager.default.contentsOfDirectory(atPath: index)
        #expect(files.count >= 2)
        for file in files {
            let path = index + "/" + file
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            // One byte changed, at several places; nothing left; half left; rubbish.
            var damaged = [Data(), whole.prefix(whole.count / 2), Data("rubbish".utf8)]
            for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 7)) {
                var bytes = whole
                bytes[place] ^= 0x55
                damaged.append(bytes)
            }
            for bytes in damaged {
                try bytes.write(to: URL(fileURLWithPath: path))
                #expect(try await Self.rules(id, &blog) == expected, "\(file)")
            }
        }
    }

    @Test func whatAnEntryNoLongerSaysIsForgotten() async throws {
        var blog = try await Self.blog()
        let id = try await blog.publish(
            "“The ships stay in port until the morning,” said Ms Buchtmann, a doctor.")
        let other = try await blog.drafted(
            "“The ships stay in port until the morning,” said Tom Lee, the mayor.")
        #expect(try await Self.rules(other, &blog).contains("CON-506"))
        let path = try await blog.git("ls-tree", "-r", "--name-only", "main", at: "b").output
            .split(separator: "\n").first { $0.contains(id) }
        let file = blog.folder + "/b/" + String(try #require(path))
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing("Ms Buchtmann, a doctor", with: "Tom Lee, the mayor").write(
            toFile: file, atomically: true, encoding: .utf8)
        #expect(try await blog.git("commit", "-qam", "by hand", at: "b").status == 0)
        #expect(try await !Self.rules(other, &blog).contains("CON-506"))
    }
}

extension TestEnvironment {
    /// Drafts a text or a whole file and submits it; the id.
    mutating func drafted(_ text: String) async throws -> String {
        try text.write(toFile: folder + "/text.md", atomically: true, encoding: .utf8)
        let answer = try await lb(
            "draft", "--file", folder + "/text.md", "--submit", "--json", at: "b")
        #expect(answer.status == 0, "\(answer.errors)\(answer.output)")
        return try Self.id(answer)
    }

    /// The same, published.
    @discardableResult
    mutating func publish(_ text: String) async throws -> String {
        let id = try await drafted(text)
        let answer = try await lb("publish", id, at: "b")
        #expect(answer.status == 0, "\(answer.errors)\(answer.output)")
        return id
    }
}
