import Archive
import Editorial
import Export
import Foundation
import Newsroom
import Testing

/// `lb import markdown` takes back what `lb export markdown` gave.
@Suite struct MarkdownPageTests {
    private static let body = """
        See [the opening](#entry-aaaaaaaaa1) and ![a quay](PICTURE).

        #### Smaller

        | Line | Boats |
        |---|---:|
        | `a` | 12 |

        ```
        ### 9. No entry
        <!-- lb entry aaaaaaaaa8 2031-03-04T07:00:00Z -->
        ```

        - one
        - two
        """

    private static func blog(_ picture: String) throws -> ImportedBlog {
        var blog = ImportedBlog(format: "test")
        var settings = Blog(title: "Ferries & *boats*", slug: "ferries", timeZone: "Europe/London")
        settings.order = .chronological
        blog.settings = settings
        func add(_ id: String, _ minute: Int, _ fill: (inout Entry) -> Void) throws {
            var entry = Entry(id: try #require(EntryID(id)))
            entry.published = Instant(seconds: 1_930_000_000 + Int64(minute) * 60)
            fill(&entry)
            blog.alongside[entry.id] = [picture]
            blog.versions.append(
                ImportedVersion(
                    key: id, id: entry.id, at: try #require(entry.published), author: nil,
                    content: .entry(entry), place: ""))
        }
        try add("aaaaaaaaa1", 1) {
            $0.title = "1. It *starts* [now]"
            $0.body = Self.body.replacing("PICTURE", with: picture)
            $0.tags = ["ferry"]
        }
        try add("aaaaaaaaa2", 2) {
            $0.quotes = [Quotation(text: "No.\n\nNo.", speaker: "Tom", translated: true)]
            $0.byline = [Byline(name: "Ana Ruiz", role: "Reporter")]
            $0.updated = Instant(seconds: 1_930_000_000 + 600)
            $0.media = [Media(url: "https://a.example/a.mp4", alt: "A clip", licence: "CC BY 4.0")]
        }
        try add("aaaaaaaaa3", 3) {
            $0.retracted = Retraction(at: Instant(seconds: 1_930_000_900), reason: "Not so")
        }
        try add("aaaaaaaaa4", 4) {
            $0.kind = .summary
            $0.body = "- One\n- Two\n"
        }
        return blog
    }

    /// What the document of a blog with one file beside it is read as.
    private static func read(
        _ document: String, beside file: (path: String, bytes: [UInt8])
    ) throws -> ImportedBlog {
        let folder = NSTemporaryDirectory() + "lb-page-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let place = URL(fileURLWithPath: "\(folder)/\(file.path)")
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: place)
        try Data(document.utf8).write(to: URL(fileURLWithPath: folder + "/blog.md"))
        return try MarkdownFolder.read(folder + "/blog.md")
    }

    @Test func whatTheDocumentSaysComesBack() async throws {
        let bytes = Array("a picture".utf8)
        let digest = SHA256.hex(of: bytes)
        let picture = "media/\(digest.prefix(2))/\(digest).png"
        var blog = try Self.blog(picture)
        blog.media[picture] = bytes
        let desk = try await Newsroom(blog.settings)
        try await desk.bring(blog)
        let first = try desk.markdown()
        #expect(first.contains("![a quay](\(picture))"))
        let imported = try Self.read(first, beside: (picture, bytes))
        #expect(imported.losses == [])
        #expect(imported.versions.map(\.id.description).sorted().count == 4)
        let again = try await Newsroom(imported.settings)
        #expect(try await again.bring(imported).losses == [])
        #expect(try again.markdown() == first)
    }

    @Test("A clip is a clip again, with caption, length and credit; a link in a sentence stays one")
    func clips() async throws {
        let bytes = Array("a film".utf8)
        let digest = SHA256.hex(of: bytes)
        let film = "media/\(digest.prefix(2))/\(digest).mp4"
        var blog = try Self.blog(film)
        blog.media[film] = bytes
        var entry = Entry(id: try #require(EntryID("aaaaaaaaa9")))
        let at = Instant(seconds: 1_930_001_000)
        entry.published = at
        entry.body = """
            See [this](<https://a.example/b.mp4>) now.

            ```
            [code](<https://a.example/c.mp4>)
            ```

            *Not a caption*
            """
        let clips = [
            Media(
                file: film, kind: "video", alt: "Two *boats*", caption: "The quay · at six",
                credit: "Ana · Ledger", duration: 3723),
            Media(url: "https://a.example/d.mp3", kind: "audio", caption: "The horn"),
            Media(url: "https://a.example/e.webm", kind: "video", alt: "Rain", duration: 42),
        ]
        entry.media = clips
        blog.versions = [
            ImportedVersion(
                key: "aaaaaaaaa9", id: entry.id, at: at, author: nil, content: .entry(entry),
                place: "")
        ]
        blog.alongside = [entry.id: [film]]
        let desk = try await Newsroom(blog.settings)
        try await desk.bring(blog)
        let first = try desk.markdown()
        let imported = try Self.read(first, beside: (film, bytes))
        #expect(imported.losses == [])
        #expect(imported.media[film] == bytes)
        guard case .entry(let read) = imported.versions.first?.content else {
            Issue.record("no entry was read")
            return
        }
        #expect(read.media == clips)
        #expect(read.body == entry.body + "\n")
        #expect(read.title == nil, "it is called by its first words, and has no title")
        let again = try await Newsroom(imported.settings)
        try await again.bring(imported)
        #expect(try again.markdown() == first)
    }
}

extension Newsroom {
    /// What `lb export markdown` gives.
    fileprivate func markdown() throws -> String {
        let place = path
        let paths = try FileManager.default.subpathsOfDirectory(atPath: path).filter {
            $0.hasPrefix("media/")
        }
        let files = try render(
            .markdown, edition: try edition(),
            media: { path in
                let blog = try BlogRepository.open(from: place)
                return try blog.file(path, in: blog.tip().tree, limit: 1 << 20)
            },
            mediaNames: { Dictionary(uniqueKeysWithValues: paths.map { ($0, $0) }) })
        return String(decoding: try #require(files.first).bytes, as: UTF8.self)
    }
}
