import Editorial
import Testing

@testable import Export

@Suite struct HTMLExportTests {
    private func page() throws -> String {
        try #require(try exported(.html)["index.html"])
    }

    @Test(
        "The page has all that a live page has",
        arguments: [
            // Entry with title, number and absolute local time.
            #"<time datetime="2017-03-03T10:58:00Z" title="Greenwich Mean Time">10:58 GMT<span class="visually-hidden">, 3 March 2017</span></time>"#,
            "All times are Greenwich Mean Time", #"<p class="day">3 March 2017</p>"#,
            #"<li value="11" data-id="1ate5t0000""#,
            #"<article class="entry kind-update is-key" id="entry-1ate5t0000" aria-labelledby="title-1ate5t0000">"#,
            // Summary with its own time, pinned entry, key events.
            "Summary as of 10:55 GMT 3 March 2017",
            "<strong>harbour bridge</strong>",
            ##"<h3 class="pinned-heading" dir="auto"><a href="#entry-exp1a1n000">"##,
            "Bridge stays shut while gusts pass 70 km/h",
            // Byline with role, label.
            #"<b dir="auto">Amina Yusuf</b>, <span class="role" dir="auto">Transport correspondent</span>"#,
            // Quote cards.
            #"<span class="role" dir="auto">A lorry driver who was on the bridge</span>"#,
            #"<blockquote lang="fr" dir="auto">"#,
            #"<b dir="auto">Chloë Dubois</b>, <span class="role" dir="auto">ferry passenger</span>"#,
            // Picture and clip.
            #"alt="A grey bridge over calm water, two orange boats beneath its raised span" width="1200" height="675""#,
            "Credit: Pedro Gonçalves / The Northgate Herald",
            #"<time class="duration" datetime="PT1M42S">"#,
            "Listen at radio.example",
            // Links.
            #"rel="noopener external" class="external">the harbour board's site<span class="visually-hidden">, external</span></a>"#,
            // Social post with consent gate.
            ##"<a class="skip" href="#after-p0st000000-1">Skip X post</a>"##,
            "Thank you to everyone who stayed ashore. 🌊",
            #"data-frame="https://platform.twitter.com/embed/Tweet.html?dnt=true&amp;id=837590000000000001""#,
            "Accept and continue", "X cookie policy", "X privacy policy",
            "View original post on X", "End of X post",
            "The Northgate Herald is not responsible for what external sites contain.",
            // Corrections, updates and the tombstone.
            "Correction, 09:20 GMT 3 March 2017",
            "An earlier version said “by 10:00”. It should have said “by noon”.",
            #"Updated 09:20<span class="visually-hidden"> GMT, 3 March 2017</span>"#,
            "This entry has been withdrawn by the newsroom.",
            "The statement that it was based on was not genuine.",
        ])
    func features(expected: String) throws {
        #expect(try page().contains(expected))
    }

    @Test("The newest entry comes first, unless the blog is chronological")
    func order() throws {
        let newestFirst = try page()
        let first = try #require(newestFirst.firstRange(of: "data-id="))
        #expect(newestFirst[first.upperBound...].hasPrefix("\"1ate5t0000\""))
        var edition = HarbourBridge.edition
        edition.blog.order = .chronological
        let chronological = try #require(try exported(.html, edition)["index.html"])
        let opening = try #require(chronological.firstRange(of: "data-id="))
        #expect(chronological[opening.upperBound...].hasPrefix("\"1pen1ng000\""))
    }

