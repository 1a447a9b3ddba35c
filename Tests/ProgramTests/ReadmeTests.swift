import Foundation
import Testing

/// Every command of the README, run as it stands there.
@Suite struct ReadmeTests {
    private static var top: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    private func section(_ mark: String) throws -> String {
        let text = try String(
            contentsOf: Self.top.appendingPathComponent("README.md"), encoding: .utf8)
        let start = try #require(text.range(of: "<!-- \(mark) -->"))
        let end = try #require(text.range(of: "<!-- /\(mark) -->"))
        return String(text[start.upperBound..<end.lowerBound])
    }

    @Test func theTourRunsAsItStands() async throws {
        var desk = try TestEnvironment()
        desk.name = "Sam Okoro"
        desk.email = "sam@ledger.example"
        let commands = try section("tour").split(separator: "\n").filter { $0.hasPrefix("$ ") }
            .map { String($0.dropFirst(2)) }
        #expect(commands.count > 20)
        var place = ""
        var ids: [String: String] = [:]
        for command in commands {
            if command.hasPrefix("cd ") {
                place = String(command.dropFirst(3))
                continue
            }
            let line = ids.reduce(command) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
            var variables = desk.variables
            variables["PATH"] =
                URL(fileURLWithPath: TestEnvironment.program)
                .deletingLastPathComponent().path + ":/usr/bin:/bin"
            variables.removeValue(forKey: "LB_SEED")
            let answer = try await desk.run(
                "/bin/sh", ["-c", line], at: place, input: "", variables: variables)
            #expect(answer.status == 0, "\(line)\n\(answer.output)\(answer.errors)")
            if line.contains(" draft "),
                let word = answer.output.split(whereSeparator: \.isWhitespace).last
            {
                ids[["BOATS", "MINISTERS", "TALKS"][ids.count]] = String(word)
            }
        }
        #expect(FileManager.default.fileExists(atPath: desk.folder + "/site/index.html"))
    }

    @Test func theTableOfExitCodesIsTheProgramsOwn() async throws {
        var desk = try TestEnvironment()
        let help = try await desk.lb("--help").output
        let readme = try String(
            contentsOf: Self.top.appendingPathComponent("README.md"), encoding: .utf8)
        let words = { (text: String) in
            text.replacingOccurrences(of: "`", with: "").split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
        }
        for code in 0...9 {
            let row = try #require(
                readme.split(separator: "\n").first { $0.hasPrefix("| \(code) |") })
            let meaning = words(String(row.dropFirst("| \(code) |".count).dropLast()))
            #expect(words(help).contains("\(code) \(meaning)"), "exit code \(code)")
        }
    }

    @Test func theWorkedDayOfTheReadmeIsTheDemonstration() async throws {
        var desk = try TestEnvironment()
        let answer = try await desk.lb("demo", "day")
        #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
        let readme = try String(
            contentsOf: Self.top.appendingPathComponent("README.md"), encoding: .utf8)
        let start = try #require(readme.range(of: "```text\n"))
        let end = try #require(readme[start.upperBound...].range(of: "\n```"))
        let shown = readme[start.upperBound..<end.lowerBound]
        #expect(answer.output.contains(shown), "\(answer.output)")
        for file in ["site/index.html", "blog.json"] {
            #expect(FileManager.default.fileExists(atPath: desk.folder + "/day/" + file))
        }
        let fsck = try await desk.git("fsck", "--strict", at: "day/averne")
        #expect(fsck.status == 0 && fsck.output.isEmpty, "\(fsck.output)")
        #expect(try await desk.git("status", "--porcelain", at: "day/averne").output == "")
        let clone = try await desk.git("clone", "-q", "averne", "clone", at: "day")
        #expect(clone.status == 0, "\(clone.errors)")
    }
}
