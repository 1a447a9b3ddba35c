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
        for word in [
            stamp.changedSeconds, stamp.changedNanoseconds, stamp.modifiedSeconds,
            stamp.modifiedNanoseconds, stamp.device, stamp.inode, entry.mode, stamp.user,
            stamp.group, stamp.size,
        ] { add(word) }
        bytes += entry.id.bytes
        let path = withPath ? entry.path : []
        var flags = UInt16(entry.stage & 3) << 12 | UInt16(min(path.count, 0xfff))
        if entry.isAssumedValid { flags |= 0x8000 }
        if entry.extended != 0 { flags |= 0x4000 }
        add(flags)
        if entry.extended != 0 { add(entry.extended) }
        bytes += path
        let length = (bytes.count - start + 8) & ~7
        bytes += [UInt8](repeating: 0, count: length - (bytes.count - start))
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
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift)))
        }
    }

    private mutating func add(_ word: UInt16) {
        bytes.append(UInt8(word >> 8))
        bytes.append(UInt8(word & 255))
    }
}
