internal import Archive
internal import Git
internal import Subprocess
internal import SystemPackage

/// The person's own editor, as git finds it.
enum Editor {
    /// The command: `LB_EDITOR`, `VISUAL`, `EDITOR`, or git's `core.editor`; nil if none is set.
    static func command(_ git: Repository?) -> String? {
        for name in ["LB_EDITOR", "VISUAL", "EDITOR"] {
            if let command = Surroundings.variable(name) { return command }
        }
        return git.flatMap { try? $0.configuration("core.editor") }
    }

    /// Opens the file and waits until the editor ends.
    ///
    /// - Throws: `Failure` if it does not end well; the file stays as the editor left it.
    static func edit(_ path: String, command: String) async throws {
        let result = try await run(
            .path("/bin/sh"),
            arguments: ["-c", command + " \"$@\"", command, path],
            input: .fileDescriptor(.standardInput, closeAfterSpawningProcess: false),
            output: .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false),
            error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
        guard result.terminationStatus.isSuccess else {
            throw Failure(
                .invalid, "the editor '\(command)' ended with an error",
                remedy: "What it saved is in \(path). `lb draft --file` takes it up; "
                    + "EDITOR names another editor.")
        }
    }
}