    @Test("The state is told, and an ended blog does not ask for news")
    func states() throws {
        var edition = HarbourBridge.edition
        edition.blog.state = .ended
        edition.blog.end = HarbourBridge.at("11:00")
        let ended = try #require(try exported(.html, edition)["index.html"])
        #expect(ended.contains("Coverage ended at 11:00 GMT 3 March 2017"))
        #expect(ended.contains(#"data-list="""#))
        edition.blog.pin = nil
        let nothing = ExportTests.edition([]) {
            $0.state = .ended
            $0.end = HarbourBridge.at("11:00")
        }
        let empty = try #require(try exported(.html, nothing)["index.html"])
        #expect(empty.contains("<p class=\"empty\">Nothing was published.</p>"))
        #expect(!empty.contains("will appear"))
        edition.blog.state = .upcoming
        edition = Edition(
            commit: edition.commit, moment: edition.moment, blog: edition.blog,
            desk: edition.desk, summary: nil, entries: [])
        let upcoming = try #require(try exported(.html, edition)["index.html"])
        #expect(upcoming.contains("Coverage begins at 06:30 GMT 3 March 2017"))
        #expect(upcoming.contains("Nothing has been published yet."))
    }

    @Test("Who wrote the summary is told beside it, and a change of them is a change of the page")
    func summaryByline() throws {
        var edition = HarbourBridge.edition
        let before = try exported(.html, edition)
        edition.summary?.byline = [Byline(person: "amina"), Byline(name: "Ravi Menon")]
        let after = try exported(.html, edition)
        let page = try #require(after["index.html"])
        let start = try #require(page.firstRange(of: "<section class=\"summary\""))
        let end = try #require(page[start.upperBound...].firstRange(of: "</section>"))
        let summary = page[start.upperBound..<end.lowerBound]
        #expect(summary.contains("<b dir=\"auto\">Amina Yusuf</b>, <span class=\"role\""))
        #expect(summary.contains("<b dir=\"auto\">Ravi Menon</b></span></p>"))
        let head = { (page: String?) in page?.firstMatch(of: /data-head="(.+?)"/)?.1 }
        #expect(head(before["index.html"]) != head(page))
    }

    @Test("Each day is told once, and an update of another day with its date")
    func days() throws {
        let entries = [("d0", "07:00", "08:00"), ("d1", "09:00", nil)].map { name, time, updated in
            HarbourBridge.entry("\(name)00000000", .update, "A title", time) {
                $0.updated = updated.map { HarbourBridge.at($0) }
            }
        }
        var late = HarbourBridge.entry("d200000000", .update, "Late", "23:59") { _ in }
        late.updated = Instant(rfc3339: "2017-03-04T00:10:00Z")
        var next = late
        next = HarbourBridge.entry("d300000000", .update, "Next", "23:59") { _ in }
        next.published = Instant(rfc3339: "2017-03-04T07:00:00Z")
        let page = try #require(try exported(.html, edition(entries + [late, next]))["index.html"])
        let items = page.split(separator: "<li value=").dropFirst().map(String.init)
        #expect(items.map { $0.contains("class=\"same-day\"") } == [false, false, true, true])
        #expect(items[0].contains("<p class=\"day\">4 March 2017</p>"))
        #expect(items[1].contains("Updated at 00:10 GMT 4 March 2017</time>"))
    }

    @Test("A long pinned entry breaks off after its first paragraphs, and leads to its place")
    func longPin() throws {
        let text = (1...9).map { "Paragraph \($0). " + String(repeating: "Words. ", count: 20) }
        var entry = HarbourBridge.explainer
        entry.body = text.joined(separator: "\n\n")
        let page = try #require(
            try exported(.html, edition([entry]) { $0.pin = HarbourBridge.blog.pin })["index.html"])
        #expect(page.split(separator: "<p>Paragraph 1.").count == 3)
        #expect(page.split(separator: "<p>Paragraph 9.").count == 2)
        #expect(
            page.contains(
                ##"<p class="more"><a href="#entry-exp1a1n000">Read the whole entry</a>"##))
        entry.body = "One paragraph."
        let short = try exported(.html, edition([entry]) { $0.pin = HarbourBridge.blog.pin })
        #expect(short["index.html"]?.contains("class=\"more\"") == false)
    }

