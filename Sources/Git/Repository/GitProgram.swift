import Glibc
import Subprocess
import SystemPackage

extension Repository {
    /// Where the git program is. Looked up here, since trying to start one in each folder of a long PATH
    /// costs more than a publish may.
    private static let program: Executable = {
        guard let folders = unsafe getenv("PATH") else { return .name("git") }
        let list = unsafe String(cString: folders)
        for folder in list.split(separator: ":") where folder.hasPrefix("/") {
            let path = "\(folder)/git"
            var status = stat()
            if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                unsafe access(path, X_OK) == 0
            {
                return .path(FilePath(path))
            }
        }
        return .name("git")
    }()

    /// Runs the git program on this repository and gives its exit status and what it printed.
    ///
    /// No hooks, no fsmonitor, no questions, English messages. The status is 128 plus the signal when it
    /// was killed. Throws `GitError` when git cannot be started or prints more than 64 MiB.
    package func runGit(
        _ arguments: [String], input: [UInt8]
    ) async throws -> GitAnswer {
        try await gitRun(arguments, input: input).answer()
    }

    /// The same run, to be started when and where the caller likes.
    func gitRun(_ arguments: [String], input: [UInt8]) -> GitRun {
        let settings = [
            "core.fsmonitor=false", "core.hooksPath=/dev/null", "fetch.fsckObjects=true",
            "protocol.ext.allow=never",
        ].flatMap { ["-c", $0] }
        let place = ["-C", workDirectory ?? gitDirectory]
        let environment = Environment.inherit.updating([
            "GIT_DIR": gitDirectory, "GIT_WORK_TREE": workDirectory, "GIT_INDEX_FILE": nil,
            "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "LANGUAGE": nil,
            // fast-import gives memory back and asks for it again with each commit: twice the time.
            "MALLOC_TRIM_THRESHOLD_": "268435456", "MALLOC_TOP_PAD_": "16777216",
        ])
        return GitRun(
            program: Self.program, arguments: place + settings + arguments,
            operation: "run git \(arguments.first ?? "")", environment: environment, input: input)
    }
}

/// What the git program did: its exit status, 128 plus the signal when it was killed, and what it printed.
package typealias GitAnswer = (status: Int32, output: [UInt8], errors: [UInt8])

/// One run of the git program, which any task may start.
struct GitRun: Sendable {
    /// How much the git program may print before it is stopped, in bytes.
    private static let largestOutput = 64 << 20

    let program: Executable
    let arguments: [String]
    let operation: String
    let environment: Environment
    let input: [UInt8]

    /// Starts it and waits for its end. Throws as `runGit` does.
    func answer() async throws -> GitAnswer {
        do {
            let result = try await run(
                program, arguments: Arguments(arguments),
                environment: environment, input: .array(input),
                output: .bytes(limit: Self.largestOutput), error: .bytes(limit: 1 << 20))
            let status: Int32 =
                switch result.terminationStatus {
                case .exited(let code): code
                case .signaled(let signal): 128 + signal
                }
            return (status, result.standardOutput, result.standardError)
        } catch let error as SubprocessError {
            let wayOut = error.code == .executableNotFound ? " Install git and try again." : ""
            throw GitError(
                operation: operation,
                message: error.description + wayOut)
        }
    }
}
