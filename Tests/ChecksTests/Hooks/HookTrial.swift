import Checks
import Editorial
import Foundation

/// A folder of its own in which hooks are tried, with limits that a busy machine does not reach.
final class HookTrial {
    let folder: String
    var runner: HookRunner

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/lb-trial-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        runner = HookRunner(program: "/opt/lb", folder: folder, builtIns: [:])
        runner.limits.time = .seconds(60)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A shell hook.
    static func hook(_ script: String, name: String = "30-trial", executable: Bool = true) -> Hook {
        Hook(
            path: "Hooks/pre-publish.d/\(name)", bytes: Array("#!/bin/sh\n\(script)\n".utf8),
            isExecutable: executable)
    }

    /// Trust in exactly these hooks.
    static func trust(_ hooks: [Hook]) -> HookTrust {
        HookTrust(Array(hooks.map { HookTrust.line(for: $0, at: noon) }.joined().utf8))
    }

    /// 2025-10-09 12:26:40 UTC.
    static let noon = Instant(seconds: 1_760_012_800)

    static func document(_ body: String = "The bridge is closed.", title: String? = nil)
        -> HookDocument
    {
        var blog = Blog(title: "Harbour", slug: "harbour", timeZone: "Europe/London")
        blog.state = .live
        var generator = SystemRandomNumberGenerator()
        let entry = Entry(
            id: EntryID("0123456789") ?? EntryID(using: &generator), title: title, body: body)
        return HookDocument(
            event: "pre-publish", blog: blog, entry: entry, path: "drafts/0123456789.md",
            firstLine: 5, published: nil, now: noon)
    }

    /// What the runner says of trusted hooks.
    func reports(_ hooks: [Hook], on document: HookDocument = document()) async -> [HookReport] {
        await runner.run(hooks, on: document, trust: Self.trust(hooks))
    }

    /// What the runner says of one trusted shell hook.
    func report(_ script: String, on document: HookDocument = document()) async throws
        -> HookReport
    {
        let reports = await reports([Self.hook(script)], on: document)
        guard let report = reports.first, reports.count == 1 else { throw Missing() }
        return report
    }

    /// What a hook left in the folder.
    func left(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    struct Missing: Error {}
}
