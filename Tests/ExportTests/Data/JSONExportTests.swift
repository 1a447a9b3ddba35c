import Assets
import Editorial
import Foundation
import Testing

@testable import Export

@Suite struct JSONExportTests {
    @Test("The document is as the published schema says")
    func schema() throws {
        let schema = try #require(Asset.named("Templates/schema/blog.schema.json"))
        let rules = try JSONSerialization.jsonObject(with: Data(schema.bytes))
        let document = try #require(try exported(.json)["blog.json"])
        let value = try JSONSerialization.jsonObject(with: Data(document.utf8))
        let checker = SchemaChecker(schema: try #require(rules as? [String: Any]))
        #expect(checker.problems(of: value) == [])
    }

    @Test("The check against the schema can fail")
    func schemaFails() throws {
        let schema = try #require(Asset.named("Templates/schema/blog.schema.json"))
        let rules = try JSONSerialization.jsonObject(with: Data(schema.bytes))
        let document = try #require(try exported(.json)["blog.json"])
            .replacing(#""state": "live""#, with: #""state": "lively""#)
            .replacing(#""kind": "opening""#, with: #""checkedBy": "x""#)
        let value = try JSONSerialization.jsonObject(with: Data(document.utf8))
        let checker = SchemaChecker(schema: try #require(rules as? [String: Any]))
        #expect(checker.problems(of: value).count == 3)
    }

    @Test("Entries come oldest first, with their number")
    func order() throws {
        struct Document: Decodable {
            struct Entry: Decodable {
                var number: Int
                var published: String
            }
            var entries: [Entry]
        }
        let text = try #require(try exported(.json)["blog.json"])
        let entries = try JSONDecoder().decode(Document.self, from: Data(text.utf8)).entries
        #expect(entries.map(\.number) == Array(1...11))
        #expect(entries.map(\.published) == entries.map(\.published).sorted())
    }
}