    @Test(
        "A pinned entry says who it is by and that it was checked, and open pages learn of a change to it"
    )
    func checkedPin() throws {
        func files(_ change: (inout Entry) -> Void = { _ in }) throws -> (
            page: String, list: String
        ) {
            var entry = HarbourBridge.figures
            entry.byline = [Byline(person: "amina")]
            change(&entry)
            let files = try exported(
                .html,
                edition([entry]) {
                    $0.pin = Blog.Pin(
                        entry: HarbourBridge.figures.id, by: "amina",
                        since: HarbourBridge.at("09:00"))
                })
            return (files["index.html"] ?? "", files["live/list.json"] ?? "")
        }
        let before = try files()
        let start = try #require(before.page.firstRange(of: "<section class=\"pinned\""))
        let rest = before.page[start.lowerBound...]
        let pin = rest[..<(try #require(rest.firstRange(of: "</section>")).lowerBound)]
        #expect(
            pin.contains(
                #"<b dir="auto">Amina Yusuf</b>, <span class="role" dir="auto">Transport correspondent</span>"#
            ))
        #expect(
            pin.contains(
                #"<b>Fact check by The Northgate Herald</b> <strong class="verdict verified">Verified</strong>"#
            ))
        #expect(
            pin.contains(##"<p class="more"><a href="#entry-f1gvres000">Read the whole entry</a>"##)
        )
        func head(_ list: String) -> Substring? { list.firstMatch(of: /"head":"([0-9a-f]+)"/)?.1 }
        #expect(head(before.list) != nil)
        for change: (inout Entry) -> Void in [
            { ($0.body, $0.updated) = ("Other words.", HarbourBridge.at("10:00")) },
            { $0.byline = [Byline(person: "pedro")] },
            { $0.claims[0].status = "disputed" },
        ] {
            #expect(try head(files(change).list) != head(before.list))
        }
    }

    @Test(
        "A credit is told once, and a licence only if readers may rely on it",
        arguments: [
            ("Photograph: Ana Ruiz", "own", "Photograph: Ana Ruiz", nil),
            ("Ana Ruiz", "agency", "Credit: Ana Ruiz", nil),
            ("Ana Ruiz", "CC BY-SA 4.0", "Credit: Ana Ruiz", "Licence: CC BY-SA 4.0"),
            ("Foto: A. R.", "Public domain", "Foto: A. R.", "Licence: Public domain"),
            ("http://ana.example", "cc0-1.0", "Credit: http://ana.example", "Licence: cc0-1.0"),
        ] as [(String, String, String, String?)])
    func rights(credit: String, licence: String, shown: String, told: String?) throws {
        let entry = HarbourBridge.entry("r1ghts0000", .media, "A picture", "07:00") {
            $0.media = [
                Media(
                    file: HarbourBridge.picture, alt: "A bridge", caption: "The bridge",
                    credit: credit, licence: licence)
            ]
        }
        let page = try #require(try exported(.html, edition([entry]))["index.html"])
        #expect(page.contains(">\(shown)<"))
        #expect(page.contains("Licence: ") == (told != nil))
        if let told { #expect(page.contains(">\(told)<")) }
    }

    @Test("What was lost of a post or a clip is said, and nobody answers for what is not shown")
    func lost() throws {
        let entry = HarbourBridge.entry("f0st000000", .embed, "A post", "07:00") {
            $0.embeds = [Embed(provider: "twitter")]
            $0.media = [Media(kind: "video", caption: "How the barrier works")]
        }
        let page = try #require(try exported(.html, edition([entry]))["index.html"])
        #expect(page.contains(">Neither the text nor the address of this post on X was kept.</p>"))
        #expect(!page.contains("class=\"disclaimer\""))
        #expect(page.contains("<p class=\"elsewhere\">The clip itself was not kept.</p>"))
        for format in [ExportFormat.text, .markdown] {
            let text = try #require(try exported(format, edition([entry])).values.first)
            #expect(text.contains("this post on X was kept."))
        }
    }

    @Test("A name in other letters does not turn round the line that it stands in")
    func direction() throws {
        let entry = HarbourBridge.entry("d1rect1000", .embed, "عنوان", "07:00") {
            $0.embeds = [Embed(url: "https://x.com/a/status/1", author: "@crew", text: "نص")]
            $0.media = [
                Media(file: HarbourBridge.picture, alt: "a", caption: "The quay", credit: "Ana")
            ]
        }
        let page = try #require(
            try exported(.html, edition([entry]) { $0.language = "ar" })["index.html"])
        #expect(page.contains("<figcaption><b dir=\"auto\">@crew</b>"))
        #expect(page.contains("<span dir=\"auto\">The quay</span>"))
        #expect(!page.contains("<figcaption dir"))
    }

