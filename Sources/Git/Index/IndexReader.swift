/// A reader of the index format, versions 2 to 4 (git's `gitformat-index`).
struct IndexReader {
    /// Why an index cannot be used.
    enum Fault: Error, Hashable {
        /// Cut short, or not an index at all.
        case damaged
        /// A version or an extension that must be understood and is not, such as a sparse index.
        case unknown(String)
    }

    let bytes: [UInt8]
    /// The version of the format.
    let version: UInt32
    /// How many entries the header promises.
    let count: Int
    private(set) var offset = 12

    /// Reads the header of a whole index file, or of a part from its beginning.
    init(_ bytes: [UInt8]) throws(Fault) {
        self.bytes = bytes
        guard bytes.count >= 12, bytes[0..<4].elementsEqual("DIRC".utf8) else { throw .damaged }
        version = Self.word(bytes, 4)
        count = Int(Self.word(bytes, 8))
        guard (2...4).contains(version) else { throw .unknown("version \(version)") }
    }

    /// Reads entries from an offset in a part of an index.
    init(part bytes: [UInt8], version: UInt32, at offset: Int = 0) {
        self.bytes = bytes
        self.version = version
        count = 0
        self.offset = offset
    }

    /// The entries that the header promises.
    mutating func entries() throws(Fault) -> [IndexEntry] {
        guard count <= bytes.count / 62 else { throw .damaged }
        var entries: [IndexEntry] = []
        entries.reserveCapacity(count)
        var previous: [UInt8] = []
        for _ in 0..<count {
            let entry = try next(after: previous)
            previous = entry.path
            entries.append(entry)
        }
        return entries
    }

    /// The entry at the offset, which moves on.
    mutating func next(after previous: [UInt8] = []) throws(Fault) -> IndexEntry {
        let start = offset
        guard start + 62 <= bytes.count else { throw .damaged }
        let stamp = FileStamp { Self.word(bytes, start + $0) }
        let flags = UInt16(bytes[start + 60]) << 8 | UInt16(bytes[start + 61])
        var extended: UInt16 = 0
        var at = start + 62
        if flags & 0x4000 != 0 {
            guard version >= 3, at + 2 <= bytes.count else { throw .damaged }
            extended = UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])
            guard extended & ~(IndexEntry.skipWorktree | IndexEntry.intentToAdd) == 0 else {
                throw .unknown("flags \(extended)")
            }
            at += 2
        }
        var path: [UInt8] = []
        if version == 4 {
            let dropped = try variableNumber(&at)
            guard dropped <= previous.count else { throw .damaged }
            path.append(contentsOf: previous.dropLast(dropped))
        }
        // A longer name has 0xfff here and ends at its NUL.
        let known = version == 4 ? 0xfff : Int(flags & 0xfff)
        guard let end = known < 0xfff ? at + known : bytes[at...].firstIndex(of: 0),
            end < bytes.count, bytes[end] == 0
        else { throw .damaged }
        path.append(contentsOf: bytes[at..<end])
        // Up to version 3, one to eight NULs end an entry at a multiple of eight.
        offset = version == 4 ? end + 1 : start + (end - start + 8) & ~7
        guard offset <= bytes.count else { throw .damaged }
        return IndexEntry(
            path: path, stage: UInt8(flags >> 12 & 3), mode: Self.word(bytes, start + 24),
            id: ObjectID(unchecked: bytes[(start + 40)...]), stamp: stamp,
            isAssumedValid: flags & 0x8000 != 0, extended: extended)
    }

    /// The extensions after the entries, by signature, up to the checksum at the end.
    mutating func extensions() throws(Fault) -> [(signature: String, content: ArraySlice<UInt8>)] {
        var extensions: [(signature: String, content: ArraySlice<UInt8>)] = []
        let end = bytes.count - ObjectID.length
        guard offset <= end else { throw .damaged }
        while offset < end {
            guard offset + 8 <= end else { throw .damaged }
            let size = Int(Self.word(bytes, offset + 4))
            let start = offset + 8
            guard start + size <= end else { throw .damaged }
            let signature = String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self)
            extensions.append((signature, bytes[start..<(start + size)]))
            offset = start + size
        }
        return extensions
    }

    /// A number of 32 bits, most significant byte first.
    static func word(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
        unsafe bytes.withUnsafeBytes {
            precondition(offset >= 0 && offset + 4 <= $0.count)
            return unsafe UInt32(
                bigEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
    }

    /// git's number of variable length, at most eight bytes here.
    private func variableNumber(_ at: inout Int) throws(Fault) -> Int {
        guard at < bytes.count else { throw .damaged }
        var byte = bytes[at]
        var value = Int(byte & 127)
        at += 1
        var length = 1
        while byte & 128 != 0 {
            guard at < bytes.count, length < 8 else { throw .damaged }
            byte = bytes[at]
            value = (value + 1) << 7 | Int(byte & 127)
            at += 1
            length += 1
        }
        return value
    }
}
