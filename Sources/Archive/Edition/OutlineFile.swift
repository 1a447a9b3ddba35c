internal import Editorial
internal import Git

/// Outlines on disk: a line on what they are, then a record for each, and a check sum of all before it.
struct OutlineFile {
    /// The tree of `entries` that they are of.
    let tree: ObjectID
    let rows: [OutlineIndex.Row]

    private static let format = "lb outlines 1"

    init(tree: ObjectID, rows: [OutlineIndex.Row]) {
        self.tree = tree
        self.rows = rows
    }

    /// Nil if the file is missing, damaged, or was written by another build.
    static func read(_ path: String, stamp: String) -> OutlineFile? {
        guard let bytes = (try? DurableFile.read(path, limit: 1 << 28)) ?? nil, bytes.count > 8
        else { return nil }
        let content = bytes[..<(bytes.count - 8)]
        var tail = RecordReader(bytes[content.endIndex...])
        guard tail.number() == Self.sum(content) else { return nil }
        var reader = RecordReader(content)
        guard reader.text() == format, reader.text() == stamp, let tree = reader.id(),
            let count = reader.number(), count <= content.count
        else { return nil }
        var rows: [OutlineIndex.Row] = []
        rows.reserveCapacity(Int(count))
        for _ in 0..<count {
            guard let row = reader.row() else { return nil }
            rows.append(row)
        }
        return OutlineFile(tree: tree, rows: rows)
    }

    func write(_ path: String, stamp: String) {
        var writer = RecordWriter()
        writer.text(Self.format)
        writer.text(stamp)
        writer.id(tree)
        writer.number(UInt64(rows.count))
        for row in rows { writer.row(row) }
        let sum = Self.sum(writer.bytes[...])
        writer.number(sum)
        CacheFile.write(writer.bytes, to: path)
    }

    /// FNV-1a over words of eight bytes.
    private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        var word: UInt64 = 0
        var filled = 0
        for byte in bytes {
            word = word << 8 | UInt64(byte)
            filled += 1
            if filled == 8 {
                sum = (sum ^ word) &* 0x0000_0100_0000_01B3
                (word, filled) = (0, 0)
            }
        }
        return (sum ^ word) &* 0x0000_0100_0000_01B3 ^ UInt64(bytes.count)
    }
}
