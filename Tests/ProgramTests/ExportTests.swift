import Foundation
import Testing

/// A blog whose only editor publishes without review, with a long page that is paged.
extension TestEnvironment {
    fileprivate mutating func must(_ arguments: String...) async throws -> Answer {
        let answer = try await lb(arguments)
        #expect(answer.status == 0, "\(arguments): \(answer.errors)\(answer.output)")
        return answer
    }

    fileprivate mutating func blogOf(_ count: Int) async throws {
        name = "Sam Okoro"
        email = "sam@ledger.example"
        _ = try await must("init", "b", "--title", "Ferries", "--time-zone", "Europe/London")
        for index in 0..<count {
            try plainEntry(
                String(format: "%08d", index) + "aa", minute: index, isKey: index % 20 == 0,
                "Words of entry \(index)"
                    + (index % 90 == 3 ? ", see [the first](#entry-00000000aa)." : "."))
        }
        try await commit("entries")
    }

    /// A file as an editor without lb writes it, of an entry that was out so many minutes after midnight.
    fileprivate func plainEntry(
        _ id: String, minute: Int, isKey: Bool = false, claim: String? = nil, _ words: String
    ) throws {
        let hour = String(format: "%02d", minute / 60)
        let minute = String(format: "%02d", minute % 60)
        let place = "\(folder)/b/entries/2031/03/03/\(hour)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let text = """
            ---
            id: "\(id)"
            title: Entry \(id)
            published: 2031-03-03T\(hour):\(minute):00Z
            key: \(isKey)
            \(claim.map { "claims: [\($0)]" } ?? "claims: []")
            ---
            \(words)

            """
        try text.write(
            toFile: "\(place)/\(hour)\(minute)-entry-\(id).md", atomically: true, encoding: .utf8)
    }

    fileprivate func commit(_ subject: String) async throws {
        _ = try await git("add", "-A", at: "b")
        let made = try await git("commit", "-qm", subject, at: "b")
        #expect(made.status == 0, "\(made.errors)")
    }

    /// Publishes without a second pair of eyes, five minutes later.
    fileprivate mutating func out(_ id: String) async throws {
        _ = try await must("publish", id, "--without-review", "--reason", "alone", "-C", "b")
    }

    fileprivate func files(_ place: String) throws -> [String: Data] {
        let root = "\(folder)/\(place)"
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
            guard path != ".lb-export.json" else { continue }
            // Nil for a folder.
            files[path] = try? Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)"))
        }
        return files
    }

    /// Exports again into the folder that is kept, with all that is known of earlier exports, and anew
    /// without any cache: no byte differs.
    fileprivate mutating func expectSame(
        _ act: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        _ = try await must("export", "all", "-C", "b", "-o", "kept")
        let cache = "\(folder)/b/.git/lb/cache"
        try FileManager.default.moveItem(atPath: cache, toPath: "\(folder)/cache")
        try? FileManager.default.removeItem(atPath: "\(folder)/anew")
        _ = try await must("export", "all", "-C", "b", "-o", "anew")
        try FileManager.default.removeItem(atPath: cache)
        try FileManager.default.moveItem(atPath: "\(folder)/cache", toPath: cache)
        let kept = try files("kept")
        let anew = try files("anew")
        for (path, bytes) in anew where kept[path] != bytes {
            Issue.record("after \(act), \(path) differs", sourceLocation: sourceLocation)
        }
        for path in kept.keys where anew[path] == nil {
            // Pieces that an open page may still ask for stay a while.
            #expect(path.hasPrefix("live/"), "\(act): \(path)", sourceLocation: sourceLocation)
        }
    }
}

extension TestEnvironment {
    fileprivate func text(_ place: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(place)", encoding: .utf8)
    }

    /// Harms the table of outlines and every other file among the caches.
    fileprivate func damageCaches(_ damage: String) throws {
        let cache = "\(folder)/b/.git/lb/cache"
        let paths = try FileManager.default.subpathsOfDirectory(atPath: cache).sorted()
        for (index, path) in paths.enumerated() where path.hasPrefix("outlines-") || index % 2 == 0
        {
            let place = URL(fileURLWithPath: "\(cache)/\(path)")
            guard var bytes = try? Data(contentsOf: place), !bytes.isEmpty else { continue }
            switch damage {
            case "flipped": bytes[bytes.count / 2] ^= 1
            case "cut": bytes = bytes.dropLast(bytes.count / 3)
            case "emptied": bytes = Data()
            default:
                try FileManager.default.removeItem(at: place)
                continue
            }
            try bytes.write(to: place)
        }
    }
}

extension TestEnvironment {
    /// What was found about a claim on the first page is shown as over while another page says otherwise, and
    /// pages that are open are told.
    fileprivate mutating func replaceAClaimOnAnOlderPage() async throws {
        func version() throws -> Substring? {
            try text("kept/live/pages.json").split(separator: "\"").dropFirst(3).first
        }
        var versions: [Substring?] = []
        let claim = "text: Boats sank., status: verified"
        try plainEntry("00000012aa", minute: 12, claim: "{key: boats, \(claim)}", "Boats sank.")
        for (newer, shown) in [
            (nil, "verified"), ("{key: now, \(claim), supersedes: boats}", "superseded"),
            (nil, "verified"),
        ] {
            try plainEntry("00000110aa", minute: 110, claim: newer, "More boats sank.")
            try await commit("a claim that is \(shown)")
            try await expectSame("a claim that is \(shown)")
            #expect(try text("kept/page-1.html").contains("class=\"verdict \(shown)\""))
            versions.append(try version())
        }
        #expect(versions[0] != nil && versions[0] != versions[1] && versions[0] == versions[2])
    }
}

@Suite struct ExportTests {
    @Test func anExportAfterEachActIsTheSameAsAFullOne() async throws {
        var desk = try TestEnvironment()
        try await desk.blogOf(230)
        _ = try await desk.must("export", "all", "-C", "b", "-o", "kept")
        try await desk.expectSame("nothing")
        desk.clock = "2031-03-04T08:05:00Z"
        let new = try TestEnvironment.id(
            try await desk.must("draft", "-t", "New", "New words.", "--json", "-C", "b"))
        try await desk.out(new)
        try await desk.expectSame("a publish")
        desk.clock = "2031-03-04T08:10:00Z"
        _ = try await desk.must("update", "00000003aa", "Better words.", "-C", "b")
        try await desk.out("00000003aa")
        try await desk.expectSame("an update")
        desk.clock = "2031-03-04T08:15:00Z"
        _ = try await desk.must(
            "correct", "00000100aa", "Right words.", "--note", "We were wrong.", "-C", "b")
        try await desk.out("00000100aa")
        try await desk.expectSame("a correction")
        desk.clock = "2031-03-04T08:20:00Z"
        _ = try await desk.must(
            "retract", "00000225aa", "--reason", "Not so.", "--without-review", "-C", "b")
        try await desk.expectSame("a retraction")
        desk.clock = "2031-03-04T08:25:00Z"
        _ = try await desk.must("pin", "00000007aa", "-C", "b")
        try await desk.expectSame("a pin")
        desk.clock = "2031-03-04T08:30:00Z"
        let summary = try TestEnvironment.id(
            try await desk.must("summary", "edit", "- One point", "--json", "-C", "b"))
        try await desk.out(summary)
        try await desk.expectSame("a summary")
        desk.clock = "2031-03-04T08:35:00Z"
        _ = try await desk.must("key", "00000011aa", "-C", "b")
        try await desk.expectSame("a key event")
        _ = try await desk.must("blog", "publisher", "The Evening Ledger", "-C", "b")
        try await desk.expectSame("a setting")
        for (key, width) in [("logo", 1), ("image", 2)] {
            try Data("GIF89a\(Unicode.Scalar(UInt8(width)))\u{0}\u{1}\u{0}".utf8).write(
                to: URL(fileURLWithPath: desk.folder + "/\(key).gif"))
            _ = try await desk.must("blog", key, "\(key).gif", "-C", "b")
            try await desk.expectSame("the \(key)")
        }
        _ = try await desk.must("blog", "publisher_url", "https://l.example/", "-C", "b")
        try await desk.expectSame("the publisher's address")
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: desk.folder + "/kept/media")
        #expect(folders.count == 2)
        #expect(try desk.text("kept/index.html").contains(#""logo":"media/"#))
        _ = try await desk.must("blog", "logo", "", "-C", "b")
        try await desk.expectSame("no logo")
        _ = try await desk.must("blog", "theme", "broadsheet", "-C", "b")
        try await desk.expectSame("a theme")
        for verdict in ["checking", "verified", "disputed", "unverified"] {
            // Neither the text nor its times change.
            for (id, minute) in [("00000012aa", 12), ("00000228aa", 228)] {
                let claim = "{key: boats, text: Six boats sank., status: \(verdict)}"
                try desk.plainEntry(id, minute: minute, claim: claim, "Six boats sank.")
            }
            try await desk.commit("a claim that is \(verdict)")
            try await desk.expectSame("a claim that is \(verdict)")
            let isShown = try ["index", "page-1"].map {
                try desk.text("kept/\($0).html").contains("class=\"verdict \(verdict)\"")
            }
            let isVerdict = ["verified", "disputed"].contains(verdict)
            #expect(isShown == [isVerdict, isVerdict])
        }
        try await desk.replaceAClaimOnAnOlderPage()
        // The same key events now have a zone and a day beside them.
        desk.clock = "2031-04-02T08:00:00Z"
        let untitled = try TestEnvironment.id(
            try await desk.must("draft", "Words of summer.", "--json", "-C", "b"))
        try await desk.out(untitled)
        try await desk.expectSame("an entry after the clock was changed")
        #expect(try desk.text("kept/index.html").contains(" GMT <span class=\"day\">3 March"))
        _ = try await desk.must("key", untitled, "-C", "b")
        try await desk.expectSame("a key event that is called by its first words")
        #expect(try desk.text("kept/index.html").contains(">Words of summer.</a>"))
        _ = try await desk.must("end", "-C", "b")
        try await desk.expectSame("the end")
    }

    @Test func anExportAfterAnActThatMovesEntriesIsTheSameAsAFullOne() async throws {
        var desk = try TestEnvironment()
        try await desk.blogOf(230)
        _ = try await desk.must("export", "all", "-C", "b", "-o", "kept")
        desk.clock = "2031-03-04T08:05:00Z"
        let link = "See [what is not there](#entry-00000500aa), [the last](#entry-00000229aa)."
        _ = try await desk.must("update", "00000003aa", link, "-C", "b")
        try await desk.out("00000003aa")
        try await desk.expectSame("a link to what is not there")
        try desk.plainEntry("00000500aa", minute: 120, isKey: true, "It was forgotten.")
        try await desk.commit("an entry of an old date")
        try await desk.expectSame("an entry of an old date")
        #expect(
            try desk.text("kept/page-1.html").contains("page-3.html#entry-00000500aa"),
            "the link finds the entry now")
        desk.clock = "2031-03-04T08:10:00Z"
        let new = try TestEnvironment.id(
            try await desk.must("draft", "-t", "New", "New words.", "--json", "-C", "b"))
        try await desk.out(new)
        try await desk.expectSame("a publish")
        _ = try await desk.must("undo", "-C", "b")
        try await desk.expectSame("an undo of a publish")
        desk.clock = "2031-03-04T08:15:00Z"
        _ = try await desk.must("pin", "00000150aa", "-C", "b")
        _ = try await desk.must("unpin", "-C", "b")
        _ = try await desk.must("undo", "-C", "b")
        try await desk.expectSame("an undo of an unpin")
        desk.clock = "2031-03-04T08:20:00Z"
        _ = try await desk.must("redact", "00000100aa", "--reason", "By order", "--yes", "-C", "b")
        try await desk.expectSame("a redaction")
        for index in [17, 120, 121] {
            let paths = try await desk.git("ls-files", "entries/*-0*\(index)aa.md", at: "b").output
            for path in paths.split(separator: "\n") {
                try FileManager.default.removeItem(atPath: "\(desk.folder)/b/\(path)")
            }
        }
        try await desk.commit("without three or more")
        try await desk.expectSame("entries that went away")
        for index in 0..<80 {
            try desk.plainEntry(
                "00000\(600 + index)aa", minute: index * 3,
                "More words, see [the last](#entry-00000229aa).")
        }
        try await desk.commit("many entries of old dates")
        try await desk.expectSame("many entries of old dates")
        _ = try await desk.must("end", "-C", "b")
        _ = try await desk.must("reopen", "-C", "b")
        try await desk.expectSame("the end, and a new start")
    }

    @Test func cacheFilesThatAreDamagedOrGoneChangeNoExport() async throws {
        var desk = try TestEnvironment()
        try await desk.blogOf(230)
        _ = try await desk.must("export", "all", "-C", "b", "-o", "kept")
        for (round, damage) in ["flipped", "cut", "emptied", "deleted"].enumerated() {
            let id = "00000\(700 + round)aa"
            try desk.plainEntry(id, minute: 100 + round, "Words that came late.")
            try await desk.commit("an entry")
            try desk.damageCaches(damage)
            try await desk.expectSame("every other cache file was \(damage)")
        }
    }

    @Test func picturesThatPlainGitBringsAndReplacesAreExported() async throws {
        var desk = try TestEnvironment()
        try await desk.blogOf(230)
        let name = String(repeating: "a", count: 64)
        let media = "\(desk.folder)/b/media/aa"
        try FileManager.default.createDirectory(atPath: media, withIntermediateDirectories: true)
        func put(_ end: String, width: UInt8, _ rest: [UInt8] = []) throws {
            let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]
            let size: [UInt8] = [0x49, 0x48, 0x44, 0x52, 0, 0, width, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0]
            try Data(head + size + rest).write(
                to: URL(fileURLWithPath: "\(media)/\(name)\(end).png"))
        }
        try put("", width: 8)
        try desk.plainEntry("00000400aa", minute: 30, "![A quay](media/aa/\(name).png)")
        try await desk.commit("a picture")
        _ = try await desk.must("export", "all", "-C", "b", "-o", "kept")
        try await desk.expectSame("a picture")
        try put("-480w", width: 1)
        try await desk.commit("a narrower picture")
        try await desk.expectSame("a narrower picture")
        let page = try desk.text("kept/page-1.html")
        #expect(page.contains("-480w.png 480w"))
        try put("-480w", width: 1, [1])
        try await desk.commit("another narrower picture of the same width")
        try await desk.expectSame("another narrower picture of the same width")
        try put("", width: 4)
        try await desk.commit("another picture of the same name")
        try await desk.expectSame("another picture of the same name")
    }

    @Test func onePublishWritesFewFiles() async throws {
        var desk = try TestEnvironment()
        try await desk.blogOf(230)
        _ = try await desk.must("export", "html", "-C", "b", "-o", "kept")
        let again = try await desk.must("export", "html", "-C", "b", "-o", "kept")
        #expect(again.errors.hasPrefix("Wrote 0 files"), "\(again.errors)")
        let before = try desk.files("kept")
        desk.clock = "2031-03-04T08:05:00Z"
        let new = try TestEnvironment.id(
            try await desk.must("draft", "-t", "New", "New words.", "--json", "-C", "b"))
        try await desk.out(new)
        _ = try await desk.must("export", "html", "-C", "b", "-o", "kept")
        let after = try desk.files("kept")
        let changed = after.filter { before[$0.key] != $0.value }.keys
        #expect(changed.count == 7, "\(changed.sorted())")
        #expect(changed.contains("index.html") && changed.contains("page-5.html"))
        #expect(changed.contains("feed.atom") && changed.contains("feed.json"))
    }

    @Test func asOfGivesThePageThatReadersHadThen() async throws {
        var desk = try TestEnvironment()
        try await desk.blogOf(3)
        _ = try await desk.must("export", "all", "-C", "b", "-o", "then")
        let id = try TestEnvironment.id(
            try await desk.must("draft", "-t", "Later", "Later words.", "--json", "-C", "b"))
        desk.clock = "2031-03-04T08:58:00Z"
        try await desk.out(id)
        let moment = try await desk.must("export", "json", "-C", "b", "--as-of", "08:57").output
        #expect(!moment.contains("Later words"))
        #expect(
            try await desk.must("export", "json", "-C", "b", "--as-of", "main~1").output == moment)
        let exact = try await desk.must(
            "export", "json", "-C", "b", "--as-of", "2031-03-04T08:58:00Z"
        ).output
        #expect(exact.contains("Later words"))
        _ = try await desk.must(
            "export", "all", "-C", "b", "-o", "again", "--as-of", "2031-03-04 08:57")
        #expect(try desk.files("again") == desk.files("then"))
        for (time, words) in [
            ("2099-01-01 08:00", "has not come yet"), ("in 20m", "has not come yet"),
            ("2031-03-04", "Add the time"), ("yesterday", "readers had nothing on yesterday"),
        ] {
            let refused = try await desk.lb("export", "json", "-C", "b", "--as-of", time)
            #expect(refused.status != 0 && refused.errors.contains(words), "\(refused.errors)")
        }
        let early = try await desk.lb("export", "json", "-C", "b", "--as-of", "1999-01-01 08:00")
        #expect(
            early.status == 3 && early.errors.contains("readers had nothing"), "\(early.errors)")
    }

    @Test func aPinEndsByTheClock() async throws {
        var desk = try TestEnvironment()
        try await desk.blogOf(3)
        desk.clock = "2031-03-04T08:00:00Z"
        _ = try await desk.must("pin", "00000001aa", "--until", "09:00", "-C", "b")
        func isPinned() async throws -> Bool {
            _ = try await desk.must("export", "html", "-C", "b", "-o", "site")
            let page = try desk.files("site")["index.html"].map {
                String(decoding: $0, as: UTF8.self)
            }
            return page?.contains("class=\"pinned\"") == true
        }
        desk.clock = "2031-03-04T08:59:59Z"
        #expect(try await isPinned())
        desk.clock = "2031-03-04T09:00:00Z"
        #expect(try await !isPinned())
        // As of a commit, and of a time, the page is the same on any day.
        desk.clock = "2031-03-05T09:00:00Z"
        for (moment, pinned) in [("main", true), ("08:30", true), ("10:00", false)] {
            let json = try await desk.must("export", "json", "-C", "b", "--as-of", moment).output
            #expect(json.contains("\"pinned\"") == pinned, "\(moment)")
        }
    }

    @Test func theFormatsAreListed() async throws {
        var desk = try TestEnvironment()
        let text = try await desk.must("export", "--list").output
        #expect(text.split(separator: "\n").count == 10)
        #expect(text.contains("ninjs     IPTC"))
    }
}
