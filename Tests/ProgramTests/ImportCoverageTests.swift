import Foundation
import Testing

/// Whether a blog that was brought in is live: an old page must not say so, nor ask for news.
@Suite struct ImportCoverageTests {
    private static let page = """
        Summary

          • The ferries stay in port

          2. Crews are tired published at 08:45 Greenwich Mean Time 10 June 2016

            One of the crew spoke to us.

          1. Good morning published at 08:00 Greenwich Mean Time 10 June 2016

            The ferries stay in port.

        """

    private func desk(_ files: [String: String]) throws -> TestEnvironment {
        let desk = try TestEnvironment()
        for (name, text) in files {
            let place = URL(fileURLWithPath: "\(desk.folder)/\(name)")
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: place)
        }
        return desk
    }

    private func must(
        _ desk: inout TestEnvironment, _ arguments: String...
    ) async throws -> String {
        let answer = try await desk.lb(arguments)
        #expect(answer.status == 0, "\(arguments): \(answer.errors)")
        return answer.output
    }

    private static func settings(_ desk: borrowing TestEnvironment, _ blog: String) throws -> String
    {
        try String(contentsOfFile: "\(desk.folder)/\(blog)/blog.yml", encoding: .utf8)
    }

    @Test func anOldPageIsOverWithItsLastEntry() async throws {
        var desk = try desk(["page.txt": Self.page])
        let done = try await desk.lb("import", "text", "page.txt", "b", "--title", "Ferries")
        #expect(done.status == 0, "\(done.errors)")
        #expect(done.errors.contains("its last change is of 2016-06-10T08:45:00Z"))
        #expect(done.errors.contains("`lb reopen` takes it up again"))
        let settings = try Self.settings(desk, "b")
        #expect(settings.contains("state: ended") && settings.contains("end: 2016-06-10T08:45:00Z"))
        #expect(try await desk.lb("export", "html", "-C", "b", "-o", "out").status == 0)
        let html = try String(contentsOfFile: desk.folder + "/out/index.html", encoding: .utf8)
        #expect(html.contains("Coverage ended") && html.contains("data-state=\"ended\""))
        #expect(!html.contains("class=\"badge live\""))
        #expect(html.contains("\"coverageEndTime\":\"2016-06-10T08:45:00Z\""))
        #expect(try await desk.lb("verify", at: "b").status == 0)
        // Its text says that it is over, and comes back so.
        #expect(try await desk.lb("export", "text", "-C", "b", "-o", "again.txt").status == 0)
        let text = try String(contentsOfFile: desk.folder + "/again.txt", encoding: .utf8)
        #expect(text.hasPrefix("Coverage ended at 09:45 British Summer Time 10 June 2016\n"))
        desk.clock = "2016-06-10T09:00:00Z"
        let again = try await desk.lb("import", "text", "again.txt", "c", "--json")
        let answer = try JSONSerialization.jsonObject(with: Data(again.output.utf8))
        #expect((answer as? [String: Any])?["state"] as? String == "ended")
        #expect((answer as? [String: Any])?["end"] as? String == "2016-06-10T08:45:00Z")
        #expect((answer as? [String: Any])?["added"] as? Int == 3)
    }

    @Test func anOldPageIsShownAsItsReadersHadItThen() async throws {
        var desk = try desk(["page.txt": Self.page])
        _ = try await must(&desk, "import", "text", "page.txt", "b", "--title", "Ferries")
        for (format, over, live) in [
            ("json", "\"state\": \"ended\"", "\"state\": \"live\""),
            ("text", "Coverage ended", "Good morning"),
            ("markdown", " ended newest", " live newest"),
            ("jsonld", "coverageEndTime", "coverageStartTime"),
        ] {
            let early = try await must(
                &desk, "export", format, "-C", "b", "--as-of", "2016-06-10T08:30:00Z"
            )
            #expect(early.contains(live) && !early.contains(over), "\(format)")
            #expect(!early.contains("Crews are tired"))
            let late = try await must(
                &desk, "export", format, "-C", "b")
            #expect(late.contains(over) && late.contains("Crews are tired"), "\(format)")
            // From the end on readers were told of it.
            #expect(
                try await must(
                    &desk, "export", format, "-C", "b", "--as-of", "2016-06-10T08:45:00Z"
                ) == late, "\(format)")
        }
        let shown = try await must(
            &desk, "show", "-C", "b", "--as-of", "2016-06-10T08:30:00Z")
        #expect(shown.contains("state: live") && !shown.contains("Coverage ended"))
        let page = try await desk.lb(
            "export", "html", "-C", "b", "-o", "then", "--as-of", "2016-06-10T08:30:00Z")
        #expect(page.status == 0, "\(page.errors)")
        let html = try String(contentsOfFile: desk.folder + "/then/index.html", encoding: .utf8)
        #expect(html.contains("data-state=\"live\"") && !html.contains("Coverage ended"))
    }

    @Test func whatCameIntoANewerBlogIsNotOnItsPageBefore() async throws {
        var desk = try desk(["page.txt": Self.page])
        _ = try await must(
            &desk, "init", "b", "--title", "Ferries", "--time-zone", "Europe/London")
        _ = try await must(
            &desk, "import", "text", "page.txt", "-C", "b")
        let early = try await desk.lb(
            "export", "json", "-C", "b", "--as-of", "2016-06-10T08:30:00Z")
        #expect(early.status != 0 && early.errors.contains("readers had nothing at"))
    }

    @Test func somebodyMaySayOtherwise() async throws {
        var desk = try desk(["page.txt": Self.page])
        let live = try await desk.lb("import", "text", "page.txt", "b", "--live")
        #expect(live.status == 0 && live.errors == "", "\(live.errors)")
        #expect(try !Self.settings(desk, "b").contains("end:"))
        let late = try await desk.lb("import", "text", "page.txt", "b", "--ended")
        #expect(
            late.status == 2 && late.errors.contains("`lb end` ends coverage"), "\(late.errors)")
        #expect(
            try await desk.lb("import", "text", "page.txt", "x", "--live", "--ended").status == 2)
        desk.clock = "2016-06-10T09:00:00Z"
        let young = try await desk.lb("import", "text", "page.txt", "c")
        #expect(young.status == 0 && young.errors == "", "\(young.errors)")
        #expect(try !Self.settings(desk, "c").contains("state: ended"))
        let over = try await desk.lb("import", "text", "page.txt", "d", "--ended")
        #expect(over.errors.contains("coverage has ended in the new blog, as of 2016-06-10T08:45"))
        #expect(try Self.settings(desk, "d").contains("end: 2016-06-10T08:45:00Z"))
    }

    @Test func markdownIsOverAsItSaysOrByItsAge() async throws {
        var desk = try desk([
            "posts/2016-06-10-0845-tired.md": "# Tired\n\nWords.\n",
            "posts/2016-06-10-0800-morning.md": "# Morning\n\nWords.\n",
        ])
        let old = try await desk.lb("import", "markdown", "posts", "b", "--title", "Ferries")
        #expect(old.status == 0 && old.errors.contains("so coverage has ended"), "\(old.errors)")
        #expect(try Self.settings(desk, "b").contains("end: 2016-06-10T08:45:00Z"))
        // A document of lb tells when it ended, or that it had not.
        #expect(try await desk.lb("reopen", at: "b").status == 0)
        #expect(try await desk.lb("export", "markdown", "-C", "b", "-o", "live.md").status == 0)
        #expect(try await desk.lb("end", at: "b").status == 0)
        #expect(try await desk.lb("export", "markdown", "-C", "b", "-o", "ended.md").status == 0)
        let live = try await desk.lb("import", "markdown", "live.md", "c")
        #expect(live.errors.contains("goes on in the new blog, as the source says"))
        #expect(try !Self.settings(desk, "c").contains("state: ended"))
        let ended = try await desk.lb("import", "markdown", "ended.md", "d")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(try Self.settings(desk, "d").contains("end: \(desk.clock)"))
        #expect(try await desk.lb("export", "markdown", "-C", "d", "-o", "again.md").status == 0)
        #expect(
            FileManager.default.contentsEqual(
                atPath: desk.folder + "/ended.md", andPath: desk.folder + "/again.md"))
    }
}
