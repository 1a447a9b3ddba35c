import Checks
import Editorial
import Testing

@Suite("Several hooks")
struct HookOrderTests {
    private static func finding(_ rule: String) -> String {
        "echo '{\"rule\":\"\(rule)\",\"severity\":\"info\",\"message\":\"m\"}'"
    }

    @Test("run beside each other and are reported in order", .timeLimit(.minutes(2)))
    func parallel() async throws {
        let trial = try HookTrial()
        // Each waits for the next to have ended: one after the other they would never end.
        let count = 4
        let hooks = (0..<count).map { index in
            let wait = "while [ ! -e done\(index + 1) ]; do sleep 0.05; done\n"
            return HookTrial.hook(
                (index + 1 < count ? wait : "") + Self.finding("X-\(index)") + "\n: > done\(index)",
                name: "\(index)0-wait")
        }
        let reports = await trial.reports(hooks)
        #expect(reports.compactMap(\.failure).isEmpty)
        #expect(reports.map(\.hook.name) == hooks.map(\.name))
        #expect(reports.map { $0.findings.map(\.rule) } == (0..<count).map { ["X-\($0)"] })
    }

    @Test("keep their own words when one of them fails")
    func failure() async throws {
        let reports = try await HookTrial().reports([
            HookTrial.hook(Self.finding("A-1"), name: "10-a"),
            HookTrial.hook("exit 9", name: "20-b"),
            HookTrial.hook(Self.finding("C-1"), name: "30-c"),
        ])
        #expect(reports.map { $0.findings.map(\.rule) } == [["A-1"], [], ["C-1"]])
        #expect(reports.map { $0.failure != nil } == [false, true, false])
    }

    @Test("can start in great number at once", .timeLimit(.minutes(2)))
    func crowd() async throws {
        let hooks = (0..<40).map { HookTrial.hook("exit 0 # \($0)", name: "\($0)-quick") }
        let failures = try await HookTrial().reports(hooks).compactMap(\.failure)
        #expect(failures.isEmpty, "\(failures)")
    }

    @Test("lose nothing of what they print before they end", .timeLimit(.minutes(2)))
    func whole() async throws {
        // More than a pipe holds, in one piece and at the very end.
        let message = String(repeating: "m", count: 900)
        let line = "{\"rule\":\"A\",\"severity\":\"info\",\"message\":\"\(message)\"}"
        let script = "yes '\(line)' | head -n 90 > all; exec cat all"
        let hooks = (0..<12).map { index in
            HookTrial.hook(
                script.replacing("all", with: "all\(index)"), name: "\(index)-long")
        }
        let reports = try await HookTrial().reports(hooks)
        #expect(reports.compactMap(\.failure).isEmpty)
        #expect(reports.allSatisfy { $0.findings.count == 90 })
    }

    @Test("stop when the caller is cancelled", .timeLimit(.minutes(1)))
    func cancelled() async throws {
        let trial = try HookTrial()
        let hooks = [HookTrial.hook("sleep 50")]
        let runner = trial.runner
        let task = Task {
            await runner.run(hooks, on: HookTrial.document(), trust: HookTrial.trust(hooks))
        }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        let reports = await task.value
        #expect(reports.first?.failure != nil)
        #expect(reports.first.map { $0.duration < .seconds(30) } == true)
    }
}
