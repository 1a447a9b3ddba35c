import Checks
import Editorial
import Foundation
import Testing

/// Small hooks, written in the tests that run them.
enum HookFixture {
    /// A hook of a blog with that text; a shell script unless its first line says otherwise.
    static func hook(
        _ text: String, name: String = "50-test", executable: Bool = true
    ) -> Hook {
        let script = text.hasPrefix("#!") ? text : "#!/bin/sh\n" + text + "\n"
        return Hook(
            path: "Hooks/pre-publish.d/\(name)", bytes: Array(script.utf8),
            isExecutable: executable)
    }

    static func python(_ text: String) -> Hook { hook("#!/usr/bin/python3\n\(text)\n") }

    static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

    /// A list that trusts these hooks and no others.
    static func trust(_ hooks: [Hook]) -> HookTrust {
        HookTrust(
            Array(hooks.map { HookTrust.line(for: $0, at: Instant(seconds: 0)) }.joined().utf8))
    }

    static func document(_ body: String = "Some text.\n") -> HookDocument {
        var entry = Entry(
            id: EntryID("3kq9z0m4tc") ?? .init(using: &generator), title: "Road closed", body: body)
        entry.quotes = [Quotation(text: "Stay at home.", speaker: "Ruth Adeyemi")]
        return HookDocument(
            event: "pre-publish",
            blog: Blog(title: "Storm", slug: "storm", timeZone: "Europe/London"), entry: entry,
            path: "entries/2026/03/02/07/0745-road-closed-3kq9z0m4tc.md", firstLine: 8,
            published: nil, now: Instant(seconds: 1_772_437_500))
    }

    private static var generator: SystemRandomNumberGenerator {
        get { .init() }
        set {}
    }

    /// A runner whose limits are short enough for tests and long enough for a busy machine.
    static func runner(_ change: (inout HookRunner) -> Void = { _ in }) -> HookRunner {
        var runner = HookRunner(program: "/opt/newsroom/lb", folder: nil, builtIns: [:])
        runner.limits.time = .seconds(20)
        change(&runner)
        return runner
    }

    /// Runs one hook that is trusted.
    static func run(
        _ hook: Hook, body: String = "Some text.\n",
        _ change: (inout HookRunner) -> Void = { _ in }
    ) async throws -> HookReport {
        try #require(
            await runner(change).run([hook], on: document(body), trust: trust([hook])).first)
    }

    /// What a hook wrote into a file of its own making, for those that cannot answer otherwise.
    static func scratchFolder() throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/hook-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
        return path
    }

    /// A line that is a finding, for use within single quotes of a shell.
    static func line(_ rule: String, message: String = "Mend it.") -> String {
        #"{"rule":"\#(rule)","severity":"warning","message":"\#(message)"}"#
    }
}

/// A folder for one test, removed after it.
final class ScratchFolder: Sendable {
    let path: String

    init() throws { path = try HookFixture.scratchFolder() }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The text of a file in it; nil if there is none.
    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: path + "/" + name)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
