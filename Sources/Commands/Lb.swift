internal import ArgumentParser
internal import Foundation

/// Runs the program with the arguments of the process, and ends it.
package func runProgram() async {
    do {
        var command = try Lb.parseAsRoot()
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    } catch let code as ExitCode {
        exit(code.rawValue)
    } catch {
        let code = Lb.exitCode(for: error)
        let message = Lb.fullMessage(for: error)
        let console = Console()
        guard code.isSuccess else {
            if !message.isEmpty { console.note(message) }
            exit(Exit.usage.rawValue)
        }
        if !message.isEmpty {
            do {
                try console.print(message)
            } catch {
                Failure(error).report(json: false, console: console)
                exit(Exit.disk.rawValue)
            }
        }
    }
}

struct Lb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lb",
        abstract: "The editorial workflow of a live blog on git.",
        discussion: """
            Exit codes:
            \(Exit.allCases.map { "  \($0.rawValue)  \($0.meaning)" }.joined(separator: "\n"))
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Starting a blog",
                subcommands: [
                    InitCommand.self, DemoCommand.self, ImportCommand.self, DeskCommand.self,
                    BlogSettingsCommand.self,
                ]),
            CommandGroup(
                name: "Writing", subcommands: [DraftCommand.self, EditCommand.self, SubmitCommand.self]
            ),
            CommandGroup(
                name: "Deciding",
                subcommands: [
                    ReviewCommand.self, ApproveCommand.self, ReturnCommand.self,
                    CommentCommand.self, SpikeCommand.self, PublishCommand.self,
                ]),
            CommandGroup(
                name: "Looking",
                subcommands: [
                    StatusCommand.self, ListCommand.self, ShowCommand.self, DiffCommand.self,
                    LogCommand.self,
                ]),
            CommandGroup(name: "Checking", subcommands: [CheckCommand.self, HookCommand.self]),
            CommandGroup(name: "For readers", subcommands: [ExportCommand.self]),
        ])
}
