import Glibc

extension IndexFile {
    /// How long we wait for git to let go of the index.
    private static let patience = Duration.seconds(3)

    private var newPath: String { gitDirectory + "/lb/index.new" }
    private var lockPath: String { path + ".lock" }

    /// Replaces the index, unless git has changed it since `version` was read: then it says false.
    ///
    /// Only one at a time (`withLock`). Throws `LockBusy` when git holds the index, and `FileError`.
    func write(_ index: Index, replacing version: Version) throws -> Bool {
        try DurableFile.createFolder(gitDirectory + "/lb", sharing: true)
        try removeOwnStaleLock()
        try writeNew(encode(index))
        defer { unsafe unlink(newPath) }
        // git's lock is a file of this name. It appears complete and goes away at once, so what a kill
        // leaves behind is the same file as `index.new`, and can be told from a lock of git's.
        let start = ContinuousClock.now
        while unsafe link(newPath, lockPath) != 0 {
            guard errno == EEXIST else { throw FileError.last("make", lockPath) }
            let waited = ContinuousClock.now - start
            guard waited < Self.patience else { throw LockBusy(path: lockPath, waited: waited) }
            usleep(10_000)
        }
        guard FileIdentity(at: path) == version else {
            unsafe unlink(lockPath)
            return false
        }
        guard unsafe rename(lockPath, path) == 0 else {
            let error = FileError.last("replace", path)
            unsafe unlink(lockPath)
            throw error
        }
        return true
    }

    private func removeOwnStaleLock() throws {
        if let new = FileIdentity(at: newPath), let lock = FileIdentity(at: lockPath),
            new.isSameFile(as: lock), unsafe unlink(lockPath) != 0
        {
            throw FileError.last("remove", lockPath)
        }
        guard unsafe unlink(newPath) == 0 || errno == ENOENT else {
            throw FileError.last("remove", newPath)
        }
    }

    private func writeNew(_ bytes: [UInt8]) throws {
        let file = try OpenFile(newPath, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        var status = stat()
        if unsafe stat(path, &status) == 0 { try file.setMode(status.st_mode & 0o777) }
        try file.write(bytes)
        // An index of length zero, as some file systems leave one after a power cut, stops git.
        try file.sync()
    }

    /// The bytes of the index, split if it is large; a new shared part is written on the way.
    private func encode(_ index: Index) throws -> [UInt8] {
        if let base = index.base, index.changeCount <= mostChanges {
            return encode(index, sharing: base.id)
        }
        let entries = try index.entries()
        var whole = Index(entries: entries)
        whole.folders = index.folders
        whole.kept = index.kept
        guard entries.count >= splitFrom else { return encode(whole, sharing: nil) }
        let parted = try split(whole, inUse: index.base?.id)
        return encode(parted, sharing: parted.base?.id)
    }

    /// Writes all entries to a new shared part, but for those changed in this very second.
    ///
    /// A stamp of this second would, once a later index is written, no longer show a change within it, and
    /// the shared part is not read again to mend that.
    private func split(_ index: Index, inUse: ObjectID?) throws -> Index {
        let now = UInt32(truncatingIfNeeded: time(nil))
        var shared = index
        shared.distrustStamps(since: now)
        let (bytes, id) = SharedIndex.encode(shared.added)
        try ours.add(bytes, id: id, inUse: inUse)
        var recent: [Int: IndexEntry] = [:]
        for (position, entry) in index.added.enumerated()
        where entry.stamp.modifiedSeconds >= now && recent.count < mostChanges / 2 {
            recent[position] = entry
        }
        var result = Index(
            base: try SharedIndex(ours.path(of: id), id: id), deleted: [], replaced: recent,
            added: [])
        result.folders = index.folders
        result.kept = index.kept
        return result
    }

    private func encode(_ index: Index, sharing base: ObjectID?) -> [UInt8] {
        let positions = index.replaced.keys.sorted()
        let changes = positions.compactMap { index.replaced[$0] }
        var writer = IndexWriter(
            count: changes.count + index.added.count,
            isExtended: (changes + index.added).contains { $0.extended != 0 })
        for entry in changes { writer.add(entry, withPath: false) }
        for entry in index.added { writer.add(entry) }
        if let base {
            let link = IndexLink(deleted: index.deleted.sorted(), replaced: positions)
            writer.add("link", link.encoded(base))
        }
        if let folders = index.folders { writer.add("TREE", folders.bytes) }
        for (signature, content) in index.kept { writer.add(signature, content) }
        _ = writer.seal()
        return writer.bytes
    }
}
