internal import Archive
internal import Editorial
internal import Export
internal import Git
internal import Newsroom
internal import Synchronization

/// One export of a blog: which format, with which theme, and where to.
struct EditionExport {
    let directory: String
    let format: ExportFormat
    let theme: String?
    /// Whether what is wanted is how the page was at some time, and not how it is.
    var isPast = false
    /// A folder or a file; nil or `-`: nowhere, the bytes are wanted.
    let output: String?
    /// Told of media that entries name and that the blog has not.
    var missing: @Sendable (_ paths: [String]) -> Void = { _ in }

    /// Whether the process ends after it. What it was made of is freed with the process then, which is quicker.
    var isLast = false
    private static let kept = Mutex<[any Sendable]>([])

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
        try write(blog, material(blog, commit), at: moment, progress: progress)
    }

    /// Writes what was read before.
    func write(
        _ blog: BlogRepository, _ material: EditionMaterial, at moment: Instant?,
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) throws -> Outcome {
        let hasFolder = format.file == nil
        let ahead = hasFolder ? output.map { SiteWriter.ReadAhead($0) } : nil
        // Its first commit may be far away.
        let origin = hasFolder ? Alongside { try Self.origin(of: material) } : nil
        let edition = edition(of: material, at: moment)
        let files = try files(
            edition, blog, tree: material.tree, templates: material.templates, site: ahead)
        if isLast { Self.kept.withLock { $0 += [material, files] } }
        if let file = files.first, format.file != nil { return try put(file.bytes) }
        guard let output, output != "-" else {
            throw Failure(
                .usage, "\(format) has \(files.count) files",
                remedy: "Say where they go: `lb export \(format) -o site/`.")
        }
        let count = files.count
        let writer = SiteWriter(
            folder: output, spares: blog.sitesFolder, ahead: ahead,
            owner: ((try? origin?.value()) ?? nil).map {
                .init(id: $0, title: material.edition.blog.title)
            },
            now: Surroundings.clock.now(),
            isWithdrawn: { [edition] id in
                // One that is not there any more was taken out with plain git.
                edition.outlines.place(of: id).map { edition.notes($0)?.retracted != nil } ?? true
            }, progress: { progress?($0, count) })
        return .folder(output, try writer.put(files))
    }

    private static func origin(of material: EditionMaterial) throws -> String? {
        try BlogHandles(place: material.place).use { $0.origin(of: material.commit) }
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

    /// What the export of a commit is made of.
    func material(_ blog: BlogRepository, _ commit: ObjectID) throws -> EditionMaterial {
        try Ahead.material(of: blog.git.gitDirectory, commit, theme: theme)
            ?? EditionMaterial(blog, commit, theme: theme) { try Self.edition(blog, commit) }
    }

    /// The edition for those who look at `moment`; nil: right after the commit. A pin whose time is over is off.
    private func edition(of material: EditionMaterial, at moment: Instant?) -> Edition {
        var edition = material.edition
        guard let moment else { return edition }
        edition.unpin(by: moment)
        if isPast { edition.rewind(to: moment) }
        return edition
    }

    /// The files of the export, most of them not made yet.
    func files(
        _ blog: BlogRepository, _ commit: ObjectID, at moment: Instant?
    ) throws -> [OutputFile] {
        let material = try material(blog, commit)
        return try files(
            edition(of: material, at: moment), blog, tree: material.tree,
            templates: material.templates)
    }

    func files(
        _ edition: Edition, _ blog: BlogRepository, tree: ObjectID,
        templates: TemplateLibrary? = nil, site: SiteWriter.ReadAhead? = nil
    ) throws -> [OutputFile] {
        let file = EditionMaterial.reader(tree, blog)
        return try render(
            format, edition: edition,
            templates: templates ?? EditionMaterial.templates(theme ?? edition.blog.theme, file),
            stamp: ProgramStamp.text,
            pieces: PieceCache(folder: blog.privateFolder + "/cache/pieces"),
            media: { try file($0, Limits.mediaBytes) }, mediaNames: Self.mediaNames(tree, blog),
            mediaLength: Self.mediaLength(tree, blog), site: site, missing: missing)
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
}
