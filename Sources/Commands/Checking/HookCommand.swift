internal import Archive
internal import ArgumentParser
internal import Checks
internal import Editorial
internal import Git
internal import Newsroom

struct HookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hook", abstract: "The hooks that check entries before they go out.",
        subcommands: [
            HookListCommand.self, HookTrustCommand.self, HookUntrustCommand.self,
            HookRunCommand.self, HookWordsCommand.self, HookBuiltInCommand.self,
        ], defaultSubcommand: HookListCommand.self)

    static let events = ["pre-submit", "pre-publish", "post-publish"]

    /// The hooks of all events.
    static func hooks(_ shift: Shift) throws -> [(event: String, hook: Hook)] {
        let tip = try shift.blog.tip()
        return try events.flatMap { event in
            HookDesk.hooks(of: event, blog: try shift.blog.hooks(of: event, at: tip)).map {
                (event, $0)
            }
        }
    }

    static func trust(_ shift: Shift) throws -> HookTrust {
        HookTrust(try DurableFile.read(shift.blog.trustFile, limit: 1 << 20) ?? [])
    }
}

struct HookListCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the hooks, and whether they may run here.")

    @OptionGroup var global: GlobalOptions

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let trust = try HookCommand.trust(shift)
        let hooks = try HookCommand.hooks(shift)
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1),
                    "hooks": .array(
                        hooks.map {
                            .fields([
                                "event": .string($0.event), "path": .string($0.hook.path),
                                "sha256": .string($0.hook.digest),
                                "built_in": .bool($0.hook.builtIn != nil),
                                "trusted": .bool(trust.allows($0.hook)),
                            ])
                        }),
                ]))
        }
        for (event, hook) in hooks {
            let state =
                hook.builtIn != nil
                ? "built in" : trust.allows(hook) ? "trusted" : Style.bad("not trusted", console)
            try console.print(
                "\(event.padding(to: 12))  \(SafeText.forTerminal(hook.path))  "
                    + "\(hook.digest.prefix(12))  \(state)")
        }
        for path in try shift.blog.strayHooks(events: HookCommand.events, at: shift.blog.tip()) {
            console.note(
                "lb: \(SafeText.forTerminal(SafeText.line(path))) is not run: hooks are files in "
                    + HookCommand.events.map { "Hooks/\($0).d" }.joined(separator: ", ") + ".")
        }
    }
}

struct HookRunCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the hooks of an event on a draft, and change nothing.")

    @OptionGroup var global: GlobalOptions

    @Argument(help: "pre-submit, pre-publish or post-publish.")
    var event: String

    @Argument(help: ArgumentHelp("The draft: any unique start of its id.", valueName: "id"))
    var id: String

    func work(_ console: Console) async throws {
        guard let event = CheckRequest.Event(rawValue: event) else {
            throw Failure(
                .usage, "there is no event '\(SafeText.line(event))'",
                remedy: "Events are \(HookCommand.events.joined(separator: ", ")).")
        }
        let shift = try global.shift()
        let setting = try shift.setting()
        let chain = try shift.blog.draft(shift.blog.resolve(id, in: .drafts, at: setting.tip))
        let file = try chain.file()
        let result = try await shift.check(file, path: chain.path, event: event, setting)
        var told = result
        told.failures = []
        let text = TextOutput(color: console.color).text(of: told.checked(file, path: chain.path))
        if !text.isEmpty { try console.print(text) }
        for line in result.ran { try console.print(line) }
        for failure in result.failures { console.note("lb: \(SafeText.forTerminal(failure))") }
        if !result.failures.isEmpty || result.findings.contains(where: { $0.severity == .error }) {
            throw ExitCode(Exit.findings.rawValue)
        }
    }
}

struct HookBuiltInCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "builtin",
        abstract: "Be a built-in hook: a document on standard input, findings on standard output.")

    @Argument(help: "attribution or facts.")
    var name: String

    func run() async throws {
        let console = Console()
        do {
            guard let hook = BuiltInHooks.all[name] else {
                throw Failure(
                    .usage, "there is no built-in hook '\(SafeText.line(name))'",
                    remedy:
                        "There are \(BuiltInHooks.all.keys.sorted().joined(separator: " and ")).")
            }
            let input = try DurableFile.readStandardInput(limit: 16 << 20)
            guard let document = try? HookDocument(decoding: input) else {
                throw Failure(
                    .invalid, "standard input holds no document of the hook protocol",
                    remedy: "Hooks are run by lb; `lb hook run` runs them by hand.")
            }
            for finding in hook(document) { try console.print(HookOutput.line(finding)) }
        } catch {
            let failure = Failure(error)
            failure.report(json: false, console: console)
            throw ExitCode(failure.exit.rawValue)
        }
    }
}
