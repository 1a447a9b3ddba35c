package import Editorial
import Foundation
import Glibc
import Subprocess
import Synchronization
import SystemPackage

/// What one hook said, or why it did not.
package struct HookReport: Sendable {
    package let hook: Hook
    package var findings: [Finding]
    /// A sentence with the way out; then the act is refused.
    package let failure: String?
    package let duration: Duration
}

/// Runs hooks beside each other and reports them in order.
package struct HookRunner: Sendable {
    /// How long a hook may take.
    package var time = Duration.seconds(5)
    /// Bytes that a hook may print, and write into any one file.
    package var output = 1 << 20
    /// Bytes of memory that a hook may use, as address space.
    package var memory = 512 << 20
    /// The program that hooks find as `LB_PROGRAM`.
    package var program: String
    /// Where hooks run.
    package var folder: String?
    /// Built-in hooks by name, run in this process: they are the same code either way.
    package var builtIns: [String: @Sendable (HookDocument) -> [Finding]]

    package init(
        program: String, folder: String?,
        builtIns: [String: @Sendable (HookDocument) -> [Finding]]
    ) {
        self.program = program
        self.folder = folder
        self.builtIns = builtIns
    }

    /// Runs all of them, none before it is trusted.
    package func run(
        _ hooks: [Hook], on document: HookDocument, trust: HookTrust
    ) async -> [HookReport] {
        await withTaskGroup(of: (Int, HookReport).self) { group in
            for (index, hook) in hooks.enumerated() {
                group.addTask { (index, await run(hook, on: document, trust: trust)) }
            }
            var reports: [(Int, HookReport)] = []
            for await report in group { reports.append(report) }
            return reports.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func run(
        _ hook: Hook, on document: HookDocument, trust: HookTrust
    ) async -> HookReport {
        let clock = ContinuousClock()
        let start = clock.now
        func report(_ findings: [Finding], _ failure: String? = nil) -> HookReport {
            HookReport(
                hook: hook, findings: findings, failure: failure, duration: clock.now - start)
        }
        guard trust.allows(hook) else {
            return report(
                [], "the hook \(hook.path) is not trusted here. Read it, then: lb hook trust \(hook.path)")
        }
        if let name = hook.builtIn {
            guard let builtIn = builtIns[name] else {
                return report([], "the hook \(hook.path) is of another version of lb. Update lb.")
            }
            return report(builtIn(document))
        }
        guard hook.isExecutable else {
            return report(
                [], "the hook \(hook.path) is not executable. git update-index --chmod=+x, and commit.")
        }
        do {
            let input = try document.encoded()
            let output = try await runProcess(hook, input: input)
            let scalars = document.text.markdown.unicodeScalars.count
            return report(try HookOutput.findings(in: output, scalars: scalars))
        } catch let error as HookFailure {
            return report([], error.sentence)
        } catch let error as HookOutput.Garbage {
            return report(
                [], "line \(error.line) of what the hook \(hook.path) printed: \(error.reason). "
                    + "Each line must be a JSON object with rule, severity and message.")
        } catch {
            return report([], "the hook \(hook.path) could not be run: \(error)")
        }
    }

    /// The bytes that the hook printed.
    private func runProcess(_ hook: Hook, input: [UInt8]) async throws -> [UInt8] {
        let place = try HookPlace(hook, input: input)
        defer { place.remove() }
        let leader = Leader()
        let (input, output, errors) = (place.input, place.output, place.errors)
        let configuration = configuration(hook, place)
        let status = try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
            group.addTask {
                try await Subprocess.run(
                    configuration,
                    input: .fileDescriptor(input, closeAfterSpawningProcess: false),
                    output: .fileDescriptor(output, closeAfterSpawningProcess: false),
                    error: .fileDescriptor(errors, closeAfterSpawningProcess: false)
                ) { execution in
                    leader.set(execution.processIdentifier.value)
                }.terminationStatus
            }
            group.addTask {
                try await Task.sleep(for: time)
                return nil
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            return first
        }
        // What it left running in the background ends with it.
        leader.killGroup()
        return try place.result(status, limits: self)
    }

    private func configuration(_ hook: Hook, _ place: HookPlace) -> Configuration {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
        ]
        // The shell sets the limits and becomes the hook.
        let limits =
            "ulimit -c 0; ulimit -v \(memory / 1024); ulimit -f \(output / 512); exec \"$0\""
        return Configuration(
            executable: .path("/bin/sh"), arguments: ["-c", limits, place.program],
            environment: .custom([
                "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": place.folder,
                "TMPDIR": place.folder, "LB_PROGRAM": program, "LB_HOOK": hook.name,
            ]),
            workingDirectory: FilePath(folder ?? place.folder), platformOptions: options)
    }
}

/// The process group of a running hook.
private final class Leader: Sendable {
    private let process = Mutex<pid_t>(0)

    func set(_ id: pid_t) {
        process.withLock { $0 = id }
    }

    func killGroup() {
        let id = process.withLock { $0 }
        if id > 1 { _ = kill(-id, SIGKILL) }
    }
}

/// Why a hook did not run as it should.
struct HookFailure: Error {
    let sentence: String
}
