import Editorial
import Testing

@testable import Export

/// Pages on which the oldest entry comes first.
@Suite struct ChronologicalTests {
    private func files(_ count: Int, _ order: Blog.Order = .chronological) throws -> [String:
        String]
    {
        var entries = HarbourBridge.many(count)
        for place in 0..<min(count, 7) { entries[place].isKey = true }
        return try exported(.html, edition(entries) { $0.order = order })
    }

    @Test("The newest key events are shown and older ones folded, each list in the page's order")
    func timeline() throws {
        for (order, names) in [
            (Blog.Order.chronological, ["1", "2", "3", "4", "5", "6", "7"]),
            (.newestFirst, ["7", "6", "5", "4", "3", "2", "1"]),
        ] {
            let page = try #require(try files(9, order)["index.html"])
            let start = try #require(page.firstRange(of: "<section class=\"key-events\""))
            let end = try #require(page[start.upperBound...].firstRange(of: "</section>"))
            let section = page[start.upperBound..<end.lowerBound]
            let shown = { (text: Substring) in
                text.matches(of: /dir="auto">Entry (\d)</).map { String($0.1) }
            }
            #expect(shown(section) == names)
            let folded = try #require(section.firstMatch(of: /<details>(?s:.*?)<\/details>/))
            #expect(Set(shown(folded.0)) == ["1", "2"])
            #expect(section.contains("More key events (2)"))
        }
    }

    @Test("The way to the latest entry leads to it, though it stands last")
    func skip() throws {
        let entries = HarbourBridge.many(9)
        let page = try #require(try files(9)["index.html"])
        #expect(page.contains("<a class=\"skip\" href=\"#entries\">Skip to the entries</a>"))
        let latest = "#entry-\(entries[8].id)"
        #expect(page.contains("href=\"\(latest)\">Skip to the latest entry</a>"))
        let other = try #require(try files(9, .newestFirst)["index.html"])
        #expect(other.contains("href=\"#entries\">Skip to the latest entries</a>"))
        #expect(!other.contains("Skip to the latest entry<"))
    }

    @Test("Older pages are left upwards to the older, downwards to the newer entries")
    func turns() throws {
        let files = try files(320)
        let index = try #require(files["index.html"])
        let list = try #require(index.firstRange(of: "<ol class=\"entries\""))
        #expect(index[..<list.lowerBound].contains("rel=\"prev\" href=\"page-6.html\""))
        let page = try #require(files["page-3.html"])
        let other = try #require(page.firstRange(of: "<ol class=\"entries\""))
        #expect(page[..<other.lowerBound].contains("rel=\"prev\" href=\"page-2.html\""))
        #expect(page[other.lowerBound...].contains("rel=\"next\" href=\"page-4.html\""))
        #expect(!page[other.lowerBound...].contains("href=\"page-2.html\">Older"))
        let names = page.matches(of: /<li><a href="(?:page-(\d)|index)\.html"/).map {
            $0.1 ?? "new"
        }
        #expect(names == ["1", "2", "3", "4", "new"])
    }
}
