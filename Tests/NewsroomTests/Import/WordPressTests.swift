import Archive
import Editorial
import Newsroom
import Testing

/// Entries of the Liveblog plugin: versions, key events, HTML.
@Suite struct WordPressTests {
    private static let file = #"""
        {"entries": [
          {"id": 102, "type": "new", "entry_time": 1930288500, "timestamp": 1930288500,
           "authors": [{"id": 3, "name": "Mira Stone"}], "key_event": true,
           "render": "<h2>Boats &amp; trains</h2><p>First text, <em>rough</em>.</p><figure><img src=\"https://cdn.example/a.jpg\" alt=\"Quay\"><figcaption>The quay at <b>noon</b></figcaption></figure>"},
          {"id": 102, "type": "update", "entry_time": 1930288500, "timestamp": 1930289100,
           "authors": [{"id": 3, "name": "Mira Stone"}], "key_event": true,
           "render": "<h2>Boats &amp; trains</h2><p>Second text.</p>"},
          {"id": 103, "type": "new", "entry_time": "1930288800", "authors": [], "css_classes": "liveblog-entry type-key",
           "content": "<p>Soon gone</p>"},
          {"id": 103, "type": "delete", "entry_time": 1930288800, "timestamp": 1930290000},
          {"id": 104, "type": "new", "entry_time": 1930289000, "authors": [{"name": "Li Wei"}],
           "content": "<p>As they write:</p><blockquote class=\"twitter-tweet\"><p>Come to the quay</p>&mdash; Crew <a href=\"https://twitter.com/crew/status/1\">4 March</a></blockquote><script src=\"x.js\"></script><p>1. Not a list &lt;b&gt; <u>line</u><sub>2</sub> <a href=\"javascript:alert(1)\">click</a></p><iframe src=\"//video.example/1\"></iframe>"}
        ]}
        """#

    private static func imported() throws -> ImportedBlog { try WordPress.read(Array(file.utf8)) }

    @Test func versionsBecomeCommitsOfTheirOwn() async throws {
        let desk = try await Newsroom()
        let outcome = try await desk.bring(Self.imported())
        #expect((outcome.added, outcome.updated, outcome.removed) == (3, 1, 1))
        let log = try await desk.git("log", "--reverse", "--format=%an|%at|%s")
        #expect(
            log.split(separator: "\n").dropFirst().map(String.init) == [
                "Mira Stone|1930288500|import: Boats & trains",
                "Sam Okoro|1930288800|import: Soon gone",
                "Li Wei|1930289000|import: As they write: 1\\. Not a list \\<b> line2 click",
                "Mira Stone|1930289100|import: update Boats & trains",
                "Sam Okoro|1930290000|import: remove 103",
                "Sam Okoro|1930290000|import: end, 5 versions of entries",
            ])
        try await desk.git("fsck", "--strict")
        #expect(try await desk.git("status", "--porcelain") == "")
        #expect(try await desk.shift.verify().violations == [])
    }

    @Test func intoABlogThatIsAheadTheOrderOfTimeIsKept() async throws {
        let desk = try await Newsroom()
        let early =
            #"{"entries": [{"id": 9, "entry_time": 1000000000, "content": "<p>Early</p>"}]}"#
        try await desk.bring(WordPress.read(Array(early.utf8)))
        let log = try await desk.git("log", "-1", "--skip=1", "--format=%at %ct")
        #expect(log == "1000000000 1930000000\n")
        #expect(try await desk.shift.verify().violations == [])
    }

    @Test func draftsOfThePluginStayWhereTheyAre() async throws {
        let desk = try await Newsroom()
        let file = #"""
            {"entries": [
              {"id": 1, "type": "new", "status": "draft", "timestamp": "1930288500", "authors": [false],
               "headline": "Not yet", "render": "<p>Secret so far</p>"},
              {"id": 2, "type": "new", "status": "publish", "timestamp": "1930288600", "authors": [[]],
               "headline": "Out", "render": "<p>Out and seen</p>"},
              {"id": 2, "type": "update", "status": "draft", "entry_time": 1930288600,
               "timestamp": "1930288700", "headline": "Out", "render": "<p>Out and taken back</p>"}
            ], "page": 1, "pages": 1, "total": 3}
            """#
        let outcome = try await desk.bring(WordPress.read(Array(file.utf8)))
        #expect((outcome.added, outcome.updated, outcome.removed) == (1, 0, 1))
        #expect(try desk.edition().entries().isEmpty)
        #expect(outcome.losses.map(\.place) == ["entries[0]", "entries[2]"])
        let all = try await desk.git("log", "-p", "--all")
        #expect(!all.contains("Secret"))
        #expect(all.contains("Out and seen") && !all.contains("taken back"))
    }

    @Test func marksOfThePluginAreNoTextOfReaders() throws {
        let file = #"""
            [{"id": 1, "timestamp": 1930288500, "content":
              "<p><span class=\"liveblog-command type-key\">/key</span> Boats leave <img class=\"liveblog-emoji emoji-ship\" src=\"//s.w.org/images/core/emoji/72x72/1f6a2.png\"> says <a href=\"#\" class=\"liveblog-author author-mira\">@mira</a></p>"}]
            """#
        let blog = try WordPress.read(Array(file.utf8))
        guard case .entry(let entry)? = blog.versions.first?.content else {
            Issue.record("there is no entry")
            return
        }
        #expect(entry.body == "Boats leave 🚢 says @mira\n")
        #expect(entry.media.isEmpty && blog.losses.isEmpty)
    }

    @Test func whatReadersHadIsThere() async throws {
        let desk = try await Newsroom()
        let outcome = try await desk.bring(Self.imported())
        let entries = try desk.edition().entries()
        #expect(entries.map(\.title) == ["Boats & trains", nil])
        #expect(entries.map(\.isKey) == [true, false])
        #expect(entries[0].body == "Second text.\n")
        #expect(entries[0].published?.seconds == 1_930_288_500)
        #expect(entries[0].updated?.seconds == 1_930_289_100)
        #expect(entries[0].byline.map(\.name) == ["Mira Stone"])
        #expect(entries[1].body == "As they write:\n\n1\\. Not a list \\<b> line2 click\n")
        #expect(
            entries[1].embeds == [
                Embed(
                    url: "https://twitter.com/crew/status/1", provider: "twitter",
                    author: "Crew", text: "Come to the quay"),
                Embed(url: "https://video.example/1"),
            ])
        #expect(
            outcome.losses.map(\.description) == [
                "entries[4]: <script>",
                "entries[4]: the look of <u>; its text is kept",
                "entries[4]: the look of <sub>; its text is kept",
                "entries[4]: a link to a javascript: address; its text is kept",
            ])
    }

    @Test func anEarlierVersionKeepsItsPicture() async throws {
        let desk = try await Newsroom()
        try await desk.bring(Self.imported())
        let first = try await desk.git("log", "--reverse", "--format=%H", "--grep=^import: Boats")
        let text = try await desk.git("show", String(first.prefix(40)))
        #expect(text.contains("url: https://cdn.example/a.jpg"))
        #expect(text.contains("caption: The quay at noon"))
    }

    @Test func againItAddsNothingDeletedEntriesIncluded() async throws {
        let desk = try await Newsroom()
        try await desk.bring(Self.imported())
        let tip = try desk.shift.blog.tip()
        let outcome = try await desk.bring(Self.imported(), isNew: false)
        #expect(outcome.unchanged == 3)
        #expect(try desk.shift.blog.tip() == tip)
    }

    @Test func aLaterFileAddsOnlyWhatIsNew() async throws {
        let all = try Self.imported()
        var early = all
        early.versions = all.versions.filter { $0.at.seconds < 1_930_289_050 }
        let desk = try await Newsroom()
        let first = try await desk.bring(early)
        #expect((first.added, first.updated, first.removed) == (3, 0, 0))
        let second = try await desk.bring(all, isNew: false)
        #expect((second.added, second.updated, second.removed) == (0, 1, 1))
    }

    @Test func htmlThatIsTooMuchIsRefusedAndReported() throws {
        let deep = String(repeating: "<div>", count: 500)
        let many = String(repeating: "<b>", count: 3000)
        for html in [deep, many] {
            let text = #"{"entries": [{"id": 1, "entry_time": 5, "content": "\#(html)x"}]}"#
            let blog = try WordPress.read(Array(text.utf8))
            #expect(blog.versions.isEmpty)
            #expect(blog.losses.first?.place == "entries[0]")
        }
    }
}
