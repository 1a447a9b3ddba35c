internal import ArgumentParser
internal import CProcess
internal import Editorial
internal import Foundation
internal import Git

/// Answers what needs neither the parser nor a blog; false: there is more to do.
package func answersAtOnce() -> Bool {
    guard CommandLine.arguments.dropFirst().elementsEqual(["--version"]) else { return false }
    print(Lb.version)
    return true
}

/// Ends the process once nobody else is at work in it.
private func end(_ code: Int32) -> Never {
    AlongsideWork.finish()
    exit(code)
}

private func end(_ code: Exit) -> Never { end(code.rawValue) }

/// Reads the arguments of the process and starts what they ask for, which ends the process.
package func startProgram() {
    lb_widen_heap()
    let words = Array(CommandLine.arguments.dropFirst())
    Ahead.begin(words)
    let arguments = GitHabits.spelled(words.map(TypedArgument.marked))
    do {
        if let page = Guide.answer(arguments) {
            try Console().print(page)
            end(.done)
        }
        try refuseUnknownHelp(arguments)
        let request = try Request(command: command(arguments))
        Task { await run(request, arguments) }
    } catch {
        end(with: error, arguments)
    }
}

/// What the arguments ask for. One thread reads it and another runs it, which the compiler cannot see.
private struct Request: @unchecked Sendable {
    let command: any ParsableCommand
}

private func run(_ request: Request, _ arguments: [String]) async {
    var command = request.command
    do {
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    } catch {
        end(with: error, arguments)
    }
    end(.done)
}

/// `lb help shedule` is a mistake, and not answered with the help of everything.
private func refuseUnknownHelp(_ arguments: [String]) throws {
    guard arguments.first == "help", let unknown = Lb.unknown(in: Array(arguments.dropFirst())),
        !unknown.word.hasPrefix("-"), unknown.word != "help"
    else { return }
    let console = Console()
    let words = unknown.path + [unknown.word]
    console.note(
        "lb: there is no command or guide '\(SafeText.line(words.joined(separator: " ")))'.")
    let meant =
        Lb.suggestion(for: Array(arguments.dropFirst()))
        ?? Spelling.nearest(to: unknown.word, in: Guide.names)
    console.note(
        meant.map { "    Did you mean `lb help \($0)`?" } ?? "    `lb help` lists what there is.")
    throw ExitCode(Exit.usage.rawValue)
}

/// The command that the arguments name.
///
/// The tree of all commands is built only for help and errors: most of the time the first argument names
/// a command, and that alone is read.
private func command(_ arguments: [String]) throws -> any ParsableCommand {
    if let name = arguments.first, let leaf = Lb.command(named: name),
        leaf.configuration.subcommands.isEmpty,
        let command = try? leaf.parse(Array(arguments.dropFirst()))
    {
        return command
    }
    return try Lb.parseAsRoot(arguments)
}

/// Prints what the parser has to say, help or an error, and ends the process.
private func end(with error: any Error, _ arguments: [String]) -> Never {
    if let code = error as? ExitCode { end(code.rawValue) }
    let message = Lb.fullMessage(for: error)
    let console = Console()
    guard Lb.exitCode(for: error).isSuccess else {
        if !message.isEmpty { console.note(message) }
        if let meant = Lb.suggestion(for: arguments) {
            console.note("Did you mean `lb \(meant)`?")
        }
        end(.usage)
    }
    guard !message.isEmpty else { end(.done) }
    do {
        try console.print(message)
    } catch {
        Failure(error).report(json: false, console: console)
        end(.disk)
    }
    end(.done)
}

struct Lb: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "lb",
        abstract: "The editorial workflow of a live blog on git.",
        discussion: """
            Guides: `lb help workflow`, `hooks`, `times`, `roles`, `templates`, `together`. A manual page: `lb help --man`.

            Exit codes:
            \(Exit.allCases.map { "  \($0.rawValue)  \($0.meaning)" }.joined(separator: "\n"))
            """,
        version: version,
        groupedSubcommands: groups)

    private static var groups: [CommandGroup] {
        [
            CommandGroup(
                name: "Starting a blog",
                subcommands: [
                    InitCommand.self, DemoCommand.self, ImportCommand.self, DeskCommand.self,
                    BlogSettingsCommand.self,
                ]),
            CommandGroup(
                name: "Writing",
                subcommands: [
                    DraftCommand.self, EditCommand.self, AttachCommand.self, SubmitCommand.self,
                ]
            ),
            CommandGroup(
                name: "Deciding",
                subcommands: [
                    ReviewCommand.self, ApproveCommand.self, ReturnCommand.self,
                    CommentCommand.self, FlagCommand.self, SpikeCommand.self, PublishCommand.self,
                    UndoCommand.self,
                ]),
            CommandGroup(
                name: "Timing",
                subcommands: [
                    ScheduleCommand.self, EmbargoCommand.self, HoldCommand.self, TickCommand.self,
                ]),
            CommandGroup(
                name: "After publishing",
                subcommands: [
                    UpdateCommand.self, CorrectCommand.self, RetractCommand.self,
                    RedactCommand.self,
                    RevertCommand.self, SummaryCommand.self, PinCommand.self, UnpinCommand.self,
                    KeyCommand.self, OrderCommand.self, EndCommand.self, ReopenCommand.self,
                ]),
            CommandGroup(
                name: "Looking",
                subcommands: [
                    StatusCommand.self, ListCommand.self, ShowCommand.self, DiffCommand.self,
                    LogCommand.self, VerifyCommand.self, CorrectionsCommand.self,
                    DoctorCommand.self, StatsCommand.self,
                ]),
            CommandGroup(name: "Together", subcommands: [SyncCommand.self]),
            CommandGroup(name: "Checking", subcommands: [CheckCommand.self, HookCommand.self]),
            CommandGroup(
                name: "The ledger",
                subcommands: [
                    ClaimCommand.self, QuoteCommand.self, SourceCommand.self, ClaimsCommand.self,
                    BlameCommand.self,
                ]),
            CommandGroup(
                name: "For readers",
                subcommands: [ExportCommand.self, ServeCommand.self, TemplateCommand.self]),
            CommandGroup(
                name: "The shell", subcommands: [CompletionsCommand.self, CompleteCommand.self]),
        ]
    }

    static var commands: [any ParsableCommand.Type] { groups.flatMap(\.subcommands) }

    static func command(named name: String) -> (any ParsableCommand.Type)? {
        commands.first { $0.configuration.commandName == name }
    }

    /// What a mistyped command, or the subcommand of one, most looks like: `desk add` for `desk ad`.
    static func suggestion(for arguments: [String]) -> String? {
        guard let (path, word, names) = unknown(in: arguments), !word.hasPrefix("-") else {
            return nil
        }
        return Spelling.nearest(to: word, in: names).map { (path + [$0]).joined(separator: " ") }
    }

    /// The first word that names no command where one is expected, with what stands before it and what could
    /// stand there; nil if there is none.
    static func unknown(
        in arguments: [String]
    ) -> (path: [String], word: String, names: [String])? {
        var choice = commands
        var path: [String] = []
        for word in arguments where !choice.isEmpty {
            guard let command = choice.first(where: { $0.configuration.commandName == word }) else {
                let names = choice.compactMap { command in
                    command.configuration.shouldDisplay ? command.configuration.commandName : nil
                }
                return (path, word, names)
            }
            path.append(word)
            choice = command.configuration.subcommands
        }
        return nil
    }
}
