internal import Archive
package import Editorial
internal import Git

extension Shift {
    /// What an import did.
    package struct ImportOutcome: Sendable {
        package var added = 0
        package var updated = 0
        package var removed = 0
        /// Entries that the blog had already.
        package var unchanged = 0
        /// The entries that are new or changed, in order.
        package var entries: [(id: EntryID, path: String, title: String)] = []
        /// What could not be brought over.
        package var losses: [ImportLoss] = []
        /// Files of the checkout that somebody changed by hand, and which stay so.
        package var kept: [String] = []
    }

    /// Publishes an imported blog: a commit for each version of each entry, with its own date and author.
    ///
    /// All of it or nothing. What the blog has already is left alone, so that the same file brought in
    /// again adds nothing.
    ///
    /// - Parameters:
    ///   - source: the file, as commits name it.
    ///   - isNew: whether the blog was started for this import, so that its settings follow the source.
    /// - Throws: `DeskError` without `manage`; `ArchiveError` if `main` moved meanwhile.
    package func importBlog(
        _ imported: ImportedBlog, source: String, isNew: Bool,
        progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> ImportOutcome {
        let setting = try setting()
        guard setting.person.has(.manage) else { throw DeskError.mayNotManage(setting.person) }
        var outcome = ImportOutcome(losses: imported.losses)
        let publication = try await blog.publishInBulk(
            { tip in
                var plan = try plan(imported, at: tip)
                try await plan.make()
                outcome.losses = plan.losses
                outcome.unchanged = plan.unchanged
                // Commits keep the order of time on main, also where main is ahead of the source.
                var clock = Instant(seconds: try blog.git.commit(tip.commit).committer.seconds)
                var names = Names(
                    desk: setting.desk, importer: try committer(setting, at: clock))
                var commits = plan.acts.map { act in
                    clock = max(clock, act.version.at)
                    return commit(
                        act, imported, source: source, setting,
                        by: names.of(act.version, at: clock), into: &outcome)
                }
                if isNew { commits = try pictures(imported, at: tip, setting) + commits }
                if isNew, let pin = imported.pin {
                    commits += try self.pin(pin, plan, at: clock, setting)
                }
                var run = BulkRun()
                run.commits = commits
                run.closing = (
                    try committer(setting, at: clock),
                    closing(commits, imported, source: source, setting, outcome)
                )
                return run
            }, progress: progress)
        outcome.kept = publication?.kept ?? []
        if let trouble = publication?.trouble { throw trouble }
        return outcome
    }

    private func plan(_ imported: ImportedBlog, at tip: BlogRepository.Tip) throws -> ImportPlan {
        var paths: [EntryID: String] = [:]
        for path in try blog.entryPaths(in: tip.tree) {
            if let id = EntryPath.id(in: path) { paths[id] = path }
        }
        var imported = imported
        if let bytes = try blog.file(EntryPath.summary, in: tip.tree, limit: Limits.entryBytes) {
            let own = try? EntryFile(bytes: bytes, path: EntryPath.summary).entry.id
            if let own { paths[own] = EntryPath.summary }
            for version in imported.versions {
                guard case .entry(let entry)? = version.content, entry.kind == .summary,
                    entry.id != own
                else { continue }
                imported.lose(version.place, "the summary: the blog has one of its own")
                imported.versions.removeAll { $0.id == entry.id }
            }
        }
        return ImportPlan(
            imported, paths: paths,
            read: { try blog.file($0, in: tip.tree, limit: Limits.entryBytes) },
            broughtInBefore: { try await importedBefore(tip) })
    }

    /// Entries that acts of import on `main` speak of.
    private func importedBefore(_ tip: BlogRepository.Tip) async throws -> Set<EntryID> {
        let answer = try await blog.git.runGit(
            [
                "log", "--first-parent", "--grep=^Lb-Act: import$",
                "--format=%(trailers:key=Lb-Entry,valueonly,separator=%x20)", tip.commit.hex,
            ], input: [])
        guard answer.status == 0 else {
            throw GitError(
                operation: "look for earlier imports",
                message: String(decoding: answer.errors.prefix(500), as: UTF8.self))
        }
        let words = String(decoding: answer.output, as: UTF8.self).split(
            whereSeparator: \.isWhitespace)
        return Set(words.compactMap { EntryID($0) })
    }

    private func commit(
        _ act: ImportPlan.Act, _ imported: ImportedBlog, source: String, _ setting: Setting,
        by who: Committer, into outcome: inout ImportOutcome
    ) -> BulkCommit {
        var trailers = Trailers()
        trailers.add(.act, "import")
        trailers.add(.entry, act.version.id.description)
        if let bytes = act.bytes { trailers.add(.text, BlogRepository.textID(of: bytes)) }
        trailers.add(.by, setting.person.id)
        trailers.add(.through, setting.through?.id)
        trailers.add(.imported, "\(imported.format) \(act.version.key) from \(source)")
        let subject: String
        switch act.what {
        case .add:
            subject = "import: \(act.name)"
            outcome.added += 1
        case .update:
            subject = "import: update \(act.name)"
            outcome.updated += 1
        case .remove:
            subject = "import: remove \(act.name)"
            outcome.removed += 1
        }
        if act.bytes != nil { outcome.entries.append((act.version.id, act.path, act.name)) }
        var files: [(path: String, bytes: [UInt8]?)] = [(act.path, act.bytes)]
        if case .entry(let entry)? = act.version.content {
            for path in entry.media.compactMap(\.file) + (imported.alongside[entry.id] ?? []) {
                if let bytes = imported.media[path] { files.append((path, bytes)) }
            }
        }
        return BulkCommit(
            who: who, message: trailers.message(subject: subject),
            files: files)
    }

    /// Who the commits of one import name.
    private struct Names {
        let desk: Desk
        /// Whoever brings it in.
        let importer: Committer
        private var authors: [String: Signature] = [:]

        init(desk: Desk, importer: Committer) {
            self.desk = desk
            self.importer = importer
        }

        /// The original author, with the address that the desk knows; the committer brings it in.
        mutating func of(_ version: ImportedVersion, at time: Instant) -> Committer {
            let name = version.author ?? ""
            let author = authors[name] ?? signature(name)
            authors[name] = author
            return Committer(
                author: author.dated(version.at.seconds),
                committer: importer.committer.dated(time.seconds))
        }

        private func signature(_ name: String) -> Signature {
            let name = String(
                SafeText.line(name).prefix(200).filter { $0 != "<" && $0 != ">" })
            let known = desk.people.first { $0.name.lowercased() == name.lowercased() }
            let signature = try? Signature(
                name: name, email: known?.emails.first ?? "", seconds: 0, offsetMinutes: 0)
            return signature ?? importer.author
        }
    }

    /// What the last commit of an import says.
    private func closing(
        _ commits: [BulkCommit], _ imported: ImportedBlog, source: String, _ setting: Setting,
        _ outcome: ImportOutcome
    ) -> String {
        var trailers = Trailers()
        trailers.add(.act, ImportClosing.act)
        trailers.add(.by, setting.person.id)
        trailers.add(.through, setting.through?.id)
        trailers.add(.imported, "\(imported.format) from \(source)")
        trailers.add(
            .covers,
            ImportClosing(over: commits.map { Trailers(message: $0.message) }).description)
        let count = outcome.added + outcome.updated + outcome.removed
        return trailers.message(
            subject: "import: end, \(count) \(count == 1 ? "version" : "versions") of entries")
    }

    /// A first commit with the pictures that the settings name.
    private func pictures(
        _ imported: ImportedBlog, at tip: BlogRepository.Tip, _ setting: Setting
    ) throws -> [BulkCommit] {
        let settings = setting.blogFile.blog
        let files = Set([settings.logo, settings.image].compactMap(\.self)).sorted().compactMap {
            path in imported.media[path].map { (path: path, bytes: [UInt8]?.some($0)) }
        }
        guard !files.isEmpty else { return [] }
        let time = try Instant(seconds: blog.git.commit(tip.commit).committer.seconds)
        return [
            BulkCommit(
                who: try committer(setting, at: time),
                message: settingsTrailers(setting).message(subject: "blog: bring in its pictures"),
                files: files)
        ]
    }

    private func settingsTrailers(_ setting: Setting) -> Trailers {
        var trailers = Trailers()
        trailers.add(.act, "settings")
        trailers.add(.by, setting.person.id)
        trailers.add(.through, setting.through?.id)
        return trailers
    }

    /// A last commit that pins the entry which the source had pinned.
    private func pin(
        _ id: EntryID, _ plan: ImportPlan, at time: Instant, _ setting: Setting
    ) throws -> [BulkCommit] {
        guard plan.acts.contains(where: { $0.version.id == id }),
            setting.blogFile.blog.pin == nil
        else { return [] }
        let bytes = setting.blogFile.bytes + Array("pin:\n  entry: \(id)\n".utf8)
        _ = try BlogFile(bytes: bytes, path: EntryPath.blog)
        return [
            BulkCommit(
                who: try committer(setting, at: time),
                message: settingsTrailers(setting).message(subject: "blog: pin \(id)"),
                files: [(EntryPath.blog, bytes)])
        ]
    }
}
