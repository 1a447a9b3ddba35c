import Glibc

/// What git remembers of a file so that it need not read it again: the numbers of `stat`, cut to 32 bits.
struct FileStamp: Hashable {
    var changedSeconds: UInt32 = 0
    var changedNanoseconds: UInt32 = 0
    var modifiedSeconds: UInt32 = 0
    var modifiedNanoseconds: UInt32 = 0
    var device: UInt32 = 0
    var inode: UInt32 = 0
    var user: UInt32 = 0
    var group: UInt32 = 0
    /// Zero in an entry whose blob is not empty: "compare the content".
    var size: UInt32 = 0

    /// Nothing is known: git compares the content.
    static let unknown = FileStamp()

    private init() {}

    init(_ status: stat) {
        changedSeconds = UInt32(truncatingIfNeeded: status.st_ctim.tv_sec)
        changedNanoseconds = UInt32(truncatingIfNeeded: status.st_ctim.tv_nsec)
        modifiedSeconds = UInt32(truncatingIfNeeded: status.st_mtim.tv_sec)
        modifiedNanoseconds = UInt32(truncatingIfNeeded: status.st_mtim.tv_nsec)
        device = UInt32(truncatingIfNeeded: status.st_dev)
        inode = UInt32(truncatingIfNeeded: status.st_ino)
        user = status.st_uid
        group = status.st_gid
        size = UInt32(truncatingIfNeeded: status.st_size)
    }

    /// Reads nine numbers, most significant byte first; the mode between them is skipped.
    init(_ field: (Int) -> UInt32) {
        changedSeconds = field(0)
        changedNanoseconds = field(4)
        modifiedSeconds = field(8)
        modifiedNanoseconds = field(12)
        device = field(16)
        inode = field(20)
        user = field(28)
        group = field(32)
        size = field(36)
    }
}

/// One line of the index: a path, its blob, and the stamp of the file.
struct IndexEntry: Hashable {
    /// The path's bytes; no encoding is assumed.
    var path: [UInt8]
    /// 0, or 1 to 3 for the sides of a conflict.
    var stage: UInt8 = 0
    var mode: UInt32
    var id: ObjectID
    var stamp: FileStamp = .unknown
    /// `git update-index --assume-unchanged`.
    var isAssumedValid = false
    /// The second word of flags, of version 3: `skipWorktree`, `intentToAdd`.
    var extended: UInt16 = 0

    static let skipWorktree: UInt16 = 0x4000
    static let intentToAdd: UInt16 = 0x2000

    /// git's order of entries: by path, then by stage.
    static func precedes(_ left: IndexEntry, _ right: IndexEntry) -> Bool {
        if left.path == right.path { return left.stage < right.stage }
        return left.path.lexicographicallyPrecedes(right.path)
    }
}
