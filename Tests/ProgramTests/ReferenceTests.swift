import Foundation
import Testing

/// The whole command-line reference, as one text under version control.
@Suite struct ReferenceTests {
    @Test func theReferenceIsTheRecordedOne() async throws {
        var desk = try TestEnvironment()
        var text = ""
        for command in try await commands(&desk) {
            let help = try await desk.lb(["help"] + command)
            #expect(help.status == 0, "\(command)")
            text += "==== lb \(command.joined(separator: " "))\n\(help.output)\n"
        }
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Reference.txt")
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        #expect(
            text == recorded, "Read the change, then: RECORD=1 swift test --filter ReferenceTests")
    }

    /// A terminal may be narrower than the source: lines of one paragraph are joined there by a backslash.
    @Test func pagesOfHelpFillAnyWidth() async throws {
        var desk = try TestEnvironment()
        for command in try await commands(&desk) {
            let help = try await desk.lb(["help"] + command, variables: ["COLUMNS": "5000"])
            let page = help.output.split(separator: "\n", omittingEmptySubsequences: false)
                .drop { $0.hasPrefix("OVERVIEW") }.prefix { !$0.hasPrefix("USAGE:") }
            for (line, next) in zip(page, page.dropFirst())
            where line.first?.isWhitespace == false && next.first?.isWhitespace == false {
                #expect(line.hasSuffix(":"), "\(command): \(line)")
            }
        }
    }

    /// Every command and subcommand, as the program itself lists them.
    private func commands(_ desk: inout TestEnvironment) async throws -> [[String]] {
        let dump = try await desk.lb(["--experimental-dump-help"])
        let json = try JSONSerialization.jsonObject(with: Data(dump.output.utf8))
        let root = try #require((json as? [String: Any])?["command"] as? [String: Any])
        var found: [[String]] = []
        func walk(_ command: [String: Any], _ path: [String]) {
            found.append(path)
            for child in command["subcommands"] as? [[String: Any]] ?? [] {
                guard let name = child["commandName"] as? String, name != "help" else { continue }
                walk(child, path + [name])
            }
        }
        walk(root, [])
        return found
    }
}
