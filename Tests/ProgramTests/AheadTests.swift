import Foundation
import Testing

/// An export begins to read a blog before its arguments are read, and only guesses which: what it writes must be
/// of the blog, the theme and the time that it was told.
@Suite struct AheadTests {
    /// Two blogs of an editor who publishes without review, each with its caches as an export leaves them.
    private func blogs() async throws -> TestEnvironment {
        var place = try TestEnvironment()
        place.name = "Sam Okoro"
        place.email = "sam@ledger.example"
        for (blog, minute) in [("one", 0), ("two", 5)] {
            place.clock = "2031-03-04T08:0\(minute):00Z"
            let made = try await place.lb(
                "init", blog, "--title", "Blog \(blog)", "--time-zone", "Europe/London")
            #expect(made.status == 0, "\(made.errors)")
            let draft = try await place.lb(
                "draft", "-t", "Words of \(blog)", "Some text.", "--json", "-C", blog)
            place.clock = "2031-03-04T08:0\(minute + 1):00Z"
            let out = try await place.lb(
                "publish", try TestEnvironment.id(draft), "--without-review", "--reason", "alone",
                "-C", blog)
            #expect(out.status == 0, "\(out.errors)")
            let warm = try await place.lb("export", "text", "-C", blog)
            #expect(warm.output.contains("Words of \(blog)"), "\(warm.errors)")
        }
        return place
    }

    @Test func theBlogIsTheOneThatTheArgumentsName() async throws {
        var place = try await blogs()
        for words in [
            ["export", "text", "-C", "one", "-C", "two"],
            ["-C", "two", "export", "text"],
        ] {
            let answer = try await place.lb(words)
            #expect(answer.status == 0, "\(words): \(answer.errors)")
            #expect(answer.output.contains("Words of two"), "\(words): \(answer.output)")
            #expect(!answer.output.contains("Words of one"), "\(words)")
        }
    }

    @Test func aTimeAndAThemeAreHeeded() async throws {
        var place = try await blogs()
        let then = try await place.lb(
            "export", "text", "-C", "one", "--as-of", "2031-03-04T08:00:30Z")
        #expect(then.status == 0, "\(then.errors)")
        #expect(!then.output.contains("Words of one"), "\(then.output)")
        let themed = try await place.lb(
            "export", "html", "-C", "one", "-o", "themed", "--theme", "broadsheet")
        #expect(themed.status == 0, "\(themed.errors)")
        let plain = try await place.lb("export", "html", "-C", "one", "-o", "plain")
        #expect(plain.status == 0, "\(plain.errors)")
        func style(_ site: String) throws -> String {
            try String(contentsOfFile: "\(place.folder)/\(site)/style.css", encoding: .utf8)
        }
        #expect(try style("themed") != style("plain"))
        try FileManager.default.removeItem(atPath: "\(place.folder)/one/.git/lb/cache")
        let anew = try await place.lb(
            "export", "html", "-C", "one", "-o", "anew", "--theme", "broadsheet")
        #expect(anew.status == 0, "\(anew.errors)")
        #expect(try style("themed") == style("anew"))
    }

    @Test func aMistakeIsToldAsEver() async throws {
        var place = try await blogs()
        for (words, told) in [
            (["export", "htmll", "-C", "one"], "htmll"),
            (["export", "html", "--output"], "--output"),
            (["export", "text", "-C"], "-C"), (["export", "text", "-C", "none"], "none"),
        ] {
            let answer = try await place.lb(words)
            #expect(answer.status != 0, "\(words)")
            #expect(answer.errors.contains(told), "\(words): \(answer.errors)")
        }
    }
}
