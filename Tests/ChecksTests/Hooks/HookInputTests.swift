import Checks
import Editorial
import Foundation
import Testing

@Suite("What a hook reads and may reach")
struct HookInputTests {
    @Test(
        "A hook need not read its input", .timeLimit(.minutes(1)),
        arguments: ["exit 0", "exec 0<&-; sleep 0.1", "sleep 0.2", "head -c 1 > /dev/null"])
    func unread(script: String) async throws {
        let body = String(repeating: "The bridge is closed. ", count: 200 * 1024 / 22 + 1)
        let report = try await HookTrial().report(script, on: HookTrial.document(body))
        #expect(report.failure == nil)
        #expect(report.findings.isEmpty)
    }

    @Test("A hook reads exactly the document")
    func input() async throws {
        let trial = try HookTrial()
        let document = HookTrial.document("Zoë said: “No.”\n\n* 🌉 closed", title: "Bridge")
        #expect(try await trial.report("cat > read", on: document).failure == nil)
        let read = try Data(contentsOf: URL(fileURLWithPath: trial.folder + "/read"))
        #expect(Array(read) == (try document.encoded()))
    }

    @Test("The environment holds six variables and nothing of the caller's")
    func environment() async throws {
        let trial = try HookTrial()
        #expect(
            try await trial.report("tr '\\0' '\\n' < /proc/$$/environ > variables").failure == nil)
        let lines = try trial.left("variables").split(separator: "\n").map(String.init)
        let names = lines.compactMap { $0.split(separator: "=").first.map(String.init) }
        #expect(Set(names) == ["PATH", "LC_ALL", "HOME", "TMPDIR", "LB_PROGRAM", "LB_EVENT"])
        #expect(lines.contains("LC_ALL=C.UTF-8"))
        #expect(lines.contains("PATH=/usr/local/bin:/usr/bin:/bin"))
        #expect(lines.contains("LB_PROGRAM=/opt/lb"))
        #expect(lines.contains("LB_EVENT=pre-publish"))
    }

    @Test("No open file of the caller reaches a hook")
    func descriptors() async throws {
        let trial = try HookTrial()
        let file = try #require(FileHandle(forReadingAtPath: "/dev/null"))
        defer { try? file.close() }
        // What the shell opens itself, its script and what it puts aside, leads to these places.
        let hook = "for f in /proc/$$/fd/*; do readlink \"$f\"; done > targets; exit 0"
        #expect(try await trial.report(hook).failure == nil)
        let targets = try trial.left("targets").split(separator: "\n")
        #expect(targets.contains { $0.hasSuffix("/input") })
        let strange = targets.filter { target in
            !["/lb-hook-", "pipe:[", trial.folder].contains { target.contains($0) }
        }
        #expect(strange.isEmpty, "\(strange)")
        #expect(targets.count { $0.hasPrefix("pipe:[") } <= 3)
    }

    @Test(
        "Work in the background ends with the hook", .timeLimit(.minutes(1)),
        arguments: ["sleep 300 & ", "setsid sleep 300 & ", "(trap '' HUP TERM; exec sleep 300) & "])
    func background(start: String) async throws {
        let trial = try HookTrial()
        let report = try await trial.report(start + "echo $! > id; sleep 0.2")
        #expect(report.failure == nil)
        let id = try #require(Int(try trial.left("id").split(separator: "\n").first ?? ""))
        for _ in 0..<100 where Self.runs(id) { try await Task.sleep(for: .milliseconds(50)) }
        #expect(!Self.runs(id))
    }

    /// Whether a process still runs; one that only waits to be collected does not.
    private static func runs(_ id: Int) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
            let state = status.split(separator: ")").last?.split(separator: " ").first
        else { return false }
        return state != "Z" && state != "X"
    }
}
