import Checks
import Editorial
import Foundation
import Testing

@Suite("The document that a hook reads")
struct HookDocumentTests {
    @Test("comes back the same when it is read again, with text of any script")
    func roundTrip() throws {
        var document = HookTrial.document("Zoë: “نعم” 🌉\n\n\\ \" / \u{7F}", title: "Tïtle")
        document.published = document.entry
        document.published?.body = "Earlier."
        let again = try HookDocument(decoding: try document.encoded())
        #expect(again == document)
    }

    @Test("is the same bytes for the same content, on one line")
    func stable() throws {
        let document = HookTrial.document("One.\nTwo.", title: "Bridge")
        let bytes = try document.encoded()
        #expect(try (0..<20).allSatisfy { _ in try document.encoded() == bytes })
        #expect(bytes.count { $0 == 0x0A } == 1)
        #expect(bytes.last == 0x0A)
    }

    @Test("has the keys that the protocol names")
    func keys() throws {
        let bytes = try HookTrial.document("One.", title: "Bridge").encoded()
        let top = try #require(
            try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(Set(top.keys) == ["format", "event", "blog", "entry", "text", "earlier", "now"])
        #expect(top["format"] as? Int == 1)
        let blog = try #require(top["blog"] as? [String: String])
        #expect(
            blog == [
                "title": "Harbour", "slug": "harbour", "language": "en-GB",
                "time_zone": "Europe/London", "state": "live",
            ])
        let text = try #require(top["text"] as? [String: Any])
        #expect(Set(text.keys) == ["markdown", "path", "first_line"])
        #expect(text["first_line"] as? Int == 5)
    }

    @Test("is what the schema says: every key is described, and every required one is there")
    func schema() throws {
        let file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Hooks/schema/document.schema.json")
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let described = try #require(schema["properties"] as? [String: Any])
        let required = try #require(schema["required"] as? [String])
        var document = HookTrial.document("One.", title: "Bridge")
        let least = try #require(
            try JSONSerialization.jsonObject(with: Data(document.encoded())) as? [String: Any])
        document.published = document.entry
        let most = try #require(
            try JSONSerialization.jsonObject(with: Data(document.encoded())) as? [String: Any])
        #expect(Set(required).isSubset(of: least.keys))
        #expect(Set(most.keys) == Set(described.keys))
    }

    @Test(
        "is refused when it is none",
        arguments: ["", "{}", "null", "[]", #"{"format":1,"event":"pre-publish"}"#])
    func refused(text: String) {
        #expect(throws: (any Error).self) { try HookDocument(decoding: Array(text.utf8)) }
    }
}