    @Test("A pin whose time is over is not shown")
    func pinUntil() throws {
        var edition = HarbourBridge.edition
        edition.blog.pin?.until = HarbourBridge.at("10:00")
        #expect(
            try exported(.html, edition)["index.html"]?.contains("class=\"pinned-heading\"")
                == false)
    }

    @Test(
        "Nothing is loaded from elsewhere, nothing runs in line, and one style does, by its digest")
    func policy() throws {
        let page = try page()
        #expect(page.contains("default-src &#39;none&#39;; script-src &#39;self&#39;"))
        #expect(page.contains("frame-src https://platform.twitter.com;"))
        #expect(page.split(separator: "<style").count == 2)
        for tag in ["<iframe", " style=", "<object", "<embed", "src=\"http", "onclick"] {
            #expect(!page.contains(tag), "\(tag)")
        }
        let policies = page.split(separator: "<script").dropFirst()
        #expect(
            policies.allSatisfy {
                $0.hasPrefix(" src=\"script.js\"") || $0.hasPrefix(" type=\"application/ld+json\"")
            })
    }

    @Test("What a writer types in any field is text on the page")
    func hostileText() throws {
        let hostile = #"<img src=x onerror=alert(1)>"'--></script><script>alert(1)</script>"#
        var entry = Entry(id: HarbourBridge.id("h0st11e000"), title: hostile, body: hostile)
        entry.published = HarbourBridge.at("08:00")
        entry.isKey = true
        entry.keyText = hostile
        entry.tags = [hostile]
        entry.byline = [Byline(name: hostile, role: hostile)]
        entry.quotes = [
            Quotation(text: hostile, speaker: hostile, role: hostile, language: hostile),
            Quotation(text: hostile, descriptor: hostile),
        ]
        entry.media = [
            Media(
                file: HarbourBridge.picture, alt: hostile, caption: hostile, credit: hostile,
                licence: hostile),
            Media(file: "../../etc/passwd", caption: hostile),
            Media(url: "javascript:alert(1)", caption: hostile),
            Media(url: "https://x.example/\"onload=alert(1)", caption: hostile),
        ]
        entry.embeds = [
            Embed(url: "javascript:alert(1)", provider: hostile, author: hostile, text: hostile),
            Embed(url: "https://x.com/a/status/1\"><script>", provider: hostile, text: hostile),
        ]
        entry.claims = [
            Claim(key: hostile, text: hostile, source: "a", status: "disputed"),
            Claim(key: hostile, text: hostile, source: "b", status: "verified"),
        ]
        entry.sources = [
            Source(id: "a", name: hostile, kind: "document", url: "javascript:alert(1)"),
            Source(
                id: "b", name: hostile, kind: "document", url: "https://x.example/\"><script>"),
        ]
        entry.corrections = [Correction(was: hostile, now: hostile, note: hostile)]
        let edition = edition([entry]) {
            $0.title = hostile
            $0.publisher = hostile
            $0.url = "https://herald.example/\"><script>"
            $0.language = "en\"><script>"
        }
        for (path, text) in try exported(.html, edition) where path.hasSuffix(".html") {
            #expect(!text.contains("<img src=x"), "\(path)")
            #expect(!text.contains("<script>"), "\(path)")
            #expect(!text.contains("javascript:"), "\(path)")
            #expect(!text.contains("passwd"), "\(path)")
        }
    }

    @Test("The same edition gives the same bytes")
    func deterministic() throws {
        #expect(try exported(.html) == exported(.html))
    }
}
