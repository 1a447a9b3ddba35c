import Foundation
import Testing

/// What readers and those who receive files get, beside the page itself.
@Suite struct ReaderFilesTests {
    @Test func whoeverReceivesTheDocumentCanHaveItsSchema() async throws {
        var desk = try await desk()
        // Outside of any blog.
        let schema = try await desk.lb("export", "schema").output
        #expect(schema.contains("\"const\": \"lb-blog\""))
        let folder = desk.folder
        try await desk.did("export", "all", "-o", "\(folder)/site")
        try await desk.did("export", "json", "-o", "\(folder)/alone.json")
        let read = { (path: String) in
            try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        }
        #expect(try read("site/blog.schema.json") == schema)
        #expect(try read("site/manifest.json").contains("\"blog.schema.json\""))
        #expect(try read("site/blog.json").contains("\"$schema\": \"blog.schema.json\""))
        #expect(try read("alone.json") == read("site/blog.json"))
    }
}
