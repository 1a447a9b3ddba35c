package import Editorial
internal import Git

/// Puts an export into a folder so that whoever reads the folder never sees half a file.
///
/// Every file that changed is first written beside its place and synced; one whose bytes are the same is
/// left untouched. Only when all of them are on the disk are they moved into place, one right after the
/// other, files before those that refer to them: an export that is killed or fails while it renders or
/// writes leaves the old site as it was. What an earlier export left and this one does not have is removed
/// last, and nothing else ever is. Whoever is killed within the moves themselves leaves whole files, old
/// and new ones, and the next export puts the rest right. Two exports into one folder go one after the
/// other, so that neither takes the files of the other for somebody else's.
package struct SiteWriter {
    /// What was done to the folder.
    package struct Outcome: Sendable, Hashable {
        package var written = 0
        package var unchanged = 0
        package var removed = 0
    }

    private let folder: String
    private let now: Instant
    /// Called with the number of files done, from any thread.
    private let progress: @Sendable (Int) -> Void
    /// Whether an entry was taken back: what it said must not stay for a moment.
    private let isWithdrawn: @Sendable (EntryID) -> Bool
    /// Bytes of a file that is compared with what is there: 1 GiB.
    private static let maximumBytes = 1 << 30
    /// Seconds for which an open page may still ask for a piece that is no longer listed.
    static let grace = 900

    /// - Parameter now: tells how long ago a file was last part of the export.
    package init(
        folder: String, now: Instant,
        isWithdrawn: @escaping @Sendable (EntryID) -> Bool = { _ in false },
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.folder = folder.isEmpty ? "." : folder
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
        try DurableFile.createFolder(folder)
        let lock = try FolderLock(folder)
        return try withExtendedLifetime(lock) { try putAlone(files) }
    }

    private func putAlone(_ files: [OutputFile]) throws -> Outcome {
        let old = try earlier()
        let new = Set(files.map(\.path))
        let known = Set(old.files.keys).union(old.retired.keys)
        removeLeftovers(of: known.union(new))
        try refuseForeign(new.subtracting(known))
        // Before anything is written it is said to be lb's, so that it still is after a kill.
        if !new.isSubset(of: known) {
            var all = old
            for path in new where all.files[path] == nil { all.files[path] = .init() }
            try DurableFile.write(all.bytes, to: path(SiteManifest.path))
        }
        for parent in Self.parents(new).sorted() where parent != "." {
            try DurableFile.createFolder(path(parent))
        }
        var outcome = Outcome()
        let written: [String: SiteManifest.File]
        do {
            let made = try make(files, over: old, &outcome)
            try move(made.compactMap(\.staged))
            written = Dictionary(uniqueKeysWithValues: made.map { ($0.path, $0.file) })
        } catch {
            removeLeftovers(of: known.union(new))
            throw error
        }
        let after = try remove(from: old, keeping: written, &outcome)
        if after != old { try DurableFile.write(after.bytes, to: path(SiteManifest.path)) }
        return outcome
    }

    /// A file of the export; `staged` if it is not in its place yet.
    private struct Made: Sendable {
        let path: String
        let file: SiteManifest.File
        var staged: StagedFile?
    }

    /// Moves what is new into place, in order, and has the disk keep it.
    private func move(_ files: [StagedFile]) throws {
        for file in files { try file.put() }
        let folders = Set(
            files.map {
                $0.path[..<($0.path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? $0.path.startIndex)]
            })
        for folder in folders.sorted() { try DurableFile.sync(folder: String(folder)) }
    }

    /// Makes and stages what changed, turn by turn; within a turn several cores share the work.
    private func make(
        _ files: [OutputFile], over old: SiteManifest, _ outcome: inout Outcome
    ) throws -> [Made] {
        let wantsDigests = files.contains { if case .list = $0.content { true } else { false } }
        let turns = Dictionary(grouping: files, by: \.turn)
        var result: [Made] = []
        var done = 0
        for turn in 0...5 {
            let digests =
                turn == 5
                ? result.map {
                    OutputFile.Digest(
                        path: $0.path, size: $0.file.size ?? 0, sha256: $0.file.sha256 ?? "")
                }.sorted { $0.path < $1.path } : []
            // What is as it was takes a look at each, which is quicker than starting a thread.
            var files = turns[turn] ?? []
            files.removeAll { file in
                guard let known = unchanged(file, old.files[file.path], wantsDigests) else {
                    return false
                }
                result.append(Made(path: file.path, file: known))
                outcome.unchanged += 1
                done += 1
                return true
            }
            progress(done)
            // A stretch at a time, so that progress can be told.
            for start in stride(from: 0, to: files.count, by: 64) {
                let part = files[start..<min(start + 64, files.count)]
                // Large documents share the cores within themselves; two at once would fill the memory.
                let outputs = try inParallel(part.count, stretch: turn == 1 ? part.count : 4) {
                    index in
                    let file = part[start + index]
                    return try make(file, old.files[file.path], digests, wantsDigests)
                }
                for output in outputs {
                    result.append(output)
                    if output.staged != nil {
                        outcome.written += 1
                    } else {
                        outcome.unchanged += 1
                    }
                }
                done += part.count
                progress(done)
            }
        }
        return result
    }

    /// What is known of a file that need not be made, since it would be as it is; nil: it must be.
    private func unchanged(
        _ file: OutputFile, _ old: SiteManifest.File?, _ wantsDigests: Bool
    ) -> SiteManifest.File? {
        guard let old, case .made(let key?, _) = file.content, old.key == key,
            !wantsDigests || old.sha256 != nil, let stamp = FileMoment(at: path(file.path)),
            old.stamp == stamp
        else { return nil }
        return old
    }

    private func make(
        _ file: OutputFile, _ old: SiteManifest.File?, _ digests: [OutputFile.Digest],
        _ wantsDigests: Bool
    ) throws -> Made {
        let place = path(file.path)
        let stamp = FileMoment(at: place)
        let bytes: [UInt8]
        if case .list(let make) = file.content {
            bytes = make(digests)
        } else {
            bytes = try file.bytes
        }
        let isNew =
            try stamp?.size != bytes.count
            || DurableFile.read(place, limit: Self.maximumBytes) != bytes
        let staged = isNew ? try StagedFile(bytes, for: place) : nil
        let now = isNew ? staged?.moment : stamp
        let sum =
            wantsDigests
            ? (!isNew && old?.stamp == now ? old?.sha256 : nil) ?? SHA256.hex(of: bytes) : nil
        let key: String? = if case .made(let made, _) = file.content { made } else { nil }
        return Made(
            path: file.path,
            file: SiteManifest.File(key: key, size: now?.size, time: now?.time, sha256: sum),
            staged: staged)
    }

    /// Removes temporary files that a killed export left: nobody else writes while the lock is held.
    private func removeLeftovers(of files: Set<String>) {
        for parent in Self.parents(files) {
            for name in DurableFile.names(in: path(parent)) {
                guard let file = Self.file(ofTemporary: name) else { continue }
                let whole = parent == "." ? file : "\(parent)/\(file)"
                guard
                    files.contains(whole) || LiveFiles.isPiece(whole) || whole == SiteManifest.path
                else { continue }
                try? DurableFile.remove("\(path(parent))/\(name)")
            }
        }
    }

    /// The folders of the export in which files are, and `.` for itself.
    private static func parents(_ files: Set<String>) -> Set<String> {
        var parents: Set<String> = ["."]
        // Most files are in the folder of the one before.
        var last: Substring.UTF8View = "."[...].utf8
        for file in files {
            guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { continue }
            let parent = file[..<slash].utf8
            if parent.elementsEqual(last) { continue }
            parents.insert(String(Substring(parent)))
            last = parent
        }
        return parents
    }

    /// The file that `.NAME.TOKEN.tmp` was to become, as `DurableFile.write` calls it.
    private static func file(ofTemporary name: String) -> String? {
        guard name.hasPrefix("."), name.hasSuffix(".tmp") else { return nil }
        let inner = name.dropFirst().dropLast(4)
        return inner.lastIndex(of: ".").map { String(inner[..<$0]) }
    }

    /// Removes what is over; pieces that open pages may be about to ask for stay a while, unless there is a newer
    /// one of the same entry, or the entry was taken back: what it said must not outlive that.
    private func remove(
        from old: SiteManifest, keeping files: [String: SiteManifest.File],
        _ outcome: inout Outcome
    ) throws -> SiteManifest {
        var after = SiteManifest(files: files)
        let listed = Set(files.keys.compactMap(LiveFiles.entry(ofPiece:)))
        var over = old.retired
        for path in old.files.keys where files[path] == nil { over[path] = Int(now.seconds) }
        for (file, since) in over.sorted(by: { $0.key < $1.key }) where files[file] == nil {
            let age = Int(now.seconds) - since
            let entry = LiveFiles.entry(ofPiece: file)
            if let entry, (0..<Self.grace).contains(age), !listed.contains(entry),
                !isWithdrawn(entry)
            {
                after.retired[file] = since
            } else if DurableFile.exists(path(file)) {
                try DurableFile.remove(path(file))
                outcome.removed += 1
            }
        }
        return after
    }

    /// The files that an earlier export says it wrote.
    private func earlier() throws -> SiteManifest {
        let bytes = try DurableFile.read(
            path(SiteManifest.path), limit: SiteManifest.maximumBytes)
        if let bytes { return try SiteManifest(bytes, folder: folder) }
        let names = DurableFile.names(in: folder).filter {
            Self.file(ofTemporary: $0) != SiteManifest.path
        }
        guard let name = names.sorted().first else { return SiteManifest() }
        throw ExportError(
            "\(folder) holds files that lb did not write, such as \(name). "
                + "Export into an empty or a new folder.")
    }

    /// Files that people put beside the export stay; a name that both want is not taken from them.
    private func refuseForeign(_ paths: Set<String>) throws {
        for file in paths.sorted() {
            guard SiteManifest.isInside(file) else {
                throw ExportError("\(file) is not a path within the export")
            }
            guard !DurableFile.exists(path(file)) else {
                throw ExportError(
                    "\(path(file)) is in the way, and lb did not write it. Move it elsewhere.")
            }
        }
    }

    private func path(_ file: some StringProtocol) -> String { "\(folder)/\(file)" }
}

extension OutputFile {
    /// Later for what leads readers to other files: documents, pages, the first page, then the list that
    /// tells open pages what is new; the list of all files last.
    fileprivate var turn: Int {
        if case .list = content { return 5 }
        if path == LiveFiles.list { return 4 }
        if path == "index.html" { return 3 }
        if path.hasSuffix(".html") { return 2 }
        return ExportFormat.allCases.contains { $0.file == path } ? 1 : 0
    }
}
