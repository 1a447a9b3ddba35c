internal import Archive
internal import Editorial
internal import Export
internal import Git
internal import Newsroom

/// One export of a blog: which format, with which theme, and where to.
struct EditionExport {
    let directory: String
    let format: ExportFormat
    let theme: String?
    /// A folder or a file; nil or `-`: nowhere, the bytes are wanted.
    let output: String?
    /// Told of media that entries name and that the blog has not.
    var missing: @Sendable (_ paths: [String]) -> Void = { _ in }

    /// What was written.
    enum Outcome {
        case bytes([UInt8])
        case file(String, isNew: Bool)
        case folder(String, SiteWriter.Outcome)
    }

    /// Writes what readers have at `commit`.
    ///
    /// - Parameters:
    ///   - moment: when readers look; a pin whose time is over by then is off. Nil: right after the commit.
    ///   - progress: called with the files done and all of them.
    func write(
        _ blog: BlogRepository, _ commit: ObjectID, at moment: Instant?,
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) throws -> Outcome {
        let ahead = format.file == nil ? output.map { SiteWriter.ReadAhead($0) } : nil
        let (edition, library) = try prepared(blog, commit, at: moment)
        let files = try files(
            edition, blog, tree: blog.git.commit(commit).tree, library: library)
        if let file = files.first, format.file != nil { return try put(file.bytes) }
        guard let output, output != "-" else {
            throw Failure(
                .usage, "\(format) has \(files.count) files",
                remedy: "Say where they go: `lb export \(format) -o site/`.")
        }
        let count = files.count
        let writer = SiteWriter(
            folder: output, spares: blog.sitesFolder, ahead: ahead,
            owner: blog.origin(of: commit).map { .init(id: $0, title: edition.blog.title) },
            now: Surroundings.clock.now(),
            isWithdrawn: { [edition] id in
                // One that is not there any more was taken out with plain git.
                edition.outlines.place(of: id).map { edition.notes($0)?.retracted != nil } ?? true
            }, progress: { progress?($0, count) })
        return .folder(output, try writer.put(files))
    }

    /// Writes what is one file, or gives it back where it is wanted on standard output.
    func put(_ bytes: [UInt8]) throws -> Outcome {
        guard let output, output != "-" else { return .bytes(bytes) }
        return .file(output, isNew: try DurableFile.put(bytes, at: output))
    }

    /// What readers are to have.
    ///
    /// - Throws: `Failure` where an entry does not read: a page without it, or with an older text, would be wrong.
    private static func edition(_ blog: BlogRepository, _ commit: ObjectID) throws -> Edition {
        do {
            return try blog.edition(at: commit)
        } catch let error as InvalidFile {
            throw Failure(
                .invalid,
                "an entry of \(commit.hex.prefix(10)) does not read, so there is no page of it",
                details: error.diagnostics.map { SafeText.forTerminal("\($0)") },
                remedy: Damage.remedy)
        }
    }

    /// The files of the export, most of them not made yet.
    func files(
        _ blog: BlogRepository, _ commit: ObjectID, at moment: Instant?
    ) throws -> [OutputFile] {
        let (edition, library) = try prepared(blog, commit, at: moment)
        return try files(edition, blog, tree: blog.git.commit(commit).tree, library: library)
    }

    /// What readers are to have, and the templates for it, which another core reads meanwhile.
    private func prepared(
        _ blog: BlogRepository, _ commit: ObjectID, at moment: Instant?
    ) throws -> (Edition, TemplateLibrary) {
        let tree = try blog.git.commit(commit).tree
        let settings = try blog.blogFile(at: .init(commit: commit, tree: tree)).blog
        let library = library(theme ?? settings.theme, Self.reader(tree, blog))
        let templates = Alongside { library.prepare(language: settings.language) }
        // A process must not end while another thread reads the repository.
        let read = Result { try Self.edition(blog, commit) }
        try templates.value()
        var edition = try read.get()
        if let moment { edition.unpin(by: moment) }
        return (edition, library)
    }

    private func library(
        _ theme: String?, _ file: @escaping @Sendable (String, Int) throws -> [UInt8]?
    ) -> TemplateLibrary {
        TemplateLibrary(theme: theme) { name in try file("Templates/\(name)", 1 << 20) }
    }

    func files(
        _ edition: Edition, _ blog: BlogRepository, tree: ObjectID,
        library: TemplateLibrary? = nil
    ) throws -> [OutputFile] {
        let file = Self.reader(tree, blog)
        return try render(
            format, edition: edition,
            templates: library ?? self.library(theme ?? edition.blog.theme, file),
            stamp: ProgramStamp.text,
            pieces: PieceCache(folder: blog.privateFolder + "/cache/pieces"),
            media: { try file($0, Limits.mediaBytes) }, mediaNames: Self.mediaNames(tree, blog),
            mediaLength: Self.mediaLength(tree, blog), missing: missing)
    }

    /// The blob of each file in the tree's `media/`, by its path.
    private static func mediaNames(
        _ tree: ObjectID, _ blog: BlogRepository
    ) -> @Sendable () throws -> [String: String] {
        let handles = BlogHandles(place: blog.git.gitDirectory)
        return {
            try handles.use { blog in
                let git = blog.git
                guard let media = try git.entry(at: "media", in: tree), media.kind == .folder
                else { return [:] }
                var names: [String: String] = [:]
                for folder in try git.tree(media.id) where folder.kind == .folder {
                    for file in try git.tree(folder.id) where file.kind == .file {
                        names["media/\(folder.name)/\(file.name)"] = file.id.hex
                    }
                }
                return names
            }
        }
    }

    /// The size of each blob, which is not read for it.
    private static func mediaLength(
        _ tree: ObjectID, _ blog: BlogRepository
    ) -> @Sendable (_ path: String) throws -> Int? {
        let handles = BlogHandles(place: blog.git.gitDirectory)
        return { path in
            try handles.use { blog in
                try blog.git.entry(at: path, in: tree).flatMap { try blog.git.blobSize($0.id) }
            }
        }
    }

    /// Reads files of a tree; on several cores, each with a handle of its own.
    static func reader(
        _ tree: ObjectID, _ blog: BlogRepository
    ) -> @Sendable (_ path: String, _ limit: Int) throws -> [UInt8]? {
        let handles = BlogHandles(place: blog.git.gitDirectory)
        // Most blogs have no templates of their own.
        var hasTemplates = true
        do { hasTemplates = try blog.git.entry(at: "Templates", in: tree) != nil } catch {}
        return { [hasTemplates] path, limit in
            guard hasTemplates || !path.hasPrefix("Templates/") else { return nil }
            return try handles.use { try $0.file(path, in: tree, limit: limit) }
        }
    }
}
