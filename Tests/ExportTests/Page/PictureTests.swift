import Editorial
import Synchronization
import Testing

@testable import Export

@Suite struct PictureTests {
    private static var narrow: [String] {
        [480, 960, 4000].map { HarbourBridge.picture.replacing(".png", with: "-\($0)w.png") }
    }

    private func files(_ edition: Edition, paths: [String]) throws -> [OutputFile] {
        try render(
            .html, edition: edition, stamp: "s", media: { _ in HarbourBridge.pictureBytes },
            mediaNames: {
                Dictionary(
                    uniqueKeysWithValues: Set(paths + [HarbourBridge.picture]).map {
                        ($0, "name of \($0)")
                    })
            })
    }

    private static func pictured(_ body: String) -> Entry {
        HarbourBridge.entry("p1ctvre000", .media, "A picture", "07:00") {
            $0.media = [Media(file: HarbourBridge.picture, kind: "image", alt: "A bridge")]
            $0.body = body
        }
    }

    @Test("Browsers choose among the widths of a picture, none wider than it is")
    func widths() throws {
        let entry = Self.pictured("![Again](\(HarbourBridge.picture))")
        let files = try files(edition([entry]), paths: Self.narrow + ["media/00/other.png"])
        let page = String(
            decoding: try #require(files.first { $0.path == "index.html" }).bytes, as: UTF8.self)
        let narrow = Self.narrow
        let sources =
            "srcset=\"\(narrow[0]) 480w, \(narrow[1]) 960w, \(HarbourBridge.picture) 1200w\" "
            + "sizes=\"(min-width: 46rem) 42rem, calc(100vw - 4.5rem)\""
        #expect(page.split(separator: sources).count == 3)
        #expect(page.split(separator: #"width="1200" height="675""#).count == 3)
        #expect(Set(files.map(\.path)).isSuperset(of: narrow))
    }

    @Test(
        "A picture that the blog has not does not keep the page in",
        arguments: ExportFormat.allCases)
    func missing(format: ExportFormat) throws {
        let told = Mutex<[String]>([])
        let entry = Self.pictured("![Again](\(HarbourBridge.picture))")
        let files = try render(
            format, edition: edition([entry]), stamp: "s",
            missing: { paths in told.withLock { $0 = paths } })
        for file in files {
            if case .list = file.content { continue }
            let text = String(decoding: try file.bytes, as: UTF8.self)
            #expect(!text.contains(HarbourBridge.picture), "\(file.path)")
        }
        if format == .html || format == .all {
            #expect(told.withLock { $0 } == [HarbourBridge.picture])
        }
    }

    @Test("A picture of one width has no choice to offer")
    func oneWidth() throws {
        let files = try files(edition([Self.pictured("")]), paths: [HarbourBridge.picture])
        let page = String(
            decoding: try #require(files.first { $0.path == "index.html" }).bytes, as: UTF8.self)
        #expect(!page.contains("srcset") && page.contains("decoding=\"async\""))
    }

    @Test("Pictures wait until they are near, but for those that are seen first")
    func loading() throws {
        let entries = ["07:00", "07:01", "07:02"].enumerated().map { index, time in
            HarbourBridge.entry("p1ctvre00\(index)", .media, "A picture", time) {
                $0.media = [Media(file: HarbourBridge.picture, kind: "image", alt: "A bridge")]
            }
        }
        let page = try #require(try exported(.html, edition(entries))["index.html"])
        let articles = page.split(separator: "<article ").dropFirst().map(String.init)
        #expect(articles.map { $0.contains(#"loading="lazy""#) } == [false, false, true])
    }

    @Test("A page is made again when its pictures come in more widths, and no other is")
    func keys() throws {
        var entries = HarbourBridge.many(260)
        entries[3].media = [Media(file: HarbourBridge.picture, kind: "image", alt: "A bridge")]
        func keys(_ paths: [String]) throws -> [String: String] {
            var keys: [String: String] = [:]
            for file in try files(edition(entries), paths: paths) {
                if case .made(let key, _) = file.content { keys[file.path] = key }
            }
            return keys
        }
        let before = try keys([])
        let after = try keys(Self.narrow)
        let changed = before.filter { after[$0.key] != $0.value }.keys
        #expect(changed.filter { $0.hasPrefix("page-") } == ["page-1.html"])
    }

    @Test(
        "Only what is exactly a width makes a narrower version",
        arguments: [
            "-480.png", "-0w.png", "-0480w.png", "-480w.jpg/x", "-w.png", "-999999w.png",
            "_480w.png",
        ])
    func names(end: String) {
        let stem = HarbourBridge.picture.dropLast(4)
        #expect(MediaPath.narrower("\(stem)-480w.png")?.width == 480)
        #expect(MediaPath.narrower("\(stem)\(end)") == nil)
    }

    @Test("A shared page brings the blog's picture, by an address that is found from anywhere")
    func shared() throws {
        let page = { (change: @escaping (inout Blog) -> Void) in
            try exported(.html, edition([], change: change))["index.html"] ?? ""
        }
        let own = try page { $0.image = HarbourBridge.picture }
        let address = "https://herald.example/live/harbour-bridge/\(HarbourBridge.picture)"
        #expect(own.contains(#"<meta property="og:image" content="\#(address)">"#))
        #expect(own.contains(#"<meta property="og:image:width" content="1200">"#))
        #expect(own.contains(#"<meta property="og:image:height" content="675">"#))
        #expect(own.contains(#"<meta property="og:image:alt" content="Harbour bridge"#))
        #expect(own.contains(#"<meta name="twitter:card" content="summary_large_image">"#))
        let far = try page { $0.image = "https://herald.example/a.png" }
        #expect(far.contains(#"<meta property="og:image" content="https://herald.example/a.png">"#))
        #expect(!far.contains("og:image:width"))
        // A relative address would lead nowhere.
        let nowhere = try page {
            $0.image = HarbourBridge.picture
            $0.url = nil
        }
        #expect(!nowhere.contains("og:image") && !nowhere.contains("twitter:card"))
        #expect(try !page { _ in }.contains("og:image"))
    }

    @Test(
        "A blog without a picture of its own is shared with its newest one, and older pages are as they were"
    )
    func sharedNewest() throws {
        var entries = HarbourBridge.many(230)
        func pages(_ change: (inout Blog) -> Void = { _ in }) throws -> [String: String] {
            try exported(.html, edition(entries, change: change))
        }
        let before = try pages()
        #expect(before["index.html"]?.contains("og:image") == false)
        entries[228].media = [
            Media(file: HarbourBridge.clip),
            Media(file: HarbourBridge.picture, alt: "The raised span"),
        ]
        let after = try pages()
        let index = try #require(after["index.html"])
        let address = "https://herald.example/live/harbour-bridge/\(HarbourBridge.picture)"
        #expect(index.contains(#"<meta property="og:image" content="\#(address)">"#))
        #expect(index.contains(#"<meta property="og:image:width" content="1200">"#))
        #expect(index.contains(#"<meta property="og:image:alt" content="The raised span">"#))
        #expect(after["page-4.html"] == before["page-4.html"])
        #expect(after["page-5.html"]?.contains("og:image") == false)
        let own = try pages { $0.image = "https://herald.example/a.png" }
        #expect(
            own["index.html"]?.contains(#""og:image" content="https://herald.example/a.png""#)
                == true)
        #expect(try pages { $0.url = nil }["index.html"]?.contains("og:image") == false)
    }
}
