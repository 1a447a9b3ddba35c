import Archive
import Editorial
import Foundation
import Newsroom
import Testing

/// `lb import json` takes back what `lb export json` gave.
@Suite struct OwnJSONTests {
    static let picture = "media/ab/ab" + String(repeating: "0", count: 62) + ".jpg"

    private static let export = """
        {
          "format": "lb-blog", "version": 1, "commit": "0", "moment": "2031-03-04T11:00:00Z",
          "blog": {
            "title": "Harbour bridge", "slug": "bridge", "language": "en-GB",
            "timeZone": "Europe/London", "state": "ended", "order": "chronological",
            "start": "2031-03-04T06:00:00Z", "end": "2031-03-04T11:00:00Z",
            "publisher": "The Ledger", "url": "https://news.example/bridge",
            "pinned": "aaaaaaaaa1"
          },
          "summary": {
            "id": "aaaaaaaaa9", "kind": "summary", "published": "2031-03-04T09:00:00Z",
            "html": "<ul>\\n<li>One <a href=\\"https://news.example/x\\">of ours</a></li>\\n</ul>\\n"
          },
          "entries": [
            {
              "id": "aaaaaaaaa1", "number": 1, "kind": "quote", "title": "Said: \\"no\\" # twice",
              "authors": [{"name": "Ana Ruiz", "role": "Transport correspondent"}],
              "published": "2031-03-04T07:00:00Z", "updated": "2031-03-04T07:30:00Z",
              "key": true, "keyText": "The first no", "tags": ["ferry", "yes"],
              "html": "<p>See <a href=\\"https://a.example/?a=1&amp;b=2\\" rel=\\"noopener external\\">this</a>.</p>\\n<blockquote>\\n<p>1. <em>quoted</em></p>\\n</blockquote>\\n",
              "quotes": [{"text": "No.\\nNo again.", "speaker": "Tom Hale", "role": "captain"}],
              "media": [{"kind": "image", "url": "https://a.example/p.jpg", "alt": "A quay", "width": 10, "height": 20}],
              "posts": [{"url": "https://mastodon.example/@x/1", "provider": "Mastodon", "text": "Hi"}],
              "claims": [
                {"key": "boats", "value": "6", "status": "superseded", "found": "verified", "at": "2031-03-04T06:50:00Z", "supersededBy": "aaaaaaaaa1"},
                {"key": "boats-now", "value": "7", "status": "verified", "at": "2031-03-04T06:55:00Z", "supersedes": "boats"}
              ],
              "corrections": [{"at": "2031-03-04T07:30:00Z", "was": "6", "now": "7", "note": "Seven boats"}]
            },
            {
              "id": "aaaaaaaaa2", "number": 2, "kind": "update", "published": "2031-03-04T08:00:00Z",
              "updated": "2031-03-04T08:10:00Z",
              "withdrawn": {"at": "2031-03-04T08:10:00Z", "reason": "It was wrong"}
            }
          ]
        }
        """

    private static func imported() throws -> ImportedBlog {
        try OwnJSON.read(Array(export.utf8))
    }

    private static func object(_ json: String) throws -> NSDictionary {
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
        var object = try #require(value as? [String: Any])
        object["commit"] = nil
        object["moment"] = nil
        return object as NSDictionary
    }

    @Test func theMarksOfAPageInItsTextAreNoLoss() throws {
        let plain = "noopener external\\\">this</a>"
        let marked =
            "noopener external\\\" class=\\\"external\\\">this"
            + "<span class=\\\"visually-hidden\\\">, external</span></a>"
        #expect(Self.export.contains(plain))
        let earlier = Self.export.replacing(plain, with: marked)
        let imported = try OwnJSON.read(Array(earlier.utf8))
        let bodies = { (blog: ImportedBlog) in
            blog.versions.map { version in
                if case .entry(let entry) = version.content { entry.body } else { "" }
            }
        }
        #expect(bodies(imported) == bodies(try Self.imported()))
        #expect(imported.losses == (try Self.imported()).losses)
    }

