import Foundation
import Testing

/// `lb import` as a whole program: new blogs, reports, refusals that change nothing.
@Suite struct ImportTests {
    private static func write(_ text: String, _ name: String, _ desk: borrowing TestEnvironment)
        throws
    {
        try Data(text.utf8).write(to: URL(fileURLWithPath: desk.folder + "/" + name))
    }

    @Test func theWorkedDayComesBackFromItsExport() async throws {
        var desk = try TestEnvironment()
        try #require(try await desk.lb("demo", "day").status == 0)
        try #require(
            try await desk.lb("export", "json", "-o", "../../day.json", at: "day/averne").status
                == 0)
        // Pictures come from beside the export, if the day has any.
        let media = desk.folder + "/day/averne/media"
        if FileManager.default.fileExists(atPath: media) {
            try FileManager.default.copyItem(atPath: media, toPath: desk.folder + "/media")
        }
        let done = try await desk.lb("import", "json", "day.json", "again")
        #expect(done.status == 0, "\(done.errors)")
        _ = try await desk.lb("export", "json", "-o", "../again.json", at: "again")
        func lines(_ name: String) throws -> [Substring] {
            try String(contentsOfFile: desk.folder + "/" + name, encoding: .utf8)
                .split(separator: "\n").filter { !$0.hasPrefix("  \"commit\":") }
        }
        #expect(try lines("again.json") == lines("day.json"))
        let again = try await desk.lb("import", "json", "day.json", "again")
        #expect(again.output.hasPrefix("Brought in 0 entries; "))
        #expect(try await desk.lb("verify", at: "again").status == 0)
        #expect(try await desk.lb("doctor", at: "again").status == 0)
    }

    @Test func aFileThatIsNoneStartsNoBlog() async throws {
        var desk = try TestEnvironment()
        try Self.write("{\"entries\": [{\"id\": 7, \"entry_time\": \"soon\"}]}", "w.json", desk)
        let answer = try await desk.lb("import", "wordpress", "w.json", "new", "--title", "x")
        #expect(answer.status == 6)
        #expect(answer.errors.contains("w.json: entries[0].entry_time: it is no time"))
        #expect(!FileManager.default.fileExists(atPath: desk.folder + "/new"))
    }

    @Test func theReportNamesWhatIsLost() async throws {
        var desk = try TestEnvironment()
        let entry = #"{"id": 7, "entry_time": 1930288500, "content": "<p>A <u>b</u></p>"}"#
        try Self.write("{\"entries\": [\(entry)]}", "w.json", desk)
        let answer = try await desk.lb("import", "wordpress", "w.json", "new", "--title", "Day")
        #expect(
            answer.output == """
                Brought in 1 entry.
                What could not be brought over:
                  - entries[0]: the look of <u>; its text is kept

                """)
        #expect(try await desk.lb("export", "text", at: "new").output.contains("A b"))
        #expect(try await desk.git("fsck", "--strict", at: "new").status == 0)
    }

    @Test func onlyWhoManagesTheBlogMayImport() async throws {
        var desk = try TestEnvironment()
        _ = try await desk.lb("init", "b", "--title", "Strike", "--time-zone", "UTC")
        _ = try await desk.lb(
            "desk", "add", "li", "--name", "Li", "--email", "li@ledger.example", "--may", "report",
            at: "b")
        try Self.write(
            #"{"entries": [{"id": 7, "entry_time": 1930288500, "content": "x"}]}"#, "w.json", desk)
        desk.email = "li@ledger.example"
        let answer = try await desk.lb("import", "wordpress", "../w.json", at: "b")
        #expect(answer.status == 3)
    }
}

/// Whether a text is XML.
enum XMLCheck {
    static func isWellFormed(_ text: String) -> Bool {
        // Every tag is closed in order; enough for what we write ourselves.
        var open: [Substring] = []
        for piece in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
            let tag = piece.prefix { $0 != ">" }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return false }
            } else if !tag.hasSuffix("/") {
                open.append(tag.prefix { !$0.isWhitespace })
            }
        }
        return open.isEmpty
    }
}
