package import Editorial
internal import Git

/// Puts an export into a folder so that whoever goes there by its path has the whole old site or the whole
/// new one, and never sees half a file.
///
/// All of it is made in a second folder, out of sight, which then changes places with the first at one stroke
/// (`SiteSpare`). An export that is killed or fails leaves the old site or the new one. Where the two cannot
/// change places, all files are written beside their places first, and then moved there one right after the
/// other (`SiteFolder`): whoever is killed within the moves leaves whole files, old and new ones, and the next
/// export puts the rest right. That is so where people put files of their own beside the site, which stay as they
/// are; where the blog is on another file system, or something is mounted on the folder; where the folder is
/// another user's, or has access lists that a new one would not get; and for whoever works in the folder.
///
/// What an earlier export left and this one does not have is removed, and nothing else ever is. Two exports into
/// one folder go one after the other, so that neither takes the files of the other for somebody else's.
package struct SiteWriter {
    /// What was done to the folder.
    package struct Outcome: Sendable, Hashable {
        package var written = 0
        package var unchanged = 0
        package var removed = 0
    }

    private let folder: String
    private let spares: String?
    private let ahead: ReadAhead?
    private let owner: @Sendable () -> SiteManifest.Owner?
    private let now: Instant
    /// Called with the number of files done, from any thread.
    let progress: @Sendable (Int) -> Void
    /// Whether an entry was taken back: what it said must not stay for a moment.
    private let isWithdrawn: @Sendable (EntryID) -> Bool

    /// - Parameters:
    ///   - spares: where second folders may be, a folder of ours; nil: files are moved one after the other.
    ///   - ahead: the list of the site that is there, read while the new one was rendered.
    ///   - owner: the blog, asked for as late as can be; a folder that has another one's site is refused. Nil: it
    ///     cannot be told.
    ///   - now: tells how long ago a file was last part of the export.
    package init(
        folder: String, spares: String? = nil, ahead: ReadAhead? = nil,
        owner: @escaping @autoclosure @Sendable () -> SiteManifest.Owner? = nil, now: Instant,
        isWithdrawn: @escaping @Sendable (EntryID) -> Bool = { _ in false },
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.folder = SiteSpare.site(at: folder.isEmpty ? "." : folder)
        self.spares = spares
        self.ahead = ahead
        self.owner = owner
        self.now = now
        self.progress = progress
        self.isWithdrawn = isWithdrawn
    }

    /// Makes the folder hold these files and none of an earlier export.
    ///
    /// - Throws: `ExportError` if the folder holds what lb did not write, `FileError` if the system
    ///   refuses, `LockBusy` if another export into the folder takes more than a minute; also what
    ///   making a file throws.
    package func put(_ files: [OutputFile]) throws -> Outcome {
        for file in files where !SiteManifest.isInside(file.path) {
            throw ExportError("\(file.path) is not a path within the export")
        }
        try DurableFile.createFolder(folder)
        let spare = try spares.flatMap { try SiteSpare(of: folder, in: $0) }
        let lock = try FolderLock(folder)
        return try withExtendedLifetime((lock, spare)) {
            if let spare, let outcome = try exchange(files, spare) { return outcome }
            let (old, moments) = try earlier()
            let new = Set(files.map(\.path))
            // A folder of somebody else's that cannot be read is no reason not to write here.
            let leftovers = (try? SiteState(folder, old.paths, new: new))?.leftovers ?? []
            for file in leftovers { try? DurableFile.remove("\(folder)/\(file)") }
            try refuseForeign(new.subtracting(old.paths))
            let site = SiteFolder(path: folder, writer: self, moments: moments)
            let outcome = try site.bring(files, from: old, isSeen: true).outcome
            if let spare { follow(spare) }
            return outcome
        }
    }

    /// Brings the second folder to these files and has it change places with the first.
    ///
    /// - Returns: nil if that cannot be done here; what was done to the first folder is known to be lb's.
    private func exchange(_ files: [OutputFile], _ spare: SiteSpare) throws -> Outcome? {
        let first = SiteFolder(path: folder, writer: self)
        let (old, moments) = try earlier()
        // It is given the same files under a second name.
        let second = SiteFolder(path: spare.path, writer: self, moments: moments)
        let (known, new) = (old.paths, Set(files.map(\.path)))
        let change: SiteFolder.Change
        do {
            try spare.look(known, new: new)
            guard spare.isUsable else { return nil }
            let state = try SiteState(folder, known, new: new)
            for file in state.leftovers { try DurableFile.remove("\(folder)/\(file)") }
            guard state.foreign.isEmpty, state.isOwn else { return nil }
            try spare.align(state.tree)
            // Nothing is lost by a try while both are empty, and all files are made but once.
            if state.tree.files.isEmpty, !spare.exchange() { return nil }
            change = try second.bring(files, from: old, isSeen: false)
            if change.isNothing { return change.outcome }
            guard spare.exchange() else {
                try first.claim(new, beside: old)
                try first.take(change, from: second)
                return change.outcome
            }
        } catch is FileError {
            return nil
        }
        let synced = Result { try spare.sync() }
        do {
            // From here on the first is behind the second's path. Its list comes last: whoever is killed before
            // leaves one that still has what is over.
            try second.take(change, from: first)
            try spare.look(new.union(known))
        } catch {
            spare.empty()
        }
        try synced.get()
        return change.outcome
    }

    /// Brings the second folder, which somebody may be served from, to what the first was brought to in place.
    private func follow(_ spare: SiteSpare) {
        guard DurableFile.exists(spare.path) else { return }
        do {
            let known = try earlier().list.paths
            try spare.look(known)
            try spare.align(SiteState(folder, known).tree)
        } catch {
            spare.empty()
        }
    }

    /// The list after an export of these files, and what is over.
    func after(
        _ old: SiteManifest, _ files: [String: SiteManifest.File]
    ) -> (list: SiteManifest, over: [String]) {
        var after = old.followed(by: files, at: now, isWithdrawn: isWithdrawn)
        if let owner = owner() { after.list.owner = owner }
        return after
    }

    /// The list of a site, and its files, at which another core looks. That is taken where the list still has the
    /// same bytes once the site is this export's alone.
    package struct ReadAhead: Sendable {
        fileprivate typealias Site = (list: SiteManifest, moments: [String: FileMoment])

        private let read: Alongside<(bytes: [UInt8], site: Site)?>

        /// Begins to read the list in a folder.
        package init(_ folder: String) {
            read = Alongside {
                let folder = SiteSpare.site(at: folder.isEmpty ? "." : folder)
                let bytes = try DurableFile.read(
                    "\(folder)/\(SiteManifest.path)", limit: SiteManifest.maximumBytes)
                guard let bytes, let list = SiteManifest.own(bytes) else { return nil }
                var moments: [String: FileMoment] = [:]
                moments.reserveCapacity(list.files.count)
                for path in list.files.keys { moments[path] = FileMoment(at: "\(folder)/\(path)") }
                return (bytes, (list, moments))
            }
        }

        /// What these bytes say; nil if others were read.
        fileprivate func site(of bytes: [UInt8]) -> Site? {
            guard let read = try? read.value(), read.bytes == bytes else { return nil }
            return read.site
        }

        /// The same file, which another core begins to make unless the site has it.
        func begun(_ file: OutputFile) -> OutputFile {
            guard case .made(let key?, let make) = file.content else { return file }
            let begun = Alongside { [read] in
                let known = try? read.value()?.site.list.files[file.path]?.key
                return known == key ? nil : try make()
            }
            return OutputFile(
                path: file.path, content: .made(key: key) { try begun.value() ?? make() })
        }
    }

    /// The files that an earlier export says it wrote, and what is known of them.
    private func earlier() throws -> (list: SiteManifest, moments: [String: FileMoment]) {
        let bytes = try DurableFile.read(
            "\(folder)/\(SiteManifest.path)", limit: SiteManifest.maximumBytes)
        if let bytes {
            let site = try ahead?.site(of: bytes) ?? (SiteManifest(bytes, folder: folder), [:])
            if let other = site.list.owner, let owner = owner(), other.id != owner.id {
                throw ExportError(
                    "\(folder) holds the site of another blog, “\(SafeText.line(other.title))”, and this "
                        + "one is “\(SafeText.line(owner.title))”. Export into another folder; if that "
                        + "site is not wanted any more, remove its folder first.")
            }
            return site
        }
        let names = DurableFile.names(in: folder).filter {
            SiteNames.file(ofTemporary: $0) != SiteManifest.path && !Self.beside.contains($0)
        }
        guard let name = names.sorted().first else { return (SiteManifest(), [:]) }
        throw ExportError(
            "\(folder) holds files that lb did not write, such as \(name). Export into an empty or a "
                + "new folder; of others' files only \(Self.beside.sorted().joined(separator: ", ")) "
                + "may be there before.")
    }

    /// What web hosts want beside a site and people put there first. A folder with anything else may be
    /// somebody's work, and has to be chosen once more.
    private static let beside: Set = [
        "CNAME", "robots.txt", "favicon.ico", "ads.txt", "humans.txt", "security.txt",
        ".well-known",
        ".nojekyll", ".htaccess", ".domains", ".git", ".gitignore", ".gitattributes", "lost+found",
    ]

    /// Files that people put beside the export stay; a name that both want is not taken from them.
    private func refuseForeign(_ paths: Set<String>) throws {
        for file in paths.sorted() where DurableFile.exists("\(folder)/\(file)") {
            throw ExportError(
                "\(folder)/\(file) is in the way, and lb did not write it. Move it elsewhere.")
        }
    }
}
