import Foundation
import Markdown
import Testing

/// Runs over a folder of collected hostile inputs, named by the environment.
private let corpus = ProcessInfo.processInfo.environment["LB_SHARED"].map { "\($0)/web/corpus" }

@Suite("Corpus", .enabled(if: corpus != nil, "LB_SHARED names no folder"))
struct CorpusTests {
    private struct Record: Decodable {
        var id: String
        var payload: String?
        var text: String?
    }

    private func records(_ name: String) throws -> [Record] {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(corpus ?? "")/\(name)"))
        return try data.split(separator: 0x0A).map {
            try JSONDecoder().decode(Record.self, from: $0)
        }
    }

    @Test("Pathological documents take less than half a second")
    func pathological() throws {
        let folder = "\(corpus ?? "")/pathological"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".md") }
        #expect(!names.isEmpty)
        for name in names {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
            let source = Array(data.prefix(greatestSize))
            var output: [UInt8] = []
            let time = processorTime {
                writeHTML(of: source, options: HTMLOptions(), into: &output)
            }
            #expect(time < timeLimit, "\(name)")
            #expect(output.count < 64 << 20, "\(name)")
        }
    }

    /// The elements and attributes that we write ourselves; nothing else may look like a tag.
    private static let tags = [
        "/?(?:p|em|strong|del|code|pre|blockquote|ul|ol|li|h[1-6]|a|span)",
        "/?(?:table|thead|tbody|tr)|/?t[hd]|br|hr",
        #"ol start="[0-9]+"|code class="language-[A-Za-z0-9+._-]+""#,
        #"t[hd](?: scope="col")?(?: class="align-[a-z]+")?|span class="visually-hidden""#,
        #"a href="(?:https?://|mailto:|#)[^"<>\s]*"(?: rel="noopener external" class="external")?"#
            + #"(?: title="[^"<>]*")?"#,
    ]

    @Test("Script payloads leave no markup but ours, as text, link, image and code")
    func scripts() throws {
        let records = try records("xss.jsonl")
        let tag = try Regex("<(?:\(Self.tags.joined(separator: "|")))>")
        #expect(!records.isEmpty)
        for record in records {
            let payload = try #require(record.payload)
            for source in [
                payload, "[a](\(payload))", "[a](<\(payload)>)", "![\(payload)](\(payload))",
                "<\(payload)>", "[a]: \(payload)\n\n[a]", "> - \(payload)", "```\(payload)\n```",
                "[a](#b \"\(payload)\")", "|a|\n|---|\n|\(payload)|",
            ] {
                let output = html(source)
                let rest = output.replacing(tag, with: "")
                #expect(!rest.contains("<") && !rest.contains(">"), "\(record.id): \(output)")
            }
        }
    }

    @Test("Naughty strings survive as text")
    func naughty() throws {
        let records = try records("naughty.jsonl")
        #expect(!records.isEmpty)
        for record in records {
            let text = try #require(record.text)
            // In a code block nothing is markup, so all of the text must come through. The x keeps
            // the block from reading white space at its head as indentation.
            let source = "~~~~~~~~~\nx\(text)\n~~~~~~~~~"
            var expected: [UInt8] = []
            HTMLEscape.text("x\(text)", into: &expected)
            let output = html(source)
            #expect(
                output.contains(String(decoding: expected, as: UTF8.self)), "\(record.id)")
            #expect(runs(of: text).allSatisfy { $0.place.range.upperBound <= text.utf8.count })
            _ = html(text)
            _ = plainText(of: Array(text.utf8))
        }
    }
}
