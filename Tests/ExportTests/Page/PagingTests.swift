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
        #expect(index.contains("rel=\"next\" href=\"page-8.html\""))
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

    @Test("An old link to the only page finds its entry's page")
    func places() throws {
        let files = try exported(.html, edition(HarbourBridge.many(300)))
        #expect(files["live/places-0.json"]?.contains(#""000000004a":3"#) == true)
    }
}
