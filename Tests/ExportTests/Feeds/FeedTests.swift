import Editorial
import Foundation
import Testing

@testable import Export

/// What feeds tell of an entry beside its words.
@Suite struct FeedTests {
    private func object(_ format: ExportFormat, _ edition: Edition) throws -> [String: Any] {
        let text = try #require(try exported(format, edition).values.first)
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(value as? [String: Any])
    }

    private static var edition: Edition {
        var edition = HarbourBridge.edition
        edition.blog.publisherURL = "https://herald.example/"
        edition.blog.logo = "https://herald.example/logo.png"
        return edition
    }

    @Test("Nobody reads a clip to know its length", arguments: [ExportFormat.atom, .jsonfeed])
    func lengths(format: ExportFormat) throws {
        let files = try render(
            format, edition: Self.edition,
            media: { path in
                #expect(path != HarbourBridge.clip)
                return HarbourBridge.media(path)
            }, mediaNames: HarbourBridge.mediaNames,
            mediaLength: { $0 == HarbourBridge.clip ? 7_654_321 : nil })
        let text = String(decoding: try #require(files.first).bytes, as: UTF8.self)
        #expect(
            text.contains(format == .atom ? "length=\"7654321\"" : "\"size_in_bytes\": 7654321"))
    }

    @Test("A clip is attached in JSON Feed and enclosed in Atom, with type, title and length")
    func clips() throws {
        let items = try #require(object(.jsonfeed, Self.edition)["items"] as? [[String: Any]])
        let attached = items.compactMap { $0["attachments"] as? [[String: Any]] }
        #expect(attached.count == 1)
        let clips = try #require(attached.first)
        #expect(clips.map { $0["mime_type"] as? String } == ["video/mp4", "audio/mpeg"])
        #expect(clips.map { $0["duration_in_seconds"] as? Int } == [102, 3725])
        // What lies elsewhere is not asked for its length.
        #expect(clips.map { $0["size_in_bytes"] as? Int } == [1, nil])
        let address = "https://herald.example/live/harbour-bridge/" + HarbourBridge.clip
        #expect(clips.first?["url"] as? String == address)
        #expect(clips.first?["title"] as? String == "Wardens explain the barrier test")
        let atom = try #require(try exported(.atom, Self.edition)["feed.atom"])
        #expect(
            atom.contains(
                "<link rel=\"enclosure\" type=\"video/mp4\" href=\"\(address)\" length=\"1\" "
                    + "title=\"Wardens explain the barrier test\"/>"))
        #expect(atom.split(separator: "rel=\"enclosure\"").count - 1 == 3)
    }

    @Test(
        "Links and pictures within the text are found from wherever a feed is read",
        arguments: [ExportFormat.atom, .jsonfeed, .ninjs])
    func carried(format: ExportFormat) throws {
        var entry = HarbourBridge.entry("f33d1nks00", .update, "A text", "07:00") { _ in }
        entry.body = "See [below](#entry-f33d1nks00). ![A pier](\(HarbourBridge.picture))"
        let text = try #require(try exported(format, ExportTests.edition([entry])).values.first)
            .replacing("\\", with: "").replacing("&quot;", with: "\"")
        let place = "https://herald.example/live/harbour-bridge"
        #expect(text.contains("href=\"\(place)#entry-f33d1nks00\""))
        #expect(text.contains("src=\"\(place)/\(HarbourBridge.picture)\""))
    }

    @Test("A blog that is nowhere yet attaches nothing that could not be found")
    func nowhere() throws {
        var edition = Self.edition
        edition.blog.url = nil
        let items = try #require(object(.jsonfeed, edition)["items"] as? [[String: Any]])
        let attached = items.flatMap { $0["attachments"] as? [[String: Any]] ?? [] }
        #expect(attached.map { $0["url"] as? String } == ["https://radio.example/clip.mp3"])
    }

    @Test("Feeds tell where the publisher is, and show its logo")
    func publisher() throws {
        let feed = try object(.jsonfeed, Self.edition)
        #expect(feed["icon"] as? String == "https://herald.example/logo.png")
        let author = (feed["authors"] as? [[String: Any]])?.first
        #expect(author?["url"] as? String == "https://herald.example/")
        let atom = try #require(try exported(.atom, Self.edition)["feed.atom"])
        #expect(atom.contains("<logo>https://herald.example/logo.png</logo>"))
        #expect(atom.contains("<uri>https://herald.example/</uri>"))
    }

    private func associations(_ edition: Edition = edition) throws -> [String: [String: Any]] {
        let items = try #require(object(.ninjs, edition)["associations"] as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: items.map { item in
                let ids = item["altIds"] as? [[String: String]]
                return (ids?.first?["value"] ?? "", item)
            })
    }

    @Test("ninjs credits a picture to who made it, and says when")
    func credit() throws {
        let entry = try #require(associations()["p1ctvre000"])
        let picture = try #require((entry["associations"] as? [[String: Any]])?.first)
        #expect(picture["by"] as? String == "Pedro Gonçalves / The Northgate Herald")
        #expect(picture["copyrightHolder"] == nil)
        #expect(picture["contentCreated"] as? String == "2017-03-03T07:51:00Z")
        #expect(picture["usageTerms"] as? String == "CC BY 4.0")
    }

    @Test("ninjs tells readers of corrections, and of why an entry is gone")
    func corrections() throws {
        func texts(_ id: String) throws -> [String: String] {
            let descriptions = try associations()[id]?["descriptions"] as? [[String: String]] ?? []
            return Dictionary(
                descriptions.map { ($0["role"] ?? "", $0["value"] ?? "") }
            ) { one, _ in one }
        }
        let correction = try #require(try texts("c0rrect000")["correction"])
        #expect(correction.hasPrefix("An earlier version of this entry gave the wrong time"))
        #expect(correction.contains("by noon"))
        #expect(
            try texts("w1thdrawn0")
                == ["withdrawal": "The statement that it was based on was not genuine."])
        #expect(try associations()["w1thdrawn0"]?["bodies"] == nil)
    }

    @Test("The HTML in ninjs has quotations and posts; posts are items of their own as well")
    func wholeBody() throws {
        let quote = try #require(associations()["qv0te00000"])
        let bodies = try #require(quote["bodies"] as? [[String: String]])
        #expect(bodies.last?["contentType"] == "text/html")
        #expect(bodies.last?["value"]?.contains("Nous avons attendu") == true)
        let entry = try #require(associations()["p0st000000"])
        let posts = try #require(entry["associations"] as? [[String: Any]])
        #expect(posts.map { $0["by"] as? String }.last == "Mayor of Aller")
        #expect(entry["language"] as? String == HarbourBridge.blog.language)
    }
}
