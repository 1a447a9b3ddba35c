import Checks
import Editorial
import Foundation
import Testing

/// The protocol as `Hooks/` documents it: schemas, the document to try hooks on, and the examples.
@Suite struct HookProtocolTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Hooks")

    private func file(_ path: String) throws -> Data {
        try Data(contentsOf: Self.folder.appending(path: path))
    }

    private func sample() throws -> HookDocument {
        try HookDocument(decoding: Array(try file("examples/document.json")))
    }

    private func example(_ name: String) throws -> Hook {
        Hook(path: "Hooks/pre-publish.d/\(name)", bytes: Array(try file("examples/\(name)")))
    }

    private func schema(_ name: String) throws -> Schema {
        try Schema(try file("schema/\(name).schema.json"))
    }

    @Test func aDocumentWithEverythingFitsTheSchema() throws {
        let bytes = try Self.fullDocument.encoded()
        #expect(try schema("document").problems(Data(bytes)) == [])
        #expect(try HookDocument(decoding: bytes) == Self.fullDocument)
    }

    @Test func theDocumentToTryHooksOnFitsTheSchemaAndIsRead() throws {
        #expect(try schema("document").problems(try file("examples/document.json")) == [])
        let document = try sample()
        #expect(document.entry.body == document.text.markdown)
        #expect(document.earlier.claims.map(\.value) == ["900"])
    }

    @Test func theSchemaOfDocumentsRefusesWhatIsNone() throws {
        let schema = try schema("document")
        var text = String(decoding: try file("examples/document.json"), as: UTF8.self)
        text = text.replacing("\"first_line\": 24", with: "\"first_line\": 0")
            .replacing("\"kind\": \"update\",", with: "\"more\": 1,")
        #expect(schema.problems(Data(text.utf8)).count == 3)
    }

    @Test(arguments: [
        (#"{"rule":"H-1","severity":"error","message":"m"}"#, true),
        (
            #"{"rule":"H-1","severity":"error","message":"m","range":{"start":0,"end":1},"more":1}"#,
            true
        ),
        (#"{"rule":"H 1","severity":"error","message":"m"}"#, false),
        (#"{"rule":"H-1","severity":"warn","message":"m"}"#, false),
        (#"{"rule":"H-1","severity":"error","message":""}"#, false),
        (#"{"rule":"H-1","severity":"error","message":"a\u0007"}"#, false),
        (#"{"rule":"H-1","severity":"error","message":"m","range":{"start":0}}"#, false),
        (#"{"rule":"H-1","severity":"error","message":"m","range":{"start":-1,"end":1}}"#, false),
        (#"{"rule":"H-1","severity":"error","message":"m","url":"ftp://x"}"#, false),
        (#"{"rule":"H-1","severity":"error"}"#, false), (#"[]"#, false),
        (#"{"rule":"H-1","severity":"error","message":"m","field":"title"}"#, true),
        (#"{"rule":"H-1","severity":"error","message":"m","field":"byline"}"#, false),
    ])
    func theSchemaOfFindingsAndTheProgramAgree(line: String, valid: Bool) throws {
        #expect(try schema("finding").problems(Data(line.utf8)).isEmpty == valid)
        let read = try? HookOutput.findings(in: Array(line.utf8), scalars: [nil: 10])
        #expect((read != nil) == valid)
    }

    @Test func theShellExampleStopsInternalAddressesAnywhere() async throws {
        let hook = try example("no-internal-addresses.sh")
        let trust = HookFixture.trust([hook])
        var document = try sample()
        let clean = await HookFixture.runner().run([hook], on: document, trust: trust)
        #expect(clean.first?.failure == nil)
        #expect(clean.first?.findings == [])
        document.entry.sources[0].url = "https://wiki.intranet.example/grid"
        let report = try #require(
            await HookFixture.runner().run([hook], on: document, trust: trust).first)
        #expect(report.failure == nil)
        #expect(report.findings.map(\.severity) == [.error])
        #expect(report.findings.first?.message.contains("https://wiki.intranet.example") == true)
    }

    @Test(
        .enabled(
            if: ["/usr/local/bin", "/usr/bin", "/bin"].contains {
                FileManager.default.isExecutableFile(atPath: "\($0)/python3")
            }))
    func thePythonExampleMarksWordsAtTheirPlace() async throws {
        let hook = try example("house-style.py")
        let document = try sample()
        let report = try #require(
            await HookFixture.runner().run(
                [hook], on: document, trust: HookFixture.trust([hook])
            ).first)
        #expect(report.failure == nil)
        let scalars = Array(document.text.markdown.unicodeScalars)
        let words = report.findings.map { finding in
            String(String.UnicodeScalarView(scalars[finding.start..<finding.end]))
        }
        #expect(words == ["Amongst", "percent"])
        #expect(report.findings.map(\.replacement) == ["Among", "per cent"])
    }

    /// A document in which every key has a value.
    private static let fullDocument: HookDocument = {
        let time = Instant(seconds: 1_772_437_500)
        var blog = Blog(title: "Storm", slug: "storm", timeZone: "Europe/London")
        blog.state = .ended
        var entry = HookFixture.document("Text.\n").entry
        entry.byline = [Byline(person: "ana"), Byline(name: "Tom Lee", role: "reporter")]
        (entry.created, entry.published, entry.updated) = (time, time, time)
        (entry.isKey, entry.keyText, entry.tags) = (true, "Road closed", ["roads"])
        entry.quotes = [
            Quotation(
                text: "t", speaker: "s", role: "r", source: "o", language: "de", translated: true,
                descriptor: "d", reason: "e", knownTo: "ana")
        ]
        let claim = Claim(
            key: "k", value: "v", text: "t", source: "s", checkedBy: "ana", at: time,
            status: "verified", supersedes: "k2")
        entry.claims = [claim]
        entry.sources = [
            Source(
                id: "s", name: "n", kind: "agency", url: "u", obtained: time, verifiedBy: "ana")
        ]
        entry.media = [
            Media(
                file: "f", url: "u", kind: "image", alt: "a", caption: "c", credit: "r",
                licence: "l", taken: time, duration: 3, width: 4, height: 5, verified: true)
        ]
        entry.embeds = [
            Embed(
                url: "u", provider: "p", author: "a", text: "t", captured: time, sha256: "s",
                tracks: true)
        ]
        entry.corrections = [Correction(at: time, was: "w", now: "n", note: "o", by: "ana")]
        entry.retracted = Retraction(at: time, reason: "r", by: "ana")
        return HookDocument(
            event: "post-publish", blog: blog, entry: entry, path: "entries/x.md", firstLine: 40,
            published: entry, earlier: .init(claims: [claim], quotes: entry.quotes), now: time,
            people: [DeskPerson(id: "ana", name: "Ana Lee")], broken: ["media/ab/ab.png"],
            metadata: ["media/ab/ab.jpg": [.place, .names]])
    }()
}
