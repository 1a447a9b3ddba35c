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
            #"<time datetime="2017-03-03T10:58:00Z">published at 10:58 Greenwich Mean Time 3 March 2017</time>"#,
            #"<li value="11" data-id="1ate5t0000""#,
            #"<article class="entry kind-update is-key" id="entry-1ate5t0000" aria-labelledby="title-1ate5t0000">"#,
            // Summary with its own time, pinned entry, key events.
            "Summary as of 10:55 Greenwich Mean Time 3 March 2017",
            "<strong>harbour bridge</strong>",
            ##"<p class="pinned-heading" dir="auto"><a href="#entry-exp1a1n000">"##,
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
            "Correction, 09:20 Greenwich Mean Time 3 March 2017",
            "An earlier version said “by 10:00”. It should have said “by noon”.",
            "Updated at 09:20 Greenwich Mean Time 3 March 2017",
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
        #expect(ended.contains("Coverage ended at 11:00 Greenwich Mean Time 3 March 2017"))
        #expect(ended.contains(#"data-list="""#))
        edition.blog.state = .upcoming
        edition.blog.pin = nil
        edition = Edition(
            commit: edition.commit, moment: edition.moment, blog: edition.blog,
            desk: edition.desk, summary: nil, entries: [])
        let upcoming = try #require(try exported(.html, edition)["index.html"])
        #expect(upcoming.contains("Coverage begins at 06:30 Greenwich Mean Time 3 March 2017"))
        #expect(upcoming.contains("Nothing has been published yet."))
    }

    @Test("A pin whose time is over is not shown")
    func pinUntil() throws {
        var edition = HarbourBridge.edition
        edition.blog.pin?.until = HarbourBridge.at("10:00")
        #expect(try exported(.html, edition)["index.html"]?.contains("pinned-heading") == false)
    }

    @Test("Nothing is loaded from elsewhere, and nothing runs or styles in line")
    func policy() throws {
        let page = try page()
        #expect(page.contains("default-src &#39;none&#39;; script-src &#39;self&#39;"))
        #expect(page.contains("frame-src https://platform.twitter.com;"))
        for tag in ["<iframe", "<style", " style=", "<object", "<embed", "src=\"http", "onclick"] {
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
