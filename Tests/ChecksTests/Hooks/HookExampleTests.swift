import Checks
import Editorial
import Foundation
import Testing

@Suite("The examples in Hooks")
struct HookExampleTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Hooks")

    /// What an example says of a document.
    private static func findings(_ name: String, _ document: HookDocument) async throws -> [Finding]
    {
        let file = folder.appendingPathComponent("examples/\(name)")
        let hook = Hook(
            path: "Hooks/pre-publish.d/\(name)", bytes: Array(try Data(contentsOf: file)),
            isExecutable: FileManager.default.isExecutableFile(atPath: file.path))
        let report = try #require(
            await HookFixture.runner().run(
                [hook], on: document, trust: HookFixture.trust([hook])
            ).first)
        #expect(report.failure == nil)
        return report.findings
    }

    @Test(
        "warn of a title in capitals",
        arguments: [
            ("BRIDGE CLOSED", 1), ("BRIDGE 24 CLOSED!", 1), ("Bridge closed", 0), ("NATO", 1),
            ("EU", 0), ("1,200", 0), (nil, 0),
        ])
    func shout(title: String?, count: Int) async throws {
        var document = HookFixture.document("All GOOD.")
        document.entry.title = title
        let findings = try await Self.findings("30-shout.sh", document)
        #expect(findings.map(\.rule) == Array(repeating: "HOUSE-3", count: count))
    }

    @Test("warn of a figure without a source, at its place")
    func numbers() async throws {
        var document = HookFixture.document(
            "🌉 At 10:30, 1,200 homes and 15 people, COVID-19 apart.")
        let findings = try await Self.findings("40-numbers.py", document)
        let scalars = Array(document.text.markdown.unicodeScalars)
        let words = findings.map { finding in
            String(String.UnicodeScalarView(scalars[finding.start..<finding.end]))
        }
        #expect(words == ["1,200", "15"])
        document.entry.claims = [Claim(key: "homes-without-power", value: "1,200")]
        #expect(try await Self.findings("40-numbers.py", document).count == 1)
        document.entry.sources = [Source(id: "grid")]
        #expect(try await Self.findings("40-numbers.py", document).isEmpty)
    }
}
