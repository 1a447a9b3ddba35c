/// A writer of the index format, version 2, or 3 where an entry needs it (git's `gitformat-index`).
struct IndexWriter {
    private(set) var bytes: [UInt8] = []
    /// Which extensions were written, for the last one.
    private var table: [UInt8] = []

    /// Begins an index of so many entries.
    init(count: Int, isExtended: Bool) {
        bytes.reserveCapacity(count * 120 + 1024)
        bytes += Array("DIRC".utf8)
        add(UInt32(isExtended ? 3 : 2))
        add(UInt32(count))
    }

    /// Where the next byte goes.
    var offset: Int { bytes.count }

    /// Adds an entry; its path may be left out where a split index says so.
    mutating func add(_ entry: IndexEntry, withPath: Bool = true) {
        let start = bytes.count
        let stamp = entry.stamp
        add(stamp.changedSeconds)
        add(stamp.changedNanoseconds)
        add(stamp.modifiedSeconds)
        add(stamp.modifiedNanoseconds)
        add(stamp.device)
        add(stamp.inode)
        add(entry.mode)
        add(stamp.user)
        add(stamp.group)
        add(stamp.size)
        entry.id.append(to: &bytes)
        let length = withPath ? entry.path.count : 0
        var flags = UInt16(entry.stage & 3) << 12 | UInt16(min(length, 0xfff))
        if entry.isAssumedValid { flags |= 0x8000 }
        if entry.extended != 0 { flags |= 0x4000 }
        add(flags)
        if entry.extended != 0 { add(entry.extended) }
        if withPath { bytes += entry.path }
        let end = start + (bytes.count - start + 8) & ~7
        while bytes.count < end { bytes.append(0) }
    }

    /// Adds an extension: four letters and its content.
    mutating func add(_ signature: String, _ content: [UInt8]) {
        let start = bytes.count
        bytes += Array(signature.utf8)
        add(UInt32(content.count))
        table += bytes[start...]
        bytes += content
    }

    /// Adds the extension by which a reader finds the others without reading the entries.
    mutating func addEndOfEntries(at offset: Int) {
        var hash = SHA1()
        hash.update(table)
        let end = UInt32(offset)
        let word = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: end >> $0) }
        add("EOIE", word + hash.finish().bytes)
    }

    /// Adds the checksum over everything, and gives it.
    mutating func seal() -> ObjectID {
        var hash = SHA1()
        hash.update(bytes)
        let id = hash.finish()
        bytes += id.bytes
        return id
    }

    private mutating func add(_ word: UInt32) {
        unsafe withUnsafeBytes(of: word.bigEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func add(_ word: UInt16) {
        unsafe withUnsafeBytes(of: word.bigEndian) { unsafe bytes.append(contentsOf: $0) }
    }
}
