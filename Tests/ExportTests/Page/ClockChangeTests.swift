import Editorial
import Testing

@testable import Export

/// Pages with times from before and after the clock was changed, and the timeline of key events.
@Suite struct ClockChangeTests {
    /// Entries of these times, each with its place as its title.
    private func entries(_ times: [String], isKey: Bool = false) throws -> [Entry] {
        var entries = HarbourBridge.many(times.count)
        for (place, time) in times.enumerated() {
            entries[place].published = Instant(rfc3339: time)
            entries[place].isKey = isKey
        }
        return entries
    }

    private func page(_ entries: [Entry], _ change: (inout Blog) -> Void = { _ in }) throws
        -> String
    {
        let blog: (inout Blog) -> Void = {
            $0.start = entries.first?.published
            change(&$0)
        }
        return try #require(try exported(.html, edition(entries, change: blog))["index.html"])
    }

    /// The items of the timeline, in the order of the page.
    private func timeline(_ page: String) throws -> [String] {
        let start = try #require(page.firstRange(of: "<section class=\"key-events\""))
        let rest = page[start.upperBound...]
        let end = try #require(rest.firstRange(of: "</section>"))
        return rest[..<end.lowerBound].split(separator: "<li>").dropFirst().map(String.init)
    }

    @Test("A page with times of summer and of winter does not say that all are of one zone")
    func bothZones() throws {
        let page = try page(
            try entries(["2016-10-30T00:30:00Z", "2016-10-30T01:30:00Z"], isKey: true))
        #expect(!page.contains("All times are"))
        #expect(
            page.contains(
                "Times are Greenwich Mean Time or British Summer Time, as each one says"))
        let events = try timeline(page)
        #expect(events.map { $0.contains(">01:30 GMT<") } == [true, false])
        #expect(events.map { $0.contains(">01:30 BST<") } == [false, true])
    }

    @Test("A change or a key event of the other zone is a time on the page too")
    func others() throws {
        var late = try entries(["2016-10-30T00:30:00Z"])
        late[0].updated = Instant(rfc3339: "2016-10-30T09:00:00Z")
        #expect(try page(late).contains("Times are Greenwich Mean Time or British Summer Time"))
        var many = HarbourBridge.many(300)
        many[0].published = Instant(rfc3339: "2016-07-01T12:00:00Z")
        many[0].isKey = true
        let files = try exported(.html, edition(many))
        let index = try #require(files["index.html"])
        #expect(index.contains("Times are Greenwich Mean Time or British Summer Time"))
        #expect(try timeline(index).first?.contains("13:00 BST") == true)
        #expect(files["page-2.html"]?.contains("All times are Greenwich Mean Time") == true)
    }

    @Test("In one zone the sentence says it once, and each time of the timeline to who hears it")
    func oneZone() throws {
        let page = try page(
            try entries(["2016-07-01T00:30:00Z", "2016-07-01T01:30:00Z"], isKey: true))
        #expect(page.contains("All times are British Summer Time"))
        for (event, time) in zip(try timeline(page), ["02:30", "01:30"]) {
            #expect(
                event.contains(
                    "\(time)<span class=\"visually-hidden\"> BST</span></time>"))
        }
    }

    @Test("The timeline tells its days from the first, unless there is only the newest entry's")
    func days() throws {
        let times = ["1999-12-31T23:59:00Z", "2016-03-27T11:00:00Z", "2016-03-27T12:00:00Z"]
        var entries = try entries(times, isKey: true)
        let days = { (page: String) in
            try timeline(page).map { event in
                event.firstMatch(of: /<span class="day">(.+?)<\/span>/).map { String($0.1) } ?? ""
            }
        }
        #expect(try days(page(entries)) == ["27 March 2016", "", "31 December 1999"])
        entries[0].isKey = false
        #expect(try days(page(entries)) == ["", ""])
        // One day, and the newest entry is of another.
        entries[2].isKey = false
        entries[2].published = Instant(rfc3339: "2016-03-28T12:00:00Z")
        #expect(try days(page(entries)) == ["27 March 2016"])
    }

    @Test(
        "A key event without a title or a short text is called by its first words",
        arguments: [
            ("The **gates** are open.", "The gates are open."),
            ("<!-- SECRET --> Open [again](https://a.example).", "Open again."),
            (
                "One two three four five six seven eight nine ten eleven twelve thirteen.",
                "One two three four five six seven eight nine ten eleven…"
            ),
            ("", "Update at 12:00"),
        ])
    func firstWords(body: String, name: String) throws {
        var entries = try entries(["2016-03-28T12:00:00Z"], isKey: true)
        entries[0].title = nil
        entries[0].body = body
        let page = try page(entries) { $0.timeZone = "UTC" }
        let event = try #require(try timeline(page).first)
        #expect(event.contains("dir=\"auto\">\(name)</a>"))
        #expect(!page.contains("SECRET"))
        // Elsewhere too, where something must be called by a title.
        entries[0].isKey = false
        entries[0].corrections = [Correction(at: entries[0].published, note: "It was open.")]
        let files = try exported(.all, edition(entries) { $0.timeZone = "UTC" })
        #expect(files["feed.atom"]?.contains("<title>\(name)</title>") == true)
        #expect(files["feed.json"]?.contains("\"title\": \"\(name)\"") == true)
        #expect(files["blog.jsonld"]?.contains("\"headline\":\"\(name)\"") == true)
        #expect(files["ninjs.json"]?.contains("\"value\": \"\(name)\"") == true)
        #expect(files["blog.md"]?.contains("### 1. \(name)\n") == true)
        #expect(files["index.html"]?.contains("dir=\"auto\">\(name)</a><p") == true)
        #expect(files.values.allSatisfy { !$0.contains("SECRET") })
    }
}