    @Test func exportedAgainItIsTheSame() async throws {
        let imported = try Self.imported()
        let desk = try await Newsroom(imported.settings)
        let outcome = try await desk.bring(imported)
        #expect(outcome.losses == [])
        #expect(outcome.added == 3)
        let first = try desk.json()
        #expect(first.contains("\"text\": \"See"))
        // What the export adds for readers of it, `text`, is made from the rest; everything else is there.
        let again = try await Newsroom(OwnJSON.read(Array(first.utf8)).settings)
        try await again.bring(OwnJSON.read(Array(first.utf8)))
        #expect(try Self.object(again.json()) == Self.object(first))
        let wanted = try Self.object(Self.export)
        let entries = try #require(wanted["entries"] as? [[String: Any]])
        let got = try #require(Self.object(first)["entries"] as? [[String: Any]])
        for (entry, other) in zip(entries, got) {
            for (key, value) in entry {
                #expect(value as? NSObject == other[key] as? NSObject, "\(key)")
            }
        }
        #expect((try Self.object(first)["blog"] as? [String: Any])?.count == 13)
        #expect(try desk.edition().blog.pin?.entry.description == "aaaaaaaaa1")
    }

    @Test func eachEntryIsACommitOfItsOwnTimeByItsAuthor() async throws {
        let desk = try await Newsroom()
        try await desk.bring(Self.imported())
        let log = try await desk.git("log", "--format=%an|%ae|%cn|%at|%s", "--reverse")
        #expect(
            log.split(separator: "\n").dropFirst().map(String.init) == [
                "Ana Ruiz||Sam Okoro|1930374000|import: Said: \"no\" # twice",
                "Sam Okoro|sam@ledger.example|Sam Okoro|1930377600|import: Taken back: It was wrong",
                "Sam Okoro|sam@ledger.example|Sam Okoro|1930381200|import: Summary",
                "Sam Okoro|sam@ledger.example|Sam Okoro|1930381200|blog: pin aaaaaaaaa1",
                "Sam Okoro|sam@ledger.example|Sam Okoro|1930381200|import: end, 3 versions of entries",
            ])
        try await desk.git("fsck", "--strict")
        #expect(try await desk.git("status", "--porcelain") == "")
    }

    @Test func theSameFileAgainAddsNothing() async throws {
        let desk = try await Newsroom()
        try await desk.bring(Self.imported())
        let tip = try desk.shift.blog.tip()
        let outcome = try await desk.bring(Self.imported(), isNew: false)
        #expect(outcome.unchanged == 3)
        #expect(outcome.entries.isEmpty)
        #expect(try desk.shift.blog.tip() == tip)
    }

    @Test func whatChangedInTheSourceIsAnUpdate() async throws {
        let desk = try await Newsroom()
        try await desk.bring(Self.imported())
        let changed = Self.export.replacing("The first no", with: "The first no of many")
        let outcome = try await desk.bring(OwnJSON.read(Array(changed.utf8)), isNew: false)
        #expect(outcome.updated == 1)
        #expect(outcome.unchanged == 2)
        #expect(try desk.edition().entries().first?.keyText == "The first no of many")
    }

    @Test func whatSomebodyChangedHereStays() async throws {
        let desk = try await Newsroom()
        try await desk.bring(Self.imported())
        let path = try #require(
            try await desk.git("ls-files", "entries").split(separator: "\n").first)
        let text = try await desk.git("show", "main:\(path)").replacing("See", with: "Look at")
        try desk.write(text, to: String(path))
        try await desk.git(
            "-c", "user.name=S", "-c", "user.email=s@l.example", "commit", "-qam", "x")
        #expect(try await desk.bring(Self.imported(), isNew: false).unchanged == 3)
        let changed = Self.export.replacing("The first no", with: "The first no of many")
        let outcome = try await desk.bring(OwnJSON.read(Array(changed.utf8)), isNew: false)
        #expect(outcome.updated == 0)
        #expect(outcome.losses.map(\.place) == ["entries[0]"])
        #expect(try desk.edition().entries().first?.body.hasPrefix("Look at") == true)
    }

    @Test func whatWasTakenOutHereStaysOut() async throws {
        let desk = try await Newsroom()
        try await desk.bring(Self.imported())
        let path = try #require(
            try await desk.git("ls-files", "entries").split(separator: "\n").first)
        try await desk.git("rm", "-q", String(path))
        try await desk.git(
            "-c", "user.name=S", "-c", "user.email=s@l.example", "commit", "-qm", "x")
        let outcome = try await desk.bring(Self.imported(), isNew: false)
        #expect(outcome.added == 0)
        #expect(outcome.losses.count == 1)
    }

    @Test func filesThatSomebodyIsAtWorkOnAreLeftAlone() async throws {
        let desk = try await Newsroom()
        try desk.write("mine", to: "entries/2031/03/04/07/0700-said-no-twice-aaaaaaaaa1.md")
        let outcome = try await desk.bring(Self.imported())
        #expect(outcome.kept == ["entries/2031/03/04/07/0700-said-no-twice-aaaaaaaaa1.md"])
        #expect(try desk.edition().entries().count == 2)
    }

    @Test func aPictureComesWithItsFile() async throws {
        let bytes = Array("a picture".utf8)
        let digest = SHA256.hex(of: bytes)
        let path = "media/\(digest.prefix(2))/\(digest).jpg"
        let text = Self.export.replacing(
            "\"url\": \"https://a.example/p.jpg\"", with: "\"file\": \"\(path)\"")
        let imported = try OwnJSON.read(Array(text.utf8)) { $0 == path ? bytes : nil }
        let desk = try await Newsroom()
        #expect(try await desk.bring(imported).losses == [])
        #expect(try await desk.git("show", "main:\(path)") == "a picture")
        let missing = try OwnJSON.read(Array(text.utf8)) { _ in Array("another".utf8) }
        #expect(missing.losses.map(\.place) == ["entries[0].media[0]"])
    }

    @Test func theLogoAndTheNarrowerVersionsOfAPictureComeWithTheirFiles() async throws {
        func path(_ text: String) -> String {
            let digest = SHA256.hex(of: Array(text.utf8))
            return "media/\(digest.prefix(2))/\(digest).png"
        }
        let (picture, logo) = (path("a picture"), path("a logo"))
        let narrower = picture.replacing(".png", with: "-480w.png")
        let files = [picture: "a picture", logo: "a logo", narrower: "a smaller picture"]
        let text = Self.export
            .replacing("\"publisher\":", with: "\"logo\": {\"file\": \"\(logo)\"}, \"publisher\":")
            .replacing(
                "\"url\": \"https://a.example/p.jpg\"",
                with: "\"file\": \"\(picture)\", "
                    + "\"narrower\": [{\"file\": \"\(narrower)\", \"width\": 480}]")
        let imported = try OwnJSON.read(Array(text.utf8)) { files[$0].map { Array($0.utf8) } }
        let desk = try await Newsroom(imported.settings)
        #expect(try await desk.bring(imported).losses == [])
        for (path, bytes) in files {
            #expect(try await desk.git("show", "main:\(path)") == bytes)
        }
        #expect(try desk.edition().blog.logo == logo)
        #expect(try await desk.git("status", "--porcelain") == "")
        let findings = try await desk.shift.verify().violations
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func aTableIsNotSaidToHaveChanged() async throws {
        let desk = try await Newsroom()
        let id = try #require(EntryID("aaaaaaaaa1"))
        var entry = Entry(id: id, body: "| a | b |\n|---|--:|\n| 1 | 2 |\n")
        entry.published = Instant(seconds: 1_930_000_000)
        var blog = ImportedBlog(format: "test")
        blog.versions = [
            ImportedVersion(
                key: "1", id: id, at: Instant(seconds: 1_930_000_000), author: nil,
                content: .entry(entry), place: "")
        ]
        try await desk.bring(blog)
        let export = try desk.json()
        let (start, end) = (#"\u003ctable\u003e"#, #"\u003c/table\u003e"#)
        #expect(export.contains(start))
        #expect(try OwnJSON.read(Array(export.utf8)).losses == [])
        // Earlier exports had the frames of the page.
        let framed = export.replacing(
            start, with: #"\u003cdiv class=\"table\" role=\"group\" tabindex=\"0\"\u003e"# + start
        ).replacing(end, with: end + #"\u003c/div\u003e"#)
        #expect(framed != export)
        #expect(try OwnJSON.read(Array(framed.utf8)).losses == [])
    }
}
