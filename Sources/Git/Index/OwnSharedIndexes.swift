import Glibc

/// Which shared indexes in `.git` were written here, so that what `SharedIndex.encode` promises holds for
/// them: a table of offsets, and no stamp that a later change of the same second would not show.
struct OwnSharedIndexes {
    let gitDirectory: String

    private var listPath: String { gitDirectory + "/lb/sharedindexes" }

    /// Where the shared index with this checksum is.
    func path(of id: ObjectID) -> String { "\(gitDirectory)/sharedindex.\(id)" }

    /// The checksums of ours, oldest first; none when the list cannot be read.
    func ids() -> [ObjectID] {
        guard let file = try? OpenFile(listPath, O_RDONLY),
            let bytes = try? file.read(at: 0, count: 64 << 10)
        else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap {
            ObjectID(hex: String($0))
        }
    }

    /// Writes a shared index, and removes those of ours that nothing has read for an hour but for the
    /// one that the index still names.
    func add(_ bytes: [UInt8], id: ObjectID, inUse: ObjectID?) throws {
        var known = ids().filter { $0 != id }
        var kept: [ObjectID] = []
        for old in known {
            var status = stat()
            guard unsafe lstat(path(of: old), &status) == 0 else { continue }
            if old != inUse, abs(time(nil) - status.st_mtim.tv_sec) > 3600 {
                unsafe unlink(path(of: old))
            } else {
                kept.append(old)
            }
        }
        known = kept + [id]
        try DurableFile.createFolder(gitDirectory + "/lb", sharing: true)
        try DurableFile.write(bytes, to: path(of: id))
        try DurableFile.write(
            Array(known.map { "\($0)\n" }.joined().utf8), to: listPath)
    }
}
