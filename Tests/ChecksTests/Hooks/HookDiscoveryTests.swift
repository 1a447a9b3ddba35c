import Checks
import Editorial
import Testing

@Suite struct HookDiscoveryTests {
    private let builtIns: [(path: String, bytes: [UInt8])] = [
        ("Hooks/pre-publish.d/10-attribution", Array("#!/bin/sh\nattribution\n".utf8)),
        ("Hooks/pre-publish.d/20-facts", Array("#!/bin/sh\nfacts\n".utf8)),
    ]

    private func names(
        _ event: String, _ blog: [(path: String, bytes: [UInt8], executable: Bool)]
    ) -> [String] {
        Hook.hooks(of: event, blog: blog, builtIns: builtIns).map(\.name)
    }

    @Test func aBlogWithoutHooksHasTheBuiltInOnes() {
        #expect(names("pre-publish", []) == ["10-attribution", "20-facts"])
        #expect(names("pre-submit", []) == [])
    }

    @Test func aBlogWithHooksHasNoOthers() {
        let own: [(path: String, bytes: [UInt8], executable: Bool)] = [
            ("Hooks/pre-publish.d/30-b", [1], true), ("Hooks/pre-publish.d/05-a", [2], true),
            ("Hooks/pre-publish.d/README.md", [3], false),
            ("Hooks/pre-publish.d/.keep", [4], false),
        ]
        #expect(names("pre-publish", own) == ["05-a", "30-b"])
    }

    @Test func aHookWithTheContentOfABuiltInIsThatBuiltIn() async {
        let own = [
            (path: "Hooks/pre-publish.d/90-mine", bytes: builtIns[1].bytes, executable: false),
            (
                path: "Hooks/pre-publish.d/91-mine", bytes: builtIns[1].bytes + [0x0A],
                executable: true
            ),
        ]
        let hooks = Hook.hooks(of: "pre-publish", blog: own, builtIns: builtIns)
        #expect(hooks.map(\.builtIn) == ["facts", nil])
        let finding = Finding(
            rule: "FIG-1", severity: .error, message: "From the program.", start: 0, end: 4)
        let runner = HookFixture.runner { $0.builtIns = ["facts": { _ in [finding] }] }
        let reports = await runner.run(hooks, on: HookFixture.document(), trust: HookTrust([]))
        #expect(reports.map(\.findings) == [[finding], []])
        #expect(reports.map(\.cause) == [nil, .untrusted])
    }

    @Test func aBuiltInOfAnotherVersionIsAFailure() async {
        let hooks = Hook.hooks(of: "pre-publish", blog: [], builtIns: builtIns)
        let reports = await HookFixture.runner().run(
            hooks, on: HookFixture.document(), trust: HookTrust([]))
        #expect(reports.map(\.cause) == [.unknownBuiltIn("attribution"), .unknownBuiltIn("facts")])
    }

    @Test func theDeskChangesSeveritiesAndTurnsRulesOff() {
        var policy = Policy()
        policy.severities = ["A-1": .error]
        policy.severities.updateValue(nil, forKey: "B-1")
        let findings = ["A-1", "B-1", "C-1"].map {
            Finding(rule: $0, severity: .warning, message: "x", start: 0, end: 0)
        }
        let applied = policy.applied(to: findings)
        #expect(applied.map(\.rule) == ["A-1", "C-1"])
        #expect(applied.map(\.severity) == [.error, .warning])
    }
}
