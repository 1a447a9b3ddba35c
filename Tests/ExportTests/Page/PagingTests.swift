import Editorial
import Testing

@testable import Export

@Suite struct PagingTests {
    @Test("A blog of up to 200 entries is one page, and links stay on it")
    func single() throws {
        let files = try exported(.html, edition(HarbourBridge.many(200)))
        #expect(files.keys.filter { $0.hasSuffix(".html") } == ["index.html"])
        #expect(files["index.html"]?.contains(##"href="#entry-0000000000""##) == true)
    }

    @Test("An older page of a blog that has ended is not made again for a change elsewhere")
    func ended() throws {
        func page(_ end: Instant?, changed: String) throws -> (key: String?, bytes: [UInt8]) {
            var entries = HarbourBridge.many(230)
            entries[229].updated = HarbourBridge.at(changed)
            let edition = edition(entries) {
                $0.state = .ended
                $0.end = end
            }
            let files = try render(.html, edition: edition, stamp: "build")
            let file = try #require(files.first { $0.path == "page-1.html" })
            guard case .made(let key, let make) = file.content else { return (nil, []) }
            return (key, try make())
        }
        for end in [HarbourBridge.at("18:00"), nil] {
            let (before, after) = (
                try page(end, changed: "20:00"), try page(end, changed: "21:00")
            )
            #expect(before.key != nil && (before.key == after.key) == (before.bytes == after.bytes))
            #expect((before.key == after.key) == (end != nil))
        }
    }

    @Test("Every entry of a large blog is on the page that its link names")
    func permalinks() throws {
        let entries = HarbourBridge.many(420)
        let files = try exported(.html, edition(entries))
        for (index, entry) in entries.enumerated() {
            let page = "page-\(index / 50 + 1).html"
            let anchor = "entry-\(entry.id)"
            #expect(files[page]?.contains("id=\"\(anchor)\"") == true)
            #expect(files[page]?.contains("href=\"\(page)#\(anchor)\"") == true)
        }
        let index = try #require(files["index.html"])
        #expect(index.contains("id=\"entry-\(entries[419].id)\""))
        #expect(index.split(separator: "<article").count - 1 == 30)
        // Those of page 8 above it have just been read.
        #expect(index.contains("rel=\"next\" href=\"page-8.html#entry-\(entries[389].id)\""))
    }

