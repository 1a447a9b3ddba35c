internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct DiffCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what changed in a draft.",
        discussion: """
            Since the last decision of an editor, or else since its first version, or what readers had when \
            it was started; with --published, against what readers have.

            Example:
              lb diff 3kq
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The draft: any unique start of its id.", valueName: "id"))
    var id: String

    @Flag(help: "Compare with what readers have.")
    var published = false

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let tip = try shift.blog.tip()
        let chain = try shift.blog.draft(shift.blog.resolve(id, in: .drafts, at: tip))
        let desk = try shift.blog.deskFile(at: tip).desk
        let changes = try await Self.changes(
            in: chain, status: chain.status(desk), published: published ? tip : nil,
            shift: shift, color: console.color)
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1), "id": .string(chain.id.description), "diff": .string(changes),
                ]))
        }
        try console.print(changes.isEmpty ? "Nothing changed." : changes, terminator: "")
        if changes.isEmpty { try console.print("") }
    }

    /// A unified diff of the draft's text, as git makes it; empty if nothing changed.
    static func changes(
        in chain: DraftChain, status: DraftStatus, published: BlogRepository.Tip? = nil,
        shift: Shift, color: Bool
    ) async throws -> String {
        let git = shift.blog.git
        var before: ObjectID?
        if let published {
            if let (path, _) = try shift.blog.published(chain.id, at: published) {
                before = try git.entry(at: path, in: published.tree)?.id
            }
        } else {
            if status.lastDecision == nil, let base = chain.base {
                before = try git.entry(at: chain.path, in: git.commit(base).tree)?.id
            } else if let commit = ObjectID(hex: status.acts[status.lastDecision ?? 0].commit) {
                let tree = try git.commit(commit).tree
                before = try git.entry(at: chain.path, in: tree)?.id
            }
        }
        let after = try git.entry(at: chain.path, in: git.commit(chain.tip).tree)?.id
        guard let before, let after, before != after else { return "" }
        let result = try await git.runGit(
            [
                "diff", "--no-ext-diff", "--no-textconv",
                color ? "--color=always" : "--color=never",
                before.hex, after.hex,
            ], input: [])
        guard result.status == 0 else {
            throw Failure(
                .disk, "git diff failed: \(String(decoding: result.errors, as: UTF8.self))")
        }
        // The first lines name blobs, which say nothing to people.
        let lines = String(decoding: result.output, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        let start = lines.firstIndex { $0.contains("@@") } ?? 0
        return lines[start...].map(SafeText.forTerminalKeepingStyle).joined(separator: "\n")
    }
}
