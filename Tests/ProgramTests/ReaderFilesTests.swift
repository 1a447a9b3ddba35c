import Foundation
import Testing

/// What readers and those who receive files get, beside the page itself.
@Suite struct ReaderFilesTests {
    @Test func whoeverReceivesTheDocumentCanHaveItsSchema() async throws {
        var desk = try await desk()
        // Outside of any blog.
        let schema = try await desk.lb("export", "schema").output
        #expect(schema.contains("\"const\": \"lb-blog\""))
        let folder = desk.folder
        try await desk.did("export", "all", "-o", "\(folder)/site")
        try await desk.did("export", "json", "-o", "\(folder)/alone.json")
        let read = { (path: String) in
            try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        }
        #expect(try read("site/blog.schema.json") == schema)
        #expect(try read("site/manifest.json").contains("\"blog.schema.json\""))
        #expect(try read("site/blog.json").contains("\"$schema\": \"blog.schema.json\""))
        #expect(try read("alone.json") == read("site/blog.json"))
    }

    @Test func aBlogThatLiesInTheFutureHasAPastToo() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Ferries stay in port")
        desk.becomeSam()
        desk.clock = "2031-03-04T09:00:00Z"
        try await desk.did("approve", id)
        try await desk.did("publish", id)
        let now = try await desk.did("export", "json")
        desk.clock = "2026-01-05T12:00:00Z"
        for time in ["23:59", "2031-03-05 10:00"] {
            try await desk.refused("export", "json", "--as-of", time, saying: "has not come yet")
        }
        #expect(try await desk.did("export", "json", "--as-of", "2031-03-04T09:00:00Z") == now)
        #expect(try await desk.did("show", id, "--as-of", "09:00").contains("Ferries"))
        let since = try await desk.did("log", "--since", "08:59")
        #expect(since.contains("publish: Ferries") && !since.contains("init"), "\(since)")
        #expect(!(try await desk.did("log", "--until", "08:59").contains("publish: Ferries")))
    }

    @Test func whenCoverageBeginsIsTypedLikeAnyTime() async throws {
        var desk = try await desk()
        desk.becomeSam()
        try await desk.did("blog", "time_zone", "Europe/Paris")
        try await desk.did("blog", "start", "2030-01-01 09:00")
        #expect(try await desk.did("blog", "start").contains("2030-01-01T08:00:00Z"))
        try await desk.did("blog", "end", "2030-01-02T09:00:00+02:00")
        #expect(try await desk.did("blog", "end").contains("2030-01-02T07:00:00Z"))
        try await desk.refused("blog", "start", "soon", status: 2, saying: "'soon' is not a time")
        try await desk.did("blog", "start", "")
        #expect(try await desk.lb("verify", at: "b").status == 0)
    }

    @Test func itIsSaidWhereAPageWillSpeakEnglish() async throws {
        var desk = try await desk()
        let told = "there are no words in 'fi' for the page"
        let made = try await desk.lb(
            "init", "suomi", "--title", "Lautat", "--time-zone", "UTC", "--language", "fi")
        #expect(
            made.errors.contains(told) && made.errors.contains("lb template copy strings/fi.json"))
        let known = try await desk.lb(
            "init", "barcos", "--title", "Barcos", "--time-zone", "UTC", "--language", "es-MX")
        #expect(!known.errors.contains("for the page"))
        #expect(try await desk.lb("blog", "language", "fi", at: "barcos").errors.contains(told))
        let page = try await desk.lb("export", "html", "-o", "../site", at: "suomi")
        #expect(page.status == 0 && page.errors.contains(told), "\(page.errors)")
        #expect(!(try await desk.lb("export", "json", at: "suomi").errors.contains(told)))
        // As it says itself.
        let copied = try await desk.lb("template", "copy", "strings/fi.json", at: "suomi")
        #expect(copied.output.contains("has lb's English words now"), "\(copied.errors)")
        #expect(try await desk.lb("template", "copy", "strings/../x.json", at: "suomi").status == 4)
        let file = "\(desk.folder)/suomi/Templates/strings/fi.json"
        let words = try String(contentsOfFile: file, encoding: .utf8)
        try words.replacing("  \"pinned\": \"Pinned\",\n", with: "")
            .replacing("\"Summary\"", with: "\"Tiivistelmä\"")
            .write(toFile: file, atomically: true, encoding: .utf8)
        let check = try await desk.lb("template", "check", at: "suomi")
        #expect(check.status == 1 && check.output.contains("in English: pinned"), "\(check.output)")
        _ = try await desk.git("add", "-A", at: "suomi")
        _ = try await desk.git("commit", "-qm", "words", at: "suomi")
        #expect(!(try await desk.lb("export", "text", at: "suomi").errors.contains("for the page")))
    }

    @Test func aClaimThatACorrectionLeavesBehindIsFound() async throws {
        var desk = try await desk()
        desk.becomeSam()
        try await desk.manages("policy", "four_eyes", "false")
        let id = try await desk.drafted("Gusts of 90 mph were measured at the pier.")
        let source = try await desk.lb("source", "add", id, "Harbour Board", at: "b")
        #expect(source.status == 0, "\(source.errors)")
        let claim = try await desk.lb(
            "claim", "add", id, "Gusts of 90 mph", "--source", "harbour-board", "--verified",
            at: "b")
        #expect(claim.status == 0, "\(claim.errors)")
        try await desk.did("submit", id)
        try await desk.did("publish", id)
        #expect(!(try await desk.did("check", id).contains("FCT-410")))
        try await desk.did(
            "correct", id, "--note", "An earlier version gave the wrong speed.",
            "Gusts of 95 mph were measured at the pier.", "--submit")
        #expect(try await desk.did("check", id).contains("FCT-410"))
        try await desk.did("publish", id)
        #expect(try await desk.did("check", id).contains("FCT-410"))
    }

    @Test func templatesAreCopiedAndChecked() async throws {
        var desk = try await desk()
        desk.becomeSam()
        #expect(
            try await desk.lb("template", "list", at: "b").output.contains("entry.mustache\n"))
        #expect(try await desk.lb("template", "copy", "entry.mustache", at: "b").status == 0)
        #expect(try await desk.lb("template", "copy", "entry.mustache", at: "b").status == 6)
        #expect(
            try await desk.lb("template", "check", "--theme", "broadsheet", at: "b").status == 0)
        let path = "\(desk.folder)/b/Templates/entry.mustache"
        try "{{#nonsense}}".write(toFile: path, atomically: true, encoding: .utf8)
        let bad = try await desk.lb("template", "check", at: "b")
        #expect(
            bad.status == 6 && bad.errors.contains("Templates/entry.mustache:1"), "\(bad.errors)")
        let none = try await desk.lb("export", "html", "-o", "x", "--theme", "nowhere", at: "b")
        #expect(none.status == 6 && none.errors.contains("broadsheet"), "\(none.errors)")
    }

    @Test func templatesThatReadersWouldFindBrokenAreTold() async throws {
        var desk = try await desk()
        desk.becomeSam()
        #expect(
            try await desk.lb("template", "check", at: "b").output.hasPrefix(
                "The templates are right"))
        #expect(try await desk.lb("template", "copy", "entry.mustache", at: "b").status == 0)
        let path = desk.folder + "/b/Templates/entry.mustache"
        let entry = try String(contentsOfFile: path, encoding: .utf8)
        try entry.replacingOccurrences(of: " id=\"entry-{{id}}\"", with: " onclick=\"go()\"").write(
            toFile: path, atomically: true, encoding: .utf8)
        let checked = try await desk.lb("template", "check", at: "b")
        #expect(checked.status == 1)
        #expect(
            checked.output.contains("Templates/entry.mustache:1: `onclick` is script in the page"))
        #expect(checked.output.contains("Templates/entry.mustache: id=\"entry-{{id}}\" is missing"))
    }
}