    @Test(
        "Older entries are those that the first page does not show",
        arguments: [230, 251, 1000, 1029, 1055])
    func older(total: Int) throws {
        for order in [Blog.Order.newestFirst, .chronological] {
            let entries = HarbourBridge.many(total)
            let files = try exported(.html, edition(entries) { $0.order = order })
            let index = try #require(files["index.html"])
            let shown = try #require(
                index.matches(of: /<li value="(\d+)"/).compactMap { Int($0.1) }.min())
            let link = order == .newestFirst ? "next" : "prev"
            let target = try #require(
                index.firstMatch(of: try Regex("rel=\"\(link)\" href=\"([^\"]+)\""))?[1].substring)
            let parts = target.split(separator: "#")
            let page = try #require(files[String(parts[0])])
            let numbers = page.matches(of: /<li value="(\d+)"/).compactMap { Int($0.1) }
            #expect(numbers.contains(shown - 1))
            if order == .newestFirst {
                let id = entries[shown - 2].id
                #expect(parts.count == 2 ? parts[1] == "entry-\(id)" : numbers.first == shown - 1)
            }
        }
    }

    @Test("The last page has nothing newer to lead to, and leads to the newest by name")
    func last() throws {
        for order in [Blog.Order.newestFirst, .chronological] {
            let files = try exported(.html, edition(HarbourBridge.many(1000)) { $0.order = order })
            let last = try #require(files["page-20.html"])
            #expect(!last.contains("Newer entries"))
            #expect(
                last.contains("<p class=\"turn\"><a href=\"index.html\">Newest entries</a></p>"))
            #expect(files["page-19.html"]?.contains("href=\"page-20.html\">Newer entries") == true)
        }
    }

    @Test("A list for open pages tells when its commit was made, and so does the first page alone")
    func made() throws {
        let files = try exported(.html, edition(HarbourBridge.many(230)))
        let seconds = HarbourBridge.at("11:02").seconds
        #expect(files["live/list.json"]?.contains("\"made\":\(seconds),") == true)
        #expect(files["index.html"]?.contains(" data-made=\"\(seconds)\"") == true)
        #expect(files["page-1.html"]?.contains("data-made") == false)
    }

    @Test(
        "The first page has the newest 30 to 50 entries, and all of a page that is not full",
        arguments: 201...420)
    func first(total: Int) throws {
        let paging = Paging(total: total)
        let range = paging.indexRange
        #expect((30...50).contains(range.count) && range.upperBound == total)
        #expect(range.lowerBound <= (paging.pageCount - 1) * Paging.size)
        let older = try #require(paging.olderPage)
        #expect(paging.range(ofPage: older).contains(range.lowerBound - 1))
    }

    @Test("A publish changes the newest pages and no older one")
    func stability() throws {
        let before = try exported(.html, edition(HarbourBridge.many(420)))
        let after = try exported(.html, edition(HarbourBridge.many(421)))
        let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
        #expect(changed.filter { $0.hasSuffix(".html") } == ["index.html", "page-9.html"])
        #expect(changed.filter { $0.hasPrefix("feed.") } == ["feed.atom", "feed.json"])
        #expect(changed.count == 7)
    }

    @Test("Each older page leads to the newest entries, its neighbours and the first page")
    func turns() throws {
        let files = try exported(.html, edition(HarbourBridge.many(620)))
        func pages(_ file: String) throws -> [String] {
            let page = try #require(files[file])
            let start = try #require(page.firstRange(of: "<nav class=\"pages\""))
            let rest = page[start.upperBound...]
            return rest[..<(try #require(rest.firstRange(of: "</nav>")).lowerBound)]
                .matches(of: /href="([^"]+)"( aria-current="page")?>/).map {
                    $0.1 + ($0.2 == nil ? "" : "*")
                }
        }
        #expect(
            try pages("page-10.html") == [
                "index.html", "page-11.html", "page-10.html*", "page-9.html", "page-8.html",
                "page-6.html", "page-2.html", "page-1.html",
            ])
        #expect(try pages("page-1.html") == ["index.html", "page-2.html", "page-1.html*"])
        #expect(try pages("page-13.html").prefix(2) == ["index.html", "page-13.html*"])
        #expect(try pages("index.html").count == 13)
        // Where pages are left out, a mark says so; it is no link.
        let gaps = try #require(files["page-10.html"]).matches(
            of: /<span class="gap" aria-hidden="true">…<\/span><a href="page-(\d+)\.html"/
        ).map(\.1)
        #expect(gaps == ["6", "2"])
        #expect(files["index.html"]?.contains("class=\"gap\"") == false)
        let page = try #require(files["page-10.html"])
        #expect(page.contains("<title>Harbour bridge reopens after a night of storms – page 10</"))
        #expect(page.contains("<a class=\"badge live\" href=\"index.html\">Live<"))
        #expect(page.contains("<a href=\"index.html\">Newest entries</a></p>"))
        #expect(page.contains("<a class=\"skip\" href=\"#entries\">Skip to the entries</a>"))
        #expect(files["index.html"]?.contains("<a class=\"badge") == false)
    }

    @Test("Whoever has no script is told where an entry has moved to, where there are pages")
    func moved() throws {
        let hint = "<noscript><p class=\"zone\"><a href=\"#pages\">"
        let files = try exported(.html, edition(HarbourBridge.many(300)))
        #expect(files["index.html"]?.contains(hint) == true)
        #expect(files["index.html"]?.contains("<div id=\"pages\">") == true)
        #expect(files["page-1.html"]?.contains("<noscript>") == false)
        let single = try exported(.html, edition(HarbourBridge.many(3)))
        #expect(single["index.html"]?.contains("<noscript>") == false)
    }

    @Test("An old link to the only page finds its entry's page")
    func places() throws {
        let files = try exported(.html, edition(HarbourBridge.many(300)))
        #expect(files["live/places-0.json"]?.contains(#""000000004a":3"#) == true)
    }
}
