import Checks
import Editorial
import Testing

@Suite("Which hooks may run")
struct HookTrustTests {
    @Test("A hook that nobody trusts never runs, and the way out is named")
    func untrusted() async throws {
        let trial = try HookTrial()
        let hook = HookTrial.hook("touch ran")
        let reports = await trial.runner.run(
            [hook], on: HookTrial.document(), trust: HookTrust([]))
        #expect(reports.first?.failure?.contains("lb hook trust \(hook.path)") == true)
        #expect(throws: (any Error).self) { try trial.left("ran") }
    }

    @Test("One changed byte takes the trust away")
    func changed() async throws {
        let trial = try HookTrial()
        let hook = HookTrial.hook("touch ran")
        let changed = HookTrial.hook("touch ran ")
        let trust = HookTrial.trust([hook])
        #expect(trust.allows(hook))
        #expect(!trust.allows(changed))
        let reports = await trial.runner.run([changed], on: HookTrial.document(), trust: trust)
        #expect(reports.first?.failure != nil)
        #expect(throws: (any Error).self) { try trial.left("ran") }
    }

    @Test("A hook that git does not call executable is not run")
    func mode() async throws {
        let trial = try HookTrial()
        let reports = await trial.reports([HookTrial.hook("touch ran", executable: false)])
        #expect(reports.first?.failure?.contains("git update-index --chmod=+x") == true)
        #expect(throws: (any Error).self) { try trial.left("ran") }
    }

    @Test("The list of trusted hooks forgives lines that are none")
    func list() {
        let hook = HookTrial.hook("exit 0")
        let line = HookTrust.line(for: hook, at: HookTrial.noon)
        let text = "\n# note\n\(hook.digest.dropLast()) short\n\(line)\u{0}\n"
        #expect(HookTrust(Array(text.utf8) + [0xFF]).digests == [hook.digest])
    }

    @Test("A path with a line break cannot put a second line into the list")
    func path() {
        let hook = Hook(
            path: "Hooks/pre-publish.d/x\n\(String(repeating: "a", count: 64))", bytes: [])
        #expect(HookTrust.line(for: hook, at: HookTrial.noon).split(separator: "\n").count == 1)
    }

    @Test("A file with exactly the content of a built-in is that built-in, under any name")
    func builtIn() async throws {
        let trial = try HookTrial()
        trial.runner.builtIns = ["facts": { _ in [Self.finding] }]
        let bytes = Array("#!/bin/sh\nexec lb\n".utf8)
        let hooks = Hook.hooks(
            of: "pre-publish", blog: [("Hooks/pre-publish.d/99-mine", bytes, true)],
            builtIns: [("Hooks/pre-publish.d/20-facts", bytes)])
        let reports = await trial.runner.run(
            hooks, on: HookTrial.document(), trust: HookTrust([]))
        #expect(reports.first?.findings == [Self.finding])
    }

    @Test("A blog without hooks of its own has the built-in ones of the event")
    func fallback() {
        let builtIns: [(path: String, bytes: [UInt8])] = [
            ("Hooks/pre-publish.d/10-attribution", [1]), ("Hooks/post-publish.d/10-other", [2]),
        ]
        let hooks = Hook.hooks(of: "pre-publish", blog: [], builtIns: builtIns)
        #expect(hooks.map(\.name) == ["10-attribution"])
        #expect(hooks.map(\.builtIn) == ["attribution"])
    }

    private static let finding = Finding(
        rule: "FAC-001", severity: .warning, message: "m", start: 0, end: 0)
}
