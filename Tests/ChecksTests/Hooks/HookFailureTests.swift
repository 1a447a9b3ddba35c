import Checks
import Editorial
import Foundation
import Testing

@Suite("A hook that fails")
struct HookFailureTests {
    /// A finding in the form of the protocol.
    private static let finding = #"{"rule":"X-001","severity":"error","message":"m"}"#

    @Test("is stopped when its time is up, even if it ignores signals", .timeLimit(.minutes(1)))
    func time() async throws {
        let trial = try HookTrial()
        trial.runner.limits.time = .milliseconds(300)
        let report = try await trial.report("trap '' TERM INT HUP\nwhile :; do sleep 20; done")
        #expect(report.cause == .time(.milliseconds(300)))
        #expect(report.findings.isEmpty)
    }

    @Test(
        "is stopped when it prints without end", .timeLimit(.minutes(1)),
        arguments: ["exec yes", "yes", "exec yes >&2", "yes | cat"])
    func output(script: String) async throws {
        let report = try await HookTrial().report(script)
        #expect(report.cause == .output(1 << 20))
        #expect(report.failure?.contains("more than 1024 KiB") == true)
        #expect(report.findings.isEmpty)
    }

    @Test("cannot write a file over the limit and go on unnoticed")
    func file() async throws {
        let trial = try HookTrial()
        trial.runner.limits.file = 1 << 20
        let report = try await trial.report("exec head -c 3000000 /dev/zero > much")
        #expect(report.failure != nil)
        let size = try FileManager.default.attributesOfItem(atPath: "\(trial.folder)/much")[.size]
        #expect((size as? NSNumber)?.intValue == 1 << 20)
    }

    @Test("by a signal is named with the signal and its last words")
    func crash() async throws {
        let report = try await HookTrial().report("echo 'out of luck' >&2\nkill -SEGV $$")
        #expect(report.cause == .signal(11, "out of luck"))
    }

    @Test("with a status other than 0 is named with it, and its findings do not count")
    func status() async throws {
        let report = try await HookTrial().report(
            "echo '\(Self.finding)'\necho first >&2\necho 'no such source' >&2\nexit 3")
        #expect(report.cause == .status(3, "no such source"))
        #expect(report.findings.isEmpty)
    }

    @Test(
        "by printing anything but findings is told the line",
        arguments: [
            ("echo '\(finding)'; echo hello", 2), ("echo '\(finding)'; printf '{\"rule\":\"X'", 2),
            ("echo '[]'", 1), ("printf '\\n\\n{}\\n'", 3), ("printf '\\377\\n'", 1),
            (#"echo '{"rule":"X","severity":"fatal","message":"m"}'"#, 1),
            (#"echo '{"rule":"X","severity":"error","message":7}'"#, 1),
            (
                #"echo '{"rule":"X","severity":"error","message":"m","range":{"start":1e99,"end":2}}'"#,
                1
            ),
        ])
    func garbage(script: String, line: Int) async throws {
        let report = try await HookTrial().report(script)
        guard case .garbage(let named, let reason)? = report.cause else {
            Issue.record("\(String(describing: report.cause))")
            return
        }
        #expect(named == line)
        #expect(!reason.isEmpty)
        #expect(report.findings.isEmpty)
    }

    @Test("by reporting more than a thousand findings is refused")
    func many() async throws {
        let trial = try HookTrial()
        let script = "i=0; while [ $i -lt 1001 ]; do echo '\(Self.finding)'; i=$((i+1)); done"
        #expect(try await trial.report(script).failure?.contains("more than 1000") == true)
    }

    @Test(
        "by taking all memory is stopped", .timeLimit(.minutes(1)),
        arguments: [
            "exec awk 'BEGIN { s = \"x\"; while (1) s = s s }'",
            "exec python3 -c 'a = bytearray(900 << 20)'",
        ])
    func memory(script: String) async throws {
        guard case .memory(let limit, _)? = try await HookTrial().report(script).cause else {
            Issue.record("it was not stopped for its memory")
            return
        }
        #expect(limit == 512 << 20)
    }

    @Test(
        "to be a program at all says so",
        arguments: ["#!/no/such/thing\n", "", "echo hello\n", "#!/bin/sh\r\nexit 0\r\n", "#!sh\n"])
    func program(text: String) async throws {
        let hook = Hook(path: "Hooks/pre-publish.d/30-none", bytes: Array(text.utf8))
        let reports = try await HookTrial().reports([hook])
        guard case .noInterpreter? = reports.first?.cause else {
            Issue.record("\(String(describing: reports.first?.cause))")
            return
        }
        #expect(reports.first?.failure?.contains("30-none") == true)
    }

    @Test("leaves nothing behind in the temporary folder")
    func folder() async throws {
        let trial = try HookTrial()
        let report = try await trial.report("touch \"$TMPDIR/left\"; echo $TMPDIR > where; exit 1")
        #expect(report.failure != nil)
        let place = try trial.left("where").split(separator: "\n").first.map(String.init)
        #expect(!FileManager.default.fileExists(atPath: try #require(place)))
    }
}
