import Editorial
import Foundation
import Newsroom
import Testing

/// Live Blog by Sourcefabric, the Guardian's Content API, and folders of Markdown.
@Suite struct OtherFormatsTests {
    @Test func sourcefabricPosts() async throws {
        let text = #"""
            {"_items": [
              {"_id": "urn:post:1", "_created": "2031-03-04T06:59:00+00:00",
               "published_date": "2031-03-04T07:00:00+0000", "content_updated_date": "2031-03-04T07:05:00+00:00",
               "post_status": "open", "deleted": false, "lb_highlight": true, "sticky": true,
               "tags": ["ferry"], "publisher": {"display_name": "Mira Stone"},
               "groups": [{"id": "root", "refs": [{"idRef": "main"}]},
                 {"id": "main", "refs": [
                   {"item": {"item_type": "text", "text": "<div>Hello <b>there</b></div>"}},
                   {"item": {"item_type": "quote", "meta": {"quote": "We sail", "credit": "Tom Hale"}}},
                   {"item": {"item_type": "image", "meta": {"caption": "Quay", "credit": "PA",
                     "media": {"renditions": {"original": {"href": "https://cdn.example/o.jpg"}}}}}},
                   {"item": {"item_type": "embed", "meta": {"original_url": "https://video.example/1", "title": "Clip"}}},
                   {"item": {"item_type": "poll"}}]}]},
              {"_id": "urn:post:2", "_created": "2031-03-04T06:50:00+00:00", "post_status": "draft", "groups": []}
            ]}
            """#
        let blog = try Sourcefabric.read(Array(text.utf8))
        #expect(
            blog.losses.map(\.place) == ["_items[0].groups[1].refs[4].item", "_items[1]"])
        let desk = try await Newsroom()
        try await desk.bring(blog)
        let entry = try #require(try desk.edition().entries().first)
        #expect(entry.body == "Hello **there**\n")
        #expect(entry.quotes == [Quotation(text: "We sail", speaker: "Tom Hale")])
        #expect(entry.media.map(\.credit) == ["PA"])
        #expect(entry.embeds.map(\.text) == ["Clip"])
        #expect(entry.tags == ["ferry"])
        #expect(entry.isKey)
        #expect(entry.published == (try Instant("2031-03-04T07:00:00Z")))
        #expect(entry.updated == (try Instant("2031-03-04T07:05:00Z")))
        #expect(try desk.edition().blog.pin?.entry == entry.id)
        #expect(try await desk.bring(blog, isNew: false).unchanged == 1)
    }

    @Test func guardianBlocks() async throws {
        let text = #"""
            {"response": {"status": "ok", "content": {"webTitle": "Ferry strike – live",
              "webPublicationDate": "2031-03-04T06:00:00Z",
              "tags": [{"id": "profile/mira-stone", "type": "contributor", "webTitle": "Mira Stone"}],
              "blocks": {"body": [
                {"id": "b2", "bodyHtml": "<p>Later</p>", "published": true, "title": "",
                 "attributes": {"pinned": true, "keyEvent": false},
                 "firstPublishedDate": "2031-03-04T07:30:00Z", "lastModifiedDate": "2031-03-04T07:40:00Z",
                 "contributors": [], "createdBy": {"firstName": "Li", "lastName": "Wei"}},
                {"id": "b1", "bodyHtml": "<h2>Off</h2><p>All sailings <strong>off</strong>.</p><ul><li>one</li><li>two</li></ul>",
                 "published": true, "attributes": {"keyEvent": true, "title": "Sailings off"},
                 "firstPublishedDate": "2031-03-04T07:00:00Z", "lastModifiedDate": "2031-03-04T07:00:00Z",
                 "contributors": ["profile/mira-stone", "profile/nobody"]}]}}}}
            """#
        let blog = try Guardian.read(Array(text.utf8))
        #expect(blog.settings?.title == "Ferry strike – live")
        #expect(blog.losses.map(\.place) == ["response.content.blocks.body[1].contributors[1]"])
        let desk = try await Newsroom(blog.settings)
        try await desk.bring(blog)
        let edition = try desk.edition()
        #expect(try edition.entries().map(\.title) == ["Sailings off", nil])
        #expect(
            try edition.entries()[0].body == "# Off\n\nAll sailings **off**.\n\n- one\n- two\n")
        #expect(try edition.entries().map(\.isKey) == [true, false])
        #expect(try edition.entries().map { $0.byline.first?.name } == ["Mira Stone", "Li Wei"])
        #expect(try edition.entries()[1].updated == (try Instant("2031-03-04T07:40:00Z")))
        #expect(edition.blog.pin?.entry == (try edition.entries()[1].id))
        #expect(try await desk.bring(blog, isNew: false).unchanged == 2)
    }

    @Test func picturesAndPostsOfGuardianBlocks() async throws {
        let html = #"""
            <figure class=\"element element-image\"><img src=\"https://cdn.example/q.jpg\" alt=\"Quay\"/><figcaption>\
            <span class=\"element-image__caption\">The quay.</span> <span class=\"element-image__credit\">Photograph: \
            Ana Ruiz/Ledger</span></figcaption></figure><p>Off.</p><figure class=\"element-tweet\"><blockquote \
            class=\"twitter-tweet\"><p>No boats today.</p>&mdash; Harbour (@harbour) <a \
            href=\"https://social.example/1\">4 March</a></blockquote></figure>
            """#.replacing("\\\n", with: "")
        let text = """
            {"response": {"total": 1, "results": [{"webTitle": "Strike", "blocks": {"body": [
              {"id": "b1", "bodyHtml": "\(html)", "published": true, "attributes": {},
               "createdDate": "2031-03-04T07:00:00Z", "contributors": []}]}}]}}
            """
        let blog = try Guardian.read(Array(text.utf8))
        guard case .entry(let entry)? = blog.versions.first?.content else {
            Issue.record("no entry")
            return
        }
        #expect(entry.body == "Off.\n")
        #expect(entry.media.first?.caption == "The quay.")
        #expect(entry.media.first?.credit == "Ana Ruiz/Ledger")
        #expect(entry.embeds.first?.author == "Harbour (@harbour)")
        #expect(entry.embeds.first?.text == "No boats today.")
        #expect(throws: ImportProblem.self) {
            try Guardian.read(Array(#"{"response": {"results": [{"id": "a"}, {"id": "b"}]}}"#.utf8))
        }
    }

    @Test func aFolderOfMarkdown() async throws {
        let source = try await Newsroom()
        try source.write(
            "---\ntitle: \"A: b\"\ndate: 2031-03-04 07:00:00 +0100\nauthor: Mira Stone\ntags: [a, 'b c']\nseo:\n  x: 1\nmood: calm\n---\nBody *here*.\n",
            to: "posts/one.md")
        try source.write("# Heading\n\nText.\n", to: "posts/sub/2031-03-04-0730-heading.md")
        try source.write("No time", to: "posts/three.md")
        try source.write("---\ndraft: true\ndate: 2031-03-04\n---\nx", to: "posts/four.md")
        try source.write("x", to: "posts/five.txt")
        try FileManager.default.createSymbolicLink(
            atPath: source.path + "/posts/2031-01-01-link.md", withDestinationPath: "/etc/hostname")
        let blog = try MarkdownFolder.read(source.path + "/posts")
        #expect(
            blog.losses.map(\.place).sorted() == [
                "2031-01-01-link.md", "five.txt", "four.md", "one.md", "one.md", "three.md",
            ])
        let desk = try await Newsroom()
        try await desk.bring(blog)
        let entries = try desk.edition().entries()
        #expect(entries.map(\.title) == ["A: b", "Heading"])
        #expect(entries.map(\.body) == ["Body *here*.\n", "Text.\n"])
        #expect(entries[0].published == (try Instant("2031-03-04T06:00:00Z")))
        #expect(entries[0].tags == ["a", "b c"])
        #expect(try await desk.bring(blog, isNew: false).unchanged == 2)
    }

    @Test func tagsThatReadersWouldSeeAreReported() async throws {
        let source = try await Newsroom()
        try source.write(
            "One <b>bold</b> word, `<i>` in code, 3 < 4 and 5 > 4.\n\n<script src=\"x\">alert(1)</script>\n",
            to: "posts/2031-03-04-0700-tags.md")
        try source.write(
            "Plain, \\<b>, &lt;b&gt;, <https://a.example>.\n", to: "posts/2031-03-04-0701-none.md")
        let blog = try MarkdownFolder.read(source.path + "/posts")
        #expect(blog.losses.map(\.place) == ["2031-03-04-0700-tags.md"])
        #expect(blog.losses.first?.what.contains("(<b>, <script>)") == true)
    }

    @Test func linksFromFileToFileBecomeLinksFromEntryToEntry() async throws {
        let source = try await Newsroom()
        func post(_ name: String, _ matter: String, _ body: String) throws {
            try source.write(
                "---\ndate: 2031-03-04T06:00:00Z\ntitle: \(name)\n\(matter)---\n\(body)\n",
                to: "posts/\(name)")
        }
        try post("day/one.md", "id: e1\n", "One.")
        try post("day/two.md", "id: same\n", "[same](#same) [own](#two)")
        try post(
            "three.markdown", "id: same\n", "No links: `[a](one.md)`, [b](#nobody), [c](no.md).")
        try post(
            "day/four.md", "",
            """
            [a](#e1), [b](one.md "Title"), [c](./one.html#part), [d](../three.markdown), [e](/day/two),
            [f](<two.md>), [g][ref], [h](https://a.example/one.md), [i](../../../one.md), ![p](one.md).

            [ref]: two.md
            """)
        let blog = try MarkdownFolder.read(source.path + "/posts")
        var bodies: [String: String] = [:]
        var ids: [String: String] = [:]
        for version in blog.versions {
            guard case .entry(let entry) = version.content else { continue }
            bodies[version.place] = entry.body
            ids[version.place] = "#entry-\(entry.id)"
        }
        let one = try #require(ids["day/one.md"])
        let two = try #require(ids["day/two.md"])
        let three = try #require(ids["three.markdown"])
        #expect(bodies["day/two.md"] == "[same](#same) [own](\(two))\n")
        #expect(
            bodies["three.markdown"]
                == "No links: `[a](one.md)`, [b](#nobody), [c](no.md).\n")
        #expect(
            bodies["day/four.md"] == """
                [a](\(one)), [b](\(one) "Title"), [c](\(one)), [d](\(three)), [e](\(two)),
                [f](<\(two)>), [g][ref], [h](https://a.example/one.md), [i](../../../one.md), ![p](one.md).

                [ref]: \(two)

                """)
    }

    @Test func entriesOfAnotherBlogOfOursKeepTheirIds() async throws {
        let first = try await Newsroom()
        try await first.bring(WordPressFixture.one())
        let again = try await Newsroom()
        let blog = try MarkdownFolder.read(first.path + "/entries")
        try await again.bring(blog)
        #expect(try again.edition().entries() == first.edition().entries())
        #expect(try await again.bring(blog, isNew: false).unchanged == 1)
    }

    @Test func aFolderWithoutMarkdownIsAnError() {
        #expect(throws: ImportProblem.self) { try MarkdownFolder.read("/nowhere/at/all") }
    }
}

enum WordPressFixture {
    static func one() throws -> ImportedBlog {
        try WordPress.read(
            Array(
                #"{"entries": [{"id": 1, "entry_time": 1930288500, "content": "<p>Hello</p>"}]}"#
                    .utf8))
    }
}
