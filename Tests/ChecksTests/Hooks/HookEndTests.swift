import Checks
import Testing

@Suite struct HookEndTests {
    @Test(.timeLimit(.minutes(2)))
    func nothingPrintedJustBeforeTheEndIsLost() async throws {
        // More than a pipe holds, in one piece, by many at once.
        let line = HookFixture.line("A", message: String(repeating: "m", count: 900))
        let hooks = (0..<12).map { index in
            HookFixture.hook(
                "cd; yes '\(line)' | head -n 90 > all; exec cat all", name: "\(index)-long")
        }
        let runner = HookFixture.runner { $0.limits.time = .seconds(60) }
        let reports = await runner.run(
            hooks, on: HookFixture.document(), trust: HookFixture.trust(hooks))
        #expect(reports.compactMap(\.failure).isEmpty)
        #expect(reports.allSatisfy { $0.findings.count == 90 })
    }

    @Test(.timeLimit(.minutes(1)))
    func aHookEndsWhenItsCallerIsCancelled() async throws {
        let hooks = [HookFixture.hook("sleep 300")]
        let runner = HookFixture.runner { $0.limits.time = .seconds(250) }
        let task = Task {
            await runner.run(hooks, on: HookFixture.document(), trust: HookFixture.trust(hooks))
        }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        #expect(await task.value.first?.failure != nil)
    }

    @Test(.timeLimit(.minutes(1)))
    func memoryIsNamedEvenIfItIsNotTheLastWord() async throws {
        let report = try await HookFixture.run(
            HookFixture.hook("echo 'awk: out of memory' >&2; echo ' at line 1' >&2; exit 2"))
        #expect(report.cause == .memory(512 << 20, "awk: out of memory"))
    }

    @Test func theShellThatSetsTheLimitsLeavesNoVariable() async throws {
        let folder = try ScratchFolder()
        let report = try await HookFixture.run(
            HookFixture.hook("tr '\\0' '\\n' < /proc/$$/environ > names")
        ) { $0.folder = folder.path }
        #expect(report.failure == nil)
        let names = folder.text("names")?.split(separator: "\n").compactMap {
            $0.split(separator: "=").first.map(String.init)
        }
        #expect(
            names.map(Set.init)
                == ["PATH", "LC_ALL", "HOME", "TMPDIR", "LB_PROGRAM", "LB_EVENT"])
    }
}
