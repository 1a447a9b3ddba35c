internal import Git

/// A folder that holds an export, and how it is brought from one to the next.
///
/// Every file that changed is first written beside its place and synced; one whose bytes are the same is
/// left untouched. Only when all of them are on the disk are they moved into place, one right after the
/// other, files before those that refer to them. What the earlier export had and this one does not have is
/// removed last, and nothing else ever is.
struct SiteFolder {
    /// What was done to a folder.
    struct Change {
        var outcome = SiteWriter.Outcome()
        /// Files that are new or have other bytes, in the order in which they were moved.
        var written: [String] = []
        var removed: [String] = []
        /// Whether the list of the site is another.
        var hasNewList = false

        var isNothing: Bool { written.isEmpty && removed.isEmpty && !hasNewList }
    }

    let path: String
    let writer: SiteWriter
    /// Size and time of files as far as they were looked at before.
    var moments: [String: FileMoment] = [:]

    /// Brings the folder, which holds the site `old`, to these files.
    ///
    /// - Parameter isSeen: whether readers have the folder. Then each step leaves a site that the next export
    ///   can tell from what people put there; else the folder is nobody's business until all is done.
    /// - Throws: what making a file throws, or `FileError`; then nothing temporary is left.
    func bring(_ files: [OutputFile], from old: SiteManifest, isSeen: Bool) throws -> Change {
        let new = Set(files.map(\.path))
        // What a killed export leaves of pieces of news is known by its name.
        if isSeen || !new.subtracting(old.paths).allSatisfy(LiveFiles.isPiece) {
            try claim(new, beside: old)
        }
        for parent in SitePaths.parents(new).sorted() where parent != "." {
            try DurableFile.createFolder(whole(parent))
        }
        var change = Change()
        do {
            let made = try make(files, over: old, &change.outcome)
            let (after, over) = writer.after(
                old, Dictionary(uniqueKeysWithValues: made.map { ($0.path, $0.file) }))
            let list =
                after == old ? nil : try StagedFile(after.bytes, for: whole(SiteManifest.path))
            change.written = made.filter { $0.staged != nil }.map(\.path)
            change.removed = over.filter { DurableFile.exists(whole($0)) }
            change.hasNewList = list != nil
            change.outcome.removed = change.removed.count
            try settle(made.compactMap(\.staged), removing: change.removed, list, isSeen: isSeen)
        } catch {
            removeTemporaries(of: new.union(old.paths))
            throw error
        }
        return change
    }

    /// Does to this folder what was done to another of the same site, whose files get a second name here.
    ///
    /// - Throws: `FileError`; then nothing temporary is left.
    func take(_ change: Change, from other: SiteFolder) throws {
        let names = Set(change.written)
        for folder in SitePaths.folders(names).sorted()
        where !DurableFile.exists(whole(folder)) {
            try DurableFile.createFolder(whole(folder))
            try FolderAttributes(other.whole(folder)).apply(to: whole(folder))
        }
        do {
            func staged(_ file: String) throws -> StagedFile {
                try StagedFile(linking: other.whole(file), for: whole(file))
            }
            try settle(
                change.written.map(staged), removing: change.removed,
                change.hasNewList ? staged(SiteManifest.path) : nil, isSeen: true)
        } catch {
            removeTemporaries(of: names)
            throw error
        }
    }

    /// Says that files are lb's before they are written to a folder that readers have, so that they still are
    /// after a kill.
    func claim(_ files: Set<String>, beside old: SiteManifest) throws {
        guard !files.isSubset(of: old.paths) else { return }
        var all = old
        for path in files where all.files[path] == nil { all.files[path] = .init() }
        try DurableFile.write(all.bytes, to: whole(SiteManifest.path))
    }

    /// Moves what is new into place, in order, removes what is over, and has the disk keep it.
    private func settle(
        _ files: [StagedFile], removing gone: [String], _ list: StagedFile?, isSeen: Bool
    ) throws {
        if isSeen {
            for file in files { try file.put() }
            try sync(files.map(\.path))
            // What is over is still in the list until it is removed for good.
            for file in gone { try DurableFile.unlinkFile(whole(file)) }
            try sync(gone.map(whole))
            try list?.put()
            try sync(list.map { [$0.path] } ?? [])
        } else {
            // The list of the other folder has what is over, this one what is new.
            try list?.put()
            for file in files { try file.put() }
            for file in gone { try DurableFile.unlinkFile(whole(file)) }
            try sync((files + (list.map { [$0] } ?? [])).map(\.path) + gone.map(whole))
        }
    }

    /// Syncs the folders that files are in.
    private func sync(_ files: [String]) throws {
        let folders = Set(
            files.map { $0[..<($0.utf8.lastIndex(of: UInt8(ascii: "/")) ?? $0.startIndex)] })
        for folder in folders.sorted() { try DurableFile.sync(folder: String(folder)) }
    }

    /// Removes temporary files that a killed export left: nobody else writes while the lock is held.
    func removeTemporaries(of files: Set<String>) {
        for parent in SitePaths.parents(files) {
            for name in DurableFile.names(in: whole(parent)) {
                let file = parent == "." ? name : "\(parent)/\(name)"
                guard SitePaths.isTemporary(file, of: files) else { continue }
                try? DurableFile.remove(whole(file))
            }
        }
    }

    func whole(_ file: some StringProtocol) -> String { "\(path)/\(file)" }
}
