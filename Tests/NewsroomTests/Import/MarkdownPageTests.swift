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
        let folder = NSTemporaryDirectory() + "lb-page-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = URL(fileURLWithPath: "\(folder)/\(picture)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        try Data(first.utf8).write(to: URL(fileURLWithPath: folder + "/blog.md"))
        let imported = try MarkdownFolder.read(folder + "/blog.md")
        #expect(imported.losses == [])
        #expect(imported.versions.map(\.id.description).sorted().count == 4)
        let again = try await Newsroom(imported.settings)
        #expect(try await again.bring(imported).losses == [])
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
