package import Archive
package import Checks
package import Editorial
internal import Git

/// Checks entries of a blog one after another, with one memory of what the blog said before.
package struct Checker {
    private let shift: Shift
    private let setting: Shift.Setting
    private let words: [String: String]
    /// The words of the blog's language, its own lists among them.
    package let lexicon: Lexicon
    private let memory: BlogMemory

    init(_ shift: Shift, _ setting: Shift.Setting) {
        self.shift = shift
        self.setting = setting
        let language = setting.blogFile.blog.language
        // Lists that cannot be read leave the program's own; `lb doctor` tells what is damaged.
        let lists = (try? shift.blog.wordLists(language, at: setting.tip)) ?? []
        words = Dictionary(
            lists.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) },
            uniquingKeysWith: { first, _ in first })
        lexicon = Lexicon.named(language, adding: lists.map(\.bytes))
        memory = BlogMemory(shift.blog, lexicon, progress: shift.readingForChecks)
    }

    /// Runs the hooks of `event` over a text.
    ///
    /// - Parameter path: where the file lies, or will lie, in the blog.
    package func check(
        _ file: EntryFile, path: String, event: CheckRequest.Event
    ) async throws -> CheckResult {
        let blog = shift.blog
        let hooks = try blog.hooks(of: event.rawValue, at: setting.tip)
        let (broken, metadata) = media(of: file)
        var result = await shift.checks.check(
            CheckRequest(
                event: event, file: file, path: path, blog: setting.blogFile.blog,
                desk: setting.desk, published: try published(file.entry.id, at: path),
                earlier: hooks.isEmpty && event != .prePublish
                    ? .init() : try memory.earlier(than: file.entry, at: setting.tip),
                broken: broken, metadata: metadata, words: words, hooks: hooks,
                folder: blog.git.workDirectory, trustFile: blog.trustFile))
        // Whoever put it there believes that it guards the blog.
        result.failures += try blog.strayHooks(of: event.rawValue, at: setting.tip).map {
            "\(SafeText.line($0)) is a link or a folder, and so is not run. Put the program itself "
                + "there and commit it, or take it out"
        }
        return result
    }

    /// What the files tell that the entry names, as the draft has them or else main.
    private func media(
        of file: EntryFile
    ) -> (broken: [String], metadata: [String: [FileMetadata.Kind]]) {
        var broken: [String] = []
        var metadata: [String: [FileMetadata.Kind]] = [:]
        let names = Set(file.namedMedia.map(\.path).filter(FileMetadata.isRead)).sorted()
        guard !names.isEmpty else { return (broken, metadata) }
        let blog = shift.blog
        let draft = (try? blog.draft(file.entry.id)).flatMap { try? blog.git.commit($0.tip).tree }
        let trees = [draft, setting.tip.tree].compactMap { $0 }
        for name in names {
            let read = trees.lazy.compactMap {
                // What cannot be read is told by those who need it.
                (try? blog.file(name, in: $0, limit: Limits.mediaBytes)) ?? nil
            }.first
            guard let bytes = read else { continue }
            if MediaFileName.isPicture(name), !PictureKind.agrees(name, with: bytes) {
                broken.append(name)
            }
            let kinds = FileMetadata(of: bytes).kinds.subtracting([.other])
            if !kinds.isEmpty { metadata[name] = FileMetadata.Kind.allCases.filter(kinds.contains) }
        }
        return (broken, metadata)
    }

    /// What readers have of the entry: a draft of a published one lies where that one does.
    private func published(_ id: EntryID, at path: String) throws -> Entry? {
        guard EntryPath.isEntry(path),
            let bytes = try shift.blog.file(path, in: setting.tip.tree, limit: Limits.entryBytes),
            let entry = try? EntryFile(bytes: bytes, path: path).entry, entry.id == id
        else { return nil }
        return entry
    }
}

extension Shift {
    /// Somebody to check one entry or many.
    package func checker(_ setting: Setting) -> Checker { Checker(self, setting) }

    /// Runs the hooks of `event` over a draft's text.
    package func check(
        _ file: EntryFile, path: String, event: CheckRequest.Event, _ setting: Setting
    ) async throws -> CheckResult {
        try await checker(setting).check(file, path: path, event: event)
    }

    /// The entries of `main` that have changed since a revision, and the moment of that revision.
    ///
    /// - Parameter revision: anything that git takes for a commit.
    package func changes(
        since revision: String, _ setting: Setting
    ) async throws -> (paths: [String], moment: Instant) {
        let answer = try await blog.git.runGit(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"],
            input: [])
        let name = String(decoding: answer.output, as: UTF8.self).prefix { $0 != "\n" }
        guard answer.status == 0, let id = ObjectID(hex: String(name)) else {
            throw ArchiveError(
                .notFound, "there is no commit '\(SafeText.line(revision))'",
                "`git log main` shows the commits.")
        }
        let commit = try blog.git.commit(id)
        let paths = try blog.git.differences(from: commit.tree, to: setting.tip.tree)
            .filter { $0.new != nil && EntryPath.isEntry($0.path) }.map(\.path)
        return (paths, Instant(seconds: commit.committer.seconds))
    }
}
