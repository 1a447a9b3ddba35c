internal import Archive
internal import Assets
internal import Checks
internal import Editorial
internal import Foundation
internal import Git
internal import Newsroom

/// The checks of the program: hooks, the blog's own first.
struct HookDesk: CheckDesk {
    func check(_ request: CheckRequest) async -> CheckResult {
        let hooks = Self.hooks(of: request.event.rawValue, blog: request.hooks)
        let trust = HookTrust((try? DurableFile.read(request.trustFile, limit: 1 << 20)) ?? [])
        let document = HookDocument(
            event: request.event.rawValue, blog: request.blog, entry: request.file.entry,
            path: request.path, firstLine: request.file.bodyLine, published: request.published,
            earlier: request.earlier, now: Surroundings.clock.now(),
            words: request.words.isEmpty ? nil : request.words,
            people: request.desk.people.isEmpty ? nil : request.desk.people.map(DeskPerson.init),
            broken: request.broken.isEmpty ? nil : request.broken,
            metadata: request.metadata.isEmpty ? nil : request.metadata)
        let reports = await Self.runner(folder: request.folder).run(
            hooks, on: document, trust: trust)
        var result = CheckResult()
        for report in reports {
            let findings = request.desk.policy.applied(to: report.findings)
            result.findings += findings
            if let failure = report.failure { result.failures.append(failure) }
            result.ran.append(Self.record(report, findings))
        }
        return result
    }

    /// The hooks of an event, the blog's own first.
    static func hooks(
        of event: String, blog: [(path: String, bytes: [UInt8], executable: Bool)]
    ) -> [Hook] {
        Hook.hooks(
            of: event, blog: blog,
            builtIns: InitCommand.hooks.map { (path: $0.path, bytes: $0.bytes) })
    }

    static func runner(folder: String?) -> HookRunner {
        HookRunner(program: Self.program, folder: folder, builtIns: BuiltInHooks.all)
    }

    /// Where this program lies.
    private static var program: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0]
    }

    /// A line for the record: which check, by content, and what it found.
    private static func record(_ report: HookReport, _ findings: [Finding]) -> String {
        CheckRecord(
            name: report.hook.name, digest: String(report.hook.digest.prefix(12)),
            findings: findings
        ).line
    }
}
