internal import Archive
internal import ArgumentParser
internal import Checks
internal import Editorial
internal import Git
internal import Newsroom

struct HookTrustCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Let hooks of the blog run on this machine.",
        discussion: """
            Trust is for this clone and for exactly this content: a hook that changes must be trusted \
            again. Read a hook before you trust it; it runs as you.

            Example:
              lb hook trust Hooks/pre-publish.d/30-style
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("Hooks, by their path in the blog.", valueName: "path"))
    var paths: [String]

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let hooks = try HookCommand.hooks(shift).map(\.hook)
        var lines = try DurableFile.read(shift.blog.trustFile, limit: 1 << 20) ?? []
        for path in paths {
            guard let hook = hooks.first(where: { $0.path == path || $0.name == path }) else {
                throw Failure(
                    .notFound, "the blog has no hook \(SafeText.line(path)) on main",
                    remedy: "`lb hook list` shows them. A new one must be committed first.")
            }
            lines += Array(HookTrust.line(for: hook, at: shift.clock.now()).utf8)
            try console.print("Trusted \(hook.path), \(hook.digest.prefix(12)).")
        }
        try DurableFile.createFolder(shift.blog.privateFolder)
        try DurableFile.write(lines, to: shift.blog.trustFile)
    }
}

struct HookUntrustCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "untrust", abstract: "Let hooks of the blog no longer run on this machine.",
        discussion: """
            Takes back every trust in a hook of this name, whatever its content was; acts that need it \
            are then refused. The hooks that the program brings along need no trust.

            Example:
              lb hook untrust Hooks/pre-publish.d/30-style
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("Hooks, by their path in the blog.", valueName: "path"))
    var paths: [String]

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let hooks = try HookCommand.hooks(shift).map(\.hook)
        var list = HookTrustList(try DurableFile.read(shift.blog.trustFile, limit: 1 << 20) ?? [])
        for path in paths {
            let hook = hooks.first { $0.path == path || $0.name == path }
            let count = list.remove(path: hook?.path ?? path, digest: hook?.digest)
            guard count > 0 else {
                throw Failure(
                    .notFound, "no hook \(SafeText.line(path)) is trusted here",
                    remedy: "`lb hook list` shows the hooks and whether they may run.")
            }
            try console.print("No longer trusted: \(SafeText.line(hook?.path ?? path)).")
        }
        try DurableFile.write(list.bytes, to: shift.blog.trustFile)
    }
}
