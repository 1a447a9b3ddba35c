import Editorial
import Foundation
import Synchronization
import Testing

@testable import Export

@Suite struct StructuredDataTests {
    /// The posting and the reviews of a page or a document.
    private func nodes(_ file: String, _ edition: Edition) throws -> [[String: Any]] {
        var text = try #require(try exported(.all, edition)[file])
        if file.hasSuffix(".html") {
            let start = try #require(text.firstRange(of: "<script type=\"application/ld+json\">"))
            text = String(text[start.upperBound...])
            text = String(text[..<(try #require(text.firstRange(of: "</script>")).lowerBound)])
        }
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let object = try #require(value as? [String: Any])
        return object["@graph"] as? [[String: Any]] ?? [object]
    }

    private func posting(_ file: String, _ edition: Edition) throws -> [String: Any] {
        try #require(nodes(file, edition).first)
    }

    private func change(_ change: (inout Blog) -> Void) -> Edition {
        var edition = HarbourBridge.edition
        change(&edition.blog)
        return edition
    }

    @Test(
        "The document is made in pieces, each no larger than an entry, and says what a page of all would say",
        arguments: Blog.Order.allCases)
    func inPieces(order: Blog.Order) throws {
        for hasVerdict in [false, true] {
            var entries = HarbourBridge.many(150)
            if hasVerdict {
                for place in [3, 70, 149] {
                    entries[place].claims = [
                        Claim(key: "c\(place)", text: "Claim \(place)", status: "verified")
                    ]
                }
            }
            let whole = edition(entries) { $0.order = order }
            let file = try #require(render(.jsonld, edition: whole).first)
            guard case .inPieces(_, let make) = file.content else {
                Issue.record("it is made whole")
                return
            }
            let sizes = Mutex<[Int]>([])
            try make { piece in sizes.withLock { $0.append(piece.count) } }
            #expect(sizes.withLock { ($0.max() ?? 0) < 4_000 && $0.count > 150 })
            // One page shows all of these.
            let page = try nodes("index.html", whole) as NSArray
            #expect(try nodes("blog.jsonld", whole) as NSArray == page)
            #expect(page.count == (hasVerdict ? 4 : 1))
        }
        #expect(try posting("blog.jsonld", edition([]))["liveBlogUpdate"] as? [String] == [])
    }

    @Test("A live blog is a news article too, with what search engines ask of one")
    func newsArticle() throws {
        let posting = try posting("index.html", HarbourBridge.edition)
        #expect(posting["@type"] as? [String] == ["LiveBlogPosting", "NewsArticle"])
        for key in [
            "headline", "image", "datePublished", "dateModified", "author", "publisher",
            "mainEntityOfPage", "description", "url",
        ] {
            #expect(posting[key] != nil, "\(key)")
        }
    }

    @Test("The publisher has the logo of the settings, and the page's icon without one")
    func logo() throws {
        func logo(_ edition: Edition) throws -> String? {
            (try posting("index.html", edition)["publisher"] as? [String: Any])?["logo"] as? String
        }
        let folder = "https://herald.example/live/harbour-bridge/"
        #expect(try logo(HarbourBridge.edition) == folder + "icon.svg")
        #expect(
            try logo(change { $0.logo = HarbourBridge.picture }) == folder + HarbourBridge.picture)
        let elsewhere = "https://herald.example/logo.png"
        #expect(try logo(change { $0.logo = elsewhere }) == elsewhere)
        let gone = HarbourBridge.picture.replacing("7f", with: "aa")
        #expect(try logo(change { $0.logo = gone }) == folder + "icon.svg")
        #expect(try exported(.html)[HarbourBridge.picture] != nil)
        let bare = edition(HarbourBridge.many(2)) { $0.logo = HarbourBridge.picture }
        #expect(try exported(.html, bare)[HarbourBridge.picture] != nil, "it is in the export")
    }

    @Test("The blog's own picture comes first; a blog without any has its logo for one")
    func image() throws {
        let own = try posting("index.html", change { $0.image = "https://herald.example/b.jpg" })
        #expect((own["image"] as? [Any])?.first as? String == "https://herald.example/b.jpg")
        let bare = try posting("index.html", edition(HarbourBridge.many(2)))
        #expect((bare["image"] as? String)?.hasSuffix("/icon.svg") == true)
    }

    @Test("Updates name the publisher by reference, and it is told once")
    func publisher() throws {
        let posting = try posting(
            "index.html", change { $0.publisherURL = "https://herald.example/" })
        let publisher = try #require(posting["publisher"] as? [String: Any])
        #expect(publisher["url"] as? String == "https://herald.example/")
        let updates = try #require(posting["liveBlogUpdate"] as? [[String: Any]])
        for update in updates {
            let other = try #require(update["publisher"] as? [String: String])
            #expect(other == ["@id": try #require(publisher["@id"] as? String)])
        }
    }

    @Test("Each page reviews the claims that stand on it, and no others", arguments: [false, true])
    func reviews(isPaged: Bool) throws {
        var entries = HarbourBridge.many(isPaged ? 230 : 3)
        entries[0].claims = HarbourBridge.figures.claims
        entries[0].sources = HarbourBridge.figures.sources
        let edition = edition(entries)
        func reviews(_ file: String) throws -> [[String: Any]] {
            try nodes(file, edition).filter { $0["@type"] as? String == "ClaimReview" }
        }
        #expect(try reviews("blog.jsonld").count == 1)
        #expect(try reviews("index.html").count == (isPaged ? 0 : 1))
        if isPaged { #expect(try reviews("page-1.html").count == 1) }
        let review = try #require(reviews("blog.jsonld").first)
        #expect(review["claimReviewed"] as? String == "312 vehicles turned back")
        let item = review["itemReviewed"] as? [String: Any]
        #expect((item?["author"] as? [String: Any])?["name"] as? String == "Harbour Board")
    }

    @Test("A clip is a VideoObject with what search engines ask of one, a sound an AudioObject")
    func clips() throws {
        let updates = { (file: String) in
            try #require(
                try posting(file, change { $0.image = "https://herald.example/b.jpg" })[
                    "liveBlogUpdate"] as? [[String: Any]])
        }
        for file in ["index.html", "blog.jsonld"] {
            let update = try #require(try updates(file).first { $0["video"] != nil })
            let video = try #require((update["video"] as? [[String: Any]])?.first)
            #expect(video["@type"] as? String == "VideoObject")
            #expect(video["name"] as? String == "Wardens explain the barrier test")
            #expect(video["uploadDate"] as? String == "2017-03-03T10:12:00Z")
            #expect(video["duration"] as? String == "PT1M42S")
            #expect(video["thumbnailUrl"] as? String == "https://herald.example/b.jpg")
            #expect((video["contentUrl"] as? String)?.hasSuffix(HarbourBridge.clip) == true)
            let audio = try #require((update["audio"] as? [[String: Any]])?.first)
            #expect(audio["@type"] as? String == "AudioObject")
            #expect(audio["contentUrl"] as? String == "https://radio.example/clip.mp3")
            #expect(audio["duration"] as? String == "PT62M5S")
            #expect(audio["thumbnailUrl"] == nil)
        }
    }

    @Test("Without an address names are relative to the folder, and nothing has a url")
    func withoutAddress() throws {
        let edition = change { $0.url = nil }
        for file in ["index.html", "blog.jsonld"] {
            let nodes = try nodes(file, edition)
            let posting = try #require(nodes.first)
            #expect(posting["@id"] as? String == "index.html")
            let updates = try #require(posting["liveBlogUpdate"] as? [[String: Any]])
            #expect(updates.count == 11)
            for node in updates + nodes.dropFirst() { #expect(node["url"] == nil) }
            for update in updates {
                #expect((update["@id"] as? String)?.hasPrefix("index.html#entry-") == true)
            }
        }
    }
}
