internal import Editorial
internal import Git

/// A table of outlines as it is kept in two files, so that a publish writes a few kilobytes: the table as
/// it was at some time, and what has come since.
///
/// The second file names the first one by its check sums. One that is damaged, of another build or of
/// another first file is none.
package enum OutlineFiles {
    /// The names of the files in the folder of caches.
    package static let base = "outlines-4"
    package static let since = "outlines-4-since"

    /// Whether these look like the bytes of one of the files.
    package static func fits(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(64).firstRange(of: Array(OutlineFile.format.utf8)) != nil
    }

    /// The table that is kept in a folder; nil if there is none of this build.
    static func read(_ folder: String, stamp: String) -> OutlineTable? {
        guard let base = file(base, folder, stamp), base.base == nil else { return nil }
        guard let since = file(since, folder, stamp), since.base == base.name,
            let rows = since.rows(on: base.block)
        else {
            return OutlineTable(
                tree: base.tree, rows: OutlineRows(base.block, published: base.published),
                base: base.name, stretches: base.stretches, groups: base.groups)
        }
        return OutlineTable(
            tree: since.tree, rows: rows, base: base.name, stretches: since.stretches,
            groups: since.groups)
    }

    private static func file(_ name: String, _ folder: String, _ stamp: String) -> OutlineFile? {
        ((try? DurableFile.read("\(folder)/\(name)", limit: 1 << 28)) ?? nil)
            .flatMap { OutlineFile($0, stamp: stamp) }
    }

    /// Keeps a table: all of it, or what has come since if its base is in the file already.
    static func write(_ table: OutlineTable, to folder: String, stamp: String) {
        CacheFile.write(
            OutlineFile.parts(table, stamp: stamp),
            to: "\(folder)/\(table.base == nil ? base : since)")
    }
}

/// One of the two files: a head, rows and their texts, then the check sums of these three.
struct OutlineFile {
    static let format = "lb outlines 4"
    private static let sumsLength = 24

    /// The name of the file.
    let name: UInt64
    /// The name of the file that has the rows on which these are built; nil if this one has all.
    let base: UInt64?
    let tree: ObjectID
    let published: Int
    /// Which rows of either file make up the table; empty where this one has all.
    private let runs: [OutlineRows.Run]
    let block: OutlineBlock
    let stretches: [Outlines.Stretch]
    let groups: Outlines.Groups

    /// Nil if the bytes are not whole, or were written by another build.
    init?(_ bytes: [UInt8], stamp: String) {
        guard bytes.count > Self.sumsLength else { return nil }
        let end = bytes.count - Self.sumsLength
        var sums = RecordReader(bytes[end...])
        var reader = RecordReader(bytes[..<end])
        guard reader.text() == Self.format, reader.text() == stamp, let hasBase = reader.number(),
            let base = reader.number(), let tree = reader.id(), let published = reader.number(),
            let runs = reader.runs(), let count = reader.number(),
            let (stretches, groups) = reader.summary(of: Int(clamping: published)),
            count <= UInt64(reader.left) / UInt64(OutlineBlock.width)
        else { return nil }
        let start = end - reader.left
        let heap = start + Int(count) * OutlineBlock.width
        guard sums.number() == CheckSum.of(bytes[..<start]),
            sums.number() == CheckSum.of(bytes[start..<heap]),
            sums.number() == CheckSum.of(bytes[heap..<end])
        else { return nil }
        self.name = CheckSum.of(bytes[end...])
        self.base = hasBase == 0 ? nil : base
        self.tree = tree
        self.published = Int(clamping: published)
        self.runs = runs
        self.block = OutlineBlock(fixed: bytes[start..<heap], texts: bytes[heap..<end])
        self.stretches = stretches
        self.groups = groups
    }

    /// The rows that the runs take out of `base` and out of this file; nil if they are not there.
    func rows(on base: OutlineBlock) -> OutlineRows? {
        let areThere = runs.allSatisfy {
            $0.places.upperBound <= ($0.isLater ? block : base).count
        }
        let rows = OutlineRows(base: base, later: block, runs: runs, published: published)
        return areThere && published <= rows.count ? rows : nil
    }

    /// The parts of the file that keeps a table.
    static func parts(_ table: OutlineTable, stamp: String) -> [ArraySlice<UInt8>] {
        let rows = table.base == nil ? table.rows.joined : table.rows
        var head = RecordWriter()
        head.text(format)
        head.text(stamp)
        head.number(table.base == nil ? 0 : 1)
        head.number(table.base ?? 0)
        head.id(table.tree)
        head.number(UInt64(rows.published))
        head.runs(table.base == nil ? [] : rows.runs)
        let block = table.base == nil ? rows.base : rows.later
        head.number(UInt64(block.count))
        head.summary(table.stretches, table.groups)
        let parts = [head.bytes[...], block.fixed, block.texts]
        var sums = RecordWriter()
        for part in parts { sums.number(CheckSum.of(part)) }
        return parts + [sums.bytes[...]]
    }
}
