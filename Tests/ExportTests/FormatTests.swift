import Editorial
import Foundation
import Testing

@testable import Export

@Suite struct FormatTests {
    private func object(_ text: String?) throws -> [String: Any] {
        let data = Data(try #require(text).utf8)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("Every format gives the same bytes twice", arguments: ExportFormat.allCases)
    func deterministic(format: ExportFormat) throws {
        #expect(try exported(format) == exported(format))
    }

    @Test("Every format takes a blog without entries", arguments: ExportFormat.allCases)
    func empty(format: ExportFormat) throws {
        #expect(!(try exported(format, edition([]) { $0.url = nil }).isEmpty))
    }

    @Test(
        "A document that is made in stretches has every entry once, in the reader's order",
        arguments: Blog.Order.allCases)
    func stretches(order: Blog.Order) throws {
        let count = 1_660
        let long = edition(HarbourBridge.many(count)) { $0.order = order }
        let numbers = Array(order == .newestFirst ? (1...count).reversed() : Array(1...count))
        let markdown = try #require(try exported(.markdown, long)["blog.md"])
        let heads = markdown.split(separator: "\n").filter { $0.hasPrefix("### ") }
        #expect(heads.compactMap { Int($0.dropFirst(4).prefix { $0 != "." }) } == numbers)
        let item = try object(try exported(.ninjs, long)["ninjs.json"])
        let associations = try #require(item["associations"] as? [[String: Any]])
        #expect(associations.map { $0["name"] as? String } == numbers.map { "entry-\($0)" })
        let text = try #require(try exported(.text, long)["blog.txt"])
        let places = text.split(separator: "\n").filter {
            $0.hasPrefix("  ") && !$0.hasPrefix("   ")
        }
        #expect(places.compactMap { Int($0.dropFirst(2).prefix { $0 != "." }) } == Array(1...count))
    }

    @Test("Each file of a site is known as one by its name alone")
    func names() throws {
        for edition in [HarbourBridge.edition, edition(HarbourBridge.many(260))] {
            for path in try exported(.all, edition).keys {
                #expect(SiteNames.isOwn(path), "\(path)")
            }
        }
        for path in [
            "notes.txt", "CNAME", "media", "media/photos/a.jpg", "page-.html", "own/index.html",
            ".notes.txt.1x.tmp",
        ] {
            #expect(!SiteNames.isOwn(path), "\(path)")
        }
    }

    @Test("Atom tells of withdrawn entries by tombstones")
    func atom() throws {
        let feed = try #require(try exported(.atom)["feed.atom"])
        #expect(feed.split(separator: "<entry>").count - 1 == 10)
        #expect(feed.contains("<at:deleted-entry ref=\"urn:uuid:"))
        #expect(feed.contains("when=\"2017-03-03T10:06:00Z\""))
        #expect(feed.contains("The statement that it was based on was not genuine."))
        let parser = XMLCheck()
        #expect(parser.isWellFormed(feed))
        #expect(!parser.isWellFormed(feed + "<"))
    }

    @Test("A feed names an entry alike when the blog's address changes")
    func stableNames() throws {
        let before = try exported(.jsonfeed)["feed.json"]
        var edition = HarbourBridge.edition
        edition.blog.url = "https://elsewhere.example/"
        let after = try exported(.jsonfeed, edition)["feed.json"]
        func names(_ feed: String?) throws -> [String] {
            let items = try object(feed)["items"] as? [[String: Any]] ?? []
            return items.compactMap { $0["id"] as? String }
        }
        #expect(try names(before).count == 11)
        #expect(try names(before) == names(after))
    }

    @Test("A JSON Feed is expired when the coverage has ended, and not before")
    func expired() throws {
        #expect(try object(try exported(.jsonfeed)["feed.json"])["expired"] == nil)
        let ended = edition(HarbourBridge.many(3)) { $0.state = .ended }
        #expect(try object(try exported(.jsonfeed, ended)["feed.json"])["expired"] as? Bool == true)
    }

    @Test("A withdrawn entry is cancelled in ninjs")
    func ninjs() throws {
        let item = try object(try exported(.ninjs)["ninjs.json"])
        let associations = try #require(item["associations"] as? [[String: Any]])
        #expect(associations.filter { $0["pubStatus"] as? String == "canceled" }.count == 1)
        #expect(associations.count == 11)
        #expect(item["type"] as? String == "composite")
    }

    @Test("Structured data has an end only when the coverage has one, and a review for a verdict")
    func structured() throws {
        let graph = try object(try exported(.jsonld)["blog.jsonld"])["@graph"] as? [[String: Any]]
        #expect(graph?.first?["coverageEndTime"] == nil)
        #expect(graph?.last?["@type"] as? String == "ClaimReview")
        #expect(graph?.count == 2)
        let ended = edition(HarbourBridge.many(3)) { $0.state = .ended }
        let posting = try object(try exported(.jsonld, ended)["blog.jsonld"])
        #expect(posting["coverageEndTime"] != nil)
    }

    @Test("Markdown written anew means the same, and hides what readers do not see")
    func markdown() {
        let source = """
            Some *text* & 1. more \\* `code` [link](https://a.example "t") ![pic](x.png)

            [hidden]: https://secret.example "an internal note"

            > - one
            >   - two
            > - three

            2. second
            3. third

            | a | b |
            |---|---|
            | 1 | 2 |

            # not a heading of the page
            """
        let once = MarkdownText(source).text
        #expect(!once.contains("secret") && !once.contains("internal"))
        #expect(once.contains("[link](<https://a.example>)"))
        #expect(once.contains("> - one"))
        #expect(once.contains("2. second\n3. third"))
        #expect(once.contains("| a | b |\n|---|---|\n| 1 | 2 |"))
        #expect(once.contains("#### not a heading"))
        #expect(MarkdownText("\\# a\n\n1\\. b").text == "\\# a\n\n1\\. b")
    }

    @Test("The export of everything lists each file with its digest")
    func all() throws {
        let files = try exported(.all)
        let list = try #require(try object(files["manifest.json"])["files"] as? [[String: Any]])
        #expect(list.count == files.count - 1)
        for row in list {
            let path = try #require(row["path"] as? String)
            let text = try #require(files[path])
            guard !path.hasPrefix("media/") else { continue }
            #expect(row["sha256"] as? String == SHA256.hex(of: Array(text.utf8)))
        }
        #expect(
            files["index.html"]?.contains(
                #"<link rel="alternate" type="application/atom+xml" href="feed.atom""#) == true)
    }
}

/// Whether a text is well-formed XML, as far as tags and references go.
private struct XMLCheck {
    func isWellFormed(_ text: String) -> Bool {
        var open: [Substring] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return false }
            let tag = rest[start..<end].dropFirst()
            rest = rest[end...].dropFirst()
            if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return false }
            } else {
                open.append(tag.prefix { $0 != " " })
            }
        }
        return open.isEmpty
    }
}
