internal import Editorial
internal import Subprocess
internal import SystemPackage

/// One hook as a process of its own session, from its start until nothing of it is left.
struct HookProcess: Sendable {
    let hook: Hook
    let limits: HookLimits
    /// The absolute path of `lb`, which hooks find as `LB_PROGRAM`.
    let program: String
    /// Where it runs; nil for its private home.
    let folder: String?
    let event: String

    /// What it printed on standard output.
    func run(input: [UInt8]) async throws(HookFailure) -> [UInt8] {
        if let problem = HookInterpreter.problem(hook.bytes) { throw .noInterpreter(problem) }
        let place = try HookPlace(hook, input: input)
        defer { place.remove() }
        let result: Result<Ending?, any Error>
        do {
            result = .success(try await ending(in: place))
        } catch {
            result = .failure(error)
        }
        HookLeftovers(home: place.home).end()
        switch result {
        case .success(let ending?): return try output(of: ending)
        case .success(nil): throw .time(limits.time)
        case .failure(is TooMuchMemory): throw .memory(limits.memory, "")
        case .failure(let error as SubprocessError) where error.code == .outputLimitExceeded:
            throw .output(limits.output)
        case .failure(let error): throw .notRun("\(error)")
        }
    }

    private struct Ending: Sendable {
        var status: TerminationStatus
        var output: [UInt8]
        var errors: [UInt8]
    }

    /// Its processes together used more than they may.
    private struct TooMuchMemory: Error {}

    /// How it ended; nil if its time was up first.
    private func ending(in place: HookPlace) async throws -> Ending? {
        let configuration = configuration(in: place)
        let (input, limit) = (place.input, limits.output)
        let memory = HookMemory(home: place.home, limit: limits.memory)
        return try await withThrowingTaskGroup(of: Ending?.self) { group in
            group.addTask {
                let result = try await Subprocess.run(
                    configuration, input: .fileDescriptor(input, closeAfterSpawningProcess: false),
                    output: .bytes(limit: limit), error: .bytes(limit: limit))
                return Ending(
                    status: result.terminationStatus, output: result.standardOutput,
                    errors: result.standardError)
            }
            group.addTask {
                try await Task.sleep(for: limits.time)
                return nil
            }
            group.addTask {
                try await memory.watch()
                throw TooMuchMemory()
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func output(of ending: Ending) throws(HookFailure) -> [UInt8] {
        let lines = Self.lastLines(ending.errors)
        if ending.status != .exited(0), let words = lines.last(where: Self.speaksOfMemory) {
            throw .memory(limits.memory, words)
        }
        let words = lines.last ?? ""
        switch ending.status {
        case .exited(0): return ending.output
        case .exited(let status): throw .status(status, words)
        case .signaled(let signal): throw .signal(signal, words)
        }
    }

    /// The last lines that it wrote on standard error, each of at most 200 characters.
    private static func lastLines(_ errors: [UInt8]) -> [String] {
        errors.suffix(2000).split(separator: 0x0A)
            .map { String(SafeText.line(String(decoding: $0, as: UTF8.self)).prefix(200)) }
            .filter { !$0.isEmpty }
    }

    /// How the common runtimes say that they got no more; some have more to say after it.
    private static func speaksOfMemory(_ words: String) -> Bool {
        let words = words.lowercased()
        return ["memoryerror", "out of memory", "cannot allocate memory", "bad_alloc"]
            .contains { words.contains($0) }
    }

    private func configuration(in place: HookPlace) -> Configuration {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
        ]
        // The shell sets the limits, makes the program from the trusted bytes, and becomes it. PWD is the
        // shell's own.
        let script = limits.shellCommands + "; cp -p -- \"$1\" \"$2\" && unset PWD && exec \"$2\""
        return Configuration(
            executable: .path("/bin/sh"),
            arguments: ["-c", script, "lb-hook", place.content, place.program],
            environment: .custom([
                "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": place.home,
                "TMPDIR": place.home, "LB_PROGRAM": program, "LB_EVENT": event,
            ]),
            workingDirectory: FilePath(folder ?? place.home), platformOptions: options)
    }
}
