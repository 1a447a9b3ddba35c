internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct SummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary", abstract: "The bullets at the top of the page.",
        subcommands: [Show.self, Edit.self, Log.self], defaultSubcommand: Show.self)

    /// The id of the summary that readers have; nil if there is none yet.
    static func published(_ shift: Shift) throws -> EntryID? {
        let tip = try shift.blog.tip()
        guard
            let bytes = try shift.blog.file(
                EntryPath.summary, in: tip.tree, limit: Limits.entryBytes)
        else { return nil }
        return try EntryFile(bytes: bytes, path: EntryPath.summary).entry.id
    }

    /// The open draft of the summary, if there is one.
    static func draft(_ shift: Shift) throws -> DraftChain? {
        try shift.blog.drafts().drafts.first { $0.path == EntryPath.summary }
    }

    /// The text of a summary in points; says so where it was prose. Other entries stay as they are.
    static func inPoints(_ bytes: [UInt8], path: String, _ console: Console) -> [UInt8] {
        guard path == EntryPath.summary, let points = SummaryPoints.inPoints(bytes) else {
            return bytes
        }
        console.note("lb: A summary is points: each paragraph of the text is one now.")
        return points
    }

    static var none: Failure {
        Failure(.notFound, "the blog has no summary yet", remedy: "`lb summary edit` writes one.")
    }

    struct Show: BlogCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "What readers have, and the draft of the next, if any.")

        @OptionGroup var global: GlobalOptions

        func work(_ console: Console) async throws {
            let shift = try global.shift()
            let draft = try SummaryCommand.draft(shift)
            let published = try SummaryCommand.published(shift)
            guard draft != nil || published != nil else { throw SummaryCommand.none }
            if let published {
                try ShowCommand.show(published, published: true, shift, global, console)
            }
            if let draft, !global.json || published == nil {
                try ShowCommand.show(draft.id, published: false, shift, global, console)
            }
        }
    }

    struct Edit: BlogCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Write the next bullets, through review.",
            discussion: """
                Each point is an item of a list; of prose, each paragraph becomes a point.

                Examples:
                  lb summary edit
                  lb summary edit "Boats stay in port until Friday" "Trains run again" --submit
                """)

        @OptionGroup var global: GlobalOptions
        @OptionGroup var text: RevisionText

        func work(_ console: Console) async throws {
            let shift = try global.shift()
            let words = text.input.text + (text.input.file.map { ["--file", $0] } ?? [])
            if let draft = try SummaryCommand.draft(shift) {
                var edit = try EditCommand.parse(
                    [draft.id.description] + (text.submit ? ["--submit"] : []) + words)
                edit.global = global
                return try await edit.work(console)
            }
            if let id = try SummaryCommand.published(shift) {
                return try await text.start(
                    .init(.update), mayKeepText: false, did: "Started the next summary",
                    again: "lb summary edit", global: global, console: console
                ) { _ in id }
            }
            var draft = try DraftCommand.parse(
                ["--kind", "summary"] + (text.submit ? ["--submit"] : []) + words)
            draft.global = global
            try await draft.work(console)
        }
    }

    struct Log: BlogCommand {
        static let configuration = CommandConfiguration(
            commandName: "log", abstract: "Every summary that readers had, and who wrote it.",
            discussion: """
                First the texts, the newest on top, each from when readers had it; then the story of who did \
                what.
                """)

        @OptionGroup var global: GlobalOptions

        func work(_ console: Console) async throws {
            let shift = try global.shift()
            guard let id = try SummaryCommand.published(shift) ?? SummaryCommand.draft(shift)?.id
            else { throw SummaryCommand.none }
            if !global.json { try versions(shift, console) }
            var log = try LogCommand.parse([id.description])
            log.global = global
            try await log.work(console)
        }

        /// The texts that readers had, and from when on.
        private func versions(_ shift: Shift, _ console: Console) throws {
            let git = shift.blog.git
            let tip = try shift.blog.tip()
            let zone = Zone(try shift.blog.blogFile(at: tip).blog.timeZone)
            try git.eachFirstParent(from: tip.commit) { commit in
                let file = try git.entry(at: EntryPath.summary, in: commit.tree)
                let before = try commit.parents.first.flatMap {
                    try git.entry(at: EntryPath.summary, in: git.commit($0).tree)
                }
                guard file != before else { return file != nil || commit.parents.first != nil }
                let at = zone.long(Instant(seconds: commit.author.seconds))
                try console.print(
                    "\(at)  \(Style.dim(String(commit.id.hex.prefix(10)), console))")
                let bytes = try file.map { try git.blob($0.id, limit: Limits.entryBytes) }
                let text = bytes.map { bytes in
                    (try? EntryFile(bytes: bytes, path: EntryPath.summary).entry.body)
                        ?? String(decoding: bytes, as: UTF8.self)
                }
                for line in (text ?? "(none)").split(separator: "\n") {
                    try console.print("    \(SafeText.forTerminal(line))")
                }
                return before != nil
            }
            try console.print("")
        }
    }
}
