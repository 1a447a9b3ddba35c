import Checks
import Editorial
import Testing

/// Each way in which a hook can go wrong, with a real hook that does.
@Suite struct HookFailureTests {
    @Test func aHookThatTakesTooLongIsStopped() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let report = try await HookFixture.run(HookFixture.hook("sleep 60")) {
            $0.limits.time = .milliseconds(300)
        }
        #expect(report.cause == .time(.milliseconds(300)))
        #expect(report.failure?.contains("took longer than 0.3 seconds") == true)
        #expect(clock.now - start < .seconds(15))
    }

    @Test func aHookThatIgnoresSignalsIsStopped() async throws {
        let report = try await HookFixture.run(
            HookFixture.hook("trap '' TERM INT HUP\nwhile :; do sleep 1; done")
        ) { $0.limits.time = .milliseconds(300) }
        #expect(report.cause == .time(.milliseconds(300)))
    }

    @Test(arguments: ["exec yes", "yes", "yes >&2", "while :; do echo more; done"])
    func aHookThatPrintsWithoutEndIsStopped(script: String) async throws {
        let report = try await HookFixture.run(HookFixture.hook(script))
        #expect(report.cause == .output(1 << 20))
        #expect(report.failure?.contains("Hooks/pre-publish.d/50-test") == true)
        #expect(report.duration < .seconds(15))
    }

    @Test(.enabled(if: HookFixture.hasPython))
    func aHookThatTakesTooMuchMemoryFails() async throws {
        let report = try await HookFixture.run(
            HookFixture.python("data = bytearray(300 << 20)\nprint(len(data))")
        ) { $0.limits.memory = 100 << 20 }
        #expect(report.cause == .memory(100 << 20, "MemoryError"))
        #expect(report.failure?.contains("100 MiB") == true)
    }

    @Test(.enabled(if: HookFixture.hasPython))
    func addressSpaceThatIsOnlyReservedIsFree() async throws {
        let report = try await HookFixture.run(
            HookFixture.python("import mmap\nmmap.mmap(-1, 4 << 30, prot=mmap.PROT_READ)"))
        #expect(report.failure == nil)
    }

    @Test func aStatusOtherThanZeroIsAFailureWithTheLastWords() async throws {
        let report = try await HookFixture.run(
            HookFixture.hook(
                "echo '\(HookFixture.line("A-1"))'; echo first >&2; echo no list >&2; exit 3"))
        #expect(report.cause == .status(3, "no list"))
        #expect(report.findings.isEmpty)
        #expect(report.failure?.contains("failed with status 3 (“no list”)") == true)
    }

    @Test func lastWordsCannotControlATerminal() async throws {
        let report = try await HookFixture.run(
            HookFixture.hook(#"printf 'bad\033[2J\a words\n' >&2; exit 1"#))
        #expect(report.cause == .status(1, "bad[2J words"))
    }

    @Test func aSignalIsAFailure() async throws {
        let report = try await HookFixture.run(HookFixture.hook("kill -SEGV $$"))
        #expect(report.cause == .signal(11, ""))
    }

    @Test func garbageIsAFailureWithItsLine() async throws {
        let report = try await HookFixture.run(
            HookFixture.hook("echo '\(HookFixture.line("A-1"))'; echo hello"))
        #expect(report.cause == .garbage(line: 2, reason: "it is no JSON object"))
        #expect(report.findings.isEmpty)
        #expect(report.failure?.contains("no finding on line 2") == true)
    }

    @Test func halfALineIsAFailure() async throws {
        let report = try await HookFixture.run(
            HookFixture.hook(#"printf '{"rule":"A-1","severity":"err'"#))
        #expect(report.cause == .garbage(line: 1, reason: "it is no JSON object"))
    }

    @Test func aHookThatIsNotExecutableFails() async throws {
        let report = try await HookFixture.run(HookFixture.hook("exit 0", executable: false))
        #expect(report.cause == .notExecutable)
        #expect(report.failure?.contains("git update-index --chmod=+x") == true)
    }

    @Test(arguments: [
        ("echo {}\n", "must name its interpreter"), ("", "must name its interpreter"),
        ("#!/no/such/interpreter\n", "/no/such/interpreter is not on this machine"),
        ("#!sh\n", "absolute path"), ("#!/bin/sh\r\nexit 0\r\n", "CR LF"),
    ])
    func aHookThatTheSystemCannotRunSaysWhy(text: String, reason: String) async throws {
        let hook = Hook(path: "Hooks/pre-publish.d/50-test", bytes: Array(text.utf8))
        let report = try await HookFixture.run(hook)
        #expect(report.failure?.contains(reason) == true, "\(report.failure ?? "no failure")")
    }

    @Test func aBrokenBinaryFails() async throws {
        let hook = Hook(
            path: "Hooks/pre-publish.d/50-test", bytes: Array("\u{7F}ELF".utf8) + [0, 0, 0, 1])
        let report = try await HookFixture.run(hook)
        #expect(report.failure != nil)
        #expect(report.findings.isEmpty)
    }

    @Test func aFolderThatIsGoneIsAFailure() async throws {
        let report = try await HookFixture.run(HookFixture.hook("exit 0")) {
            $0.folder = "/no/such/folder"
        }
        #expect(report.failure?.contains("could not be run") == true)
    }

    @Test func aFileBeyondTheLimitEndsTheHook() async throws {
        let report = try await HookFixture.run(
            HookFixture.hook("head -c 3000000 /dev/zero > \"$HOME/big\" || exit 9")
        ) { $0.limits.file = 1 << 20 }
        guard case .status(9, _) = report.cause else {
            Issue.record("\(report.failure ?? "no failure")")
            return
        }
    }

    @Test(.enabled(if: HookFixture.hasPython))
    func theProcessesOfAHookShareItsMemory() async throws {
        // Each of them is well within the limit.
        let report = try await HookFixture.run(
            HookFixture.python(
                """
                import os, time
                for _ in range(6):
                    if os.fork() == 0:
                        data = bytearray(b"x" * (40 << 20))
                        time.sleep(10)
                        os._exit(0)
                time.sleep(10)
                """)
        ) { $0.limits.memory = 100 << 20 }
        #expect(report.cause == .memory(100 << 20, ""))
        #expect(report.duration < .seconds(9))
    }

    @Test(.enabled(if: HookFixture.hasPython))
    func memoryThatProcessesShareIsCountedOnce() async throws {
        let report = try await HookFixture.run(
            HookFixture.python(
                """
                import os, time
                data = bytearray(b"x" * (60 << 20))
                for _ in range(4):
                    if os.fork() == 0:
                        time.sleep(0.5)
                        os._exit(0)
                time.sleep(0.7)
                """)
        ) { $0.limits.memory = 150 << 20 }
        #expect(report.failure == nil, "\(report.failure ?? "")")
    }
}
