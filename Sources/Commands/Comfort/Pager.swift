internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Subprocess
internal import SystemPackage

/// A command whose answer may be longer than the screen, and goes through the pager as with git.
protocol PagedCommand: BlogCommand {}

extension LogCommand: PagedCommand {}
extension ShowCommand: PagedCommand {}
extension DiffCommand: PagedCommand {}
extension ListCommand: PagedCommand {}
extension BlameCommand: PagedCommand {}
extension ClaimsCommand: PagedCommand {}
extension CorrectionsCommand: PagedCommand {}
extension SummaryCommand.Log: PagedCommand {}

/// The person's own pager, as git finds it.
enum Pager {
    /// The command: `GIT_PAGER`, git's `core.pager`, `PAGER`, or `less`; nil where none is wanted.
    static func command(_ git: Repository?) -> String? {
        let configured = git.flatMap { try? $0.configuration("core.pager") }
        let command =
            Surroundings.given("GIT_PAGER") ?? configured ?? Surroundings.given("PAGER")
            ?? (hasLess ? "less" : "")
        return command.isEmpty || command == "cat" ? nil : command
    }

    private static var hasLess: Bool {
        (Surroundings.variable("PATH") ?? "").split(separator: ":").contains {
            DurableFile.exists("\($0)/less")
        }
    }

    /// Does `body` while everything on standard output goes through the pager, and waits until that ends.
    static func through(_ command: String, _ body: () async throws -> Void) async throws {
        let terminal = try FileDescriptor.standardOutput.duplicate()
        let (read, write) = try FileDescriptor.pipe()
        // As git: less ends at once if everything fits, shows colours, and leaves the screen alone.
        var environment = Environment.inherit
        if Surroundings.given("LESS") == nil { environment = environment.updating(["LESS": "FRX"]) }
        if Surroundings.given("LV") == nil { environment = environment.updating(["LV": "-c"]) }
        let wanted = environment
        async let ended = run(
            .path("/bin/sh"), arguments: ["-c", command], environment: wanted,
            input: .fileDescriptor(read, closeAfterSpawningProcess: true),
            output: .fileDescriptor(terminal, closeAfterSpawningProcess: false),
            error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
        _ = try write.duplicate(as: .standardOutput)
        try write.close()
        var failure: (any Error)?
        do {
            try await body()
        } catch {
            failure = error
        }
        // The pager learns that this is all when nobody holds the pipe any more.
        _ = try terminal.duplicate(as: .standardOutput)
        _ = try? await ended
        try terminal.close()
        // A pager that was left early takes no more; that is no error.
        if let failure, !(failure is ClosedPager) { throw failure }
    }

    /// The pager ended before everything was written.
    struct ClosedPager: Error {}
}
