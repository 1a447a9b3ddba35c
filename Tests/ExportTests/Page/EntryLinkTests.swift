import Editorial
import Testing

@testable import Export

/// Links from the text of one entry to another.
@Suite struct EntryLinkTests {
    private func pages(_ entries: [Entry]) throws -> [String: (key: String?, text: String)] {
        var pages: [String: (String?, String)] = [:]
        for file in try render(.html, edition: edition(entries), stamp: "s") {
            guard case .made(let key, let make) = file.content, file.path.hasPrefix("page-") else {
                continue
            }
            pages[file.path] = (key, String(decoding: try make(), as: UTF8.self))
        }
        return pages
    }

    @Test("A page is made again when what it links to moved, and only then")
    func moved() throws {
        var entries = HarbourBridge.many(261)
        let target = entries[149].id
        entries[2].body = "See [that](#entry-\(target)) and [nothing](#entry-zzzzzzzzzz)."
        let before = try pages(Array(entries.dropLast()))
        #expect(before["page-1.html"]?.text.contains("page-3.html#entry-\(target)") == true)
        #expect(before["page-1.html"]?.text.contains("\"#entry-zzzzzzzzzz\"") == true)
        // A newer entry moves nothing.
        let after = try pages(entries)
        #expect(after["page-1.html"]?.key == before["page-1.html"]?.key)
        #expect(after["page-1.html"]?.key != nil)
        // An entry in between moves the target to the next page.
        var between = HarbourBridge.many(1)[0]
        between = Entry(id: HarbourBridge.id("between000"), title: between.title, body: "Text.")
        between.published = Instant(seconds: (entries[100].published?.seconds ?? 0) + 1)
        let moved = try pages(Array(entries.dropLast()) + [between])
        #expect(moved["page-1.html"]?.key != before["page-1.html"]?.key)
        #expect(moved["page-1.html"]?.text.contains("page-4.html#entry-\(target)") == true)
    }

    @Test(
        "A link that is spelt with references is no link between entries, whoever else links there")
    func spelt() throws {
        var entries = HarbourBridge.many(260)
        let target = entries[149].id
        entries[2].body = "See [that](&#35;entry-\(target))."
        entries[60].body = "See [that](#entry-\(target))."
        let pages = try pages(entries)
        #expect(pages["page-1.html"]?.text.contains("page-3.html#entry") == false)
        #expect(pages["page-2.html"]?.text.contains("page-3.html#entry-\(target)") == true)
    }
}
