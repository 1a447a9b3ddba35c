internal import Editorial
internal import Git

/// The outlines of all entries of one tree, as they are kept in a file: a head with what is known of
/// stretches and groups of entries, the rows, their texts, then the check sums of these three.
struct OutlineTable: Sendable {
    typealias Row = OutlineRows.Row

    /// The tree of `entries` that they are of.
    let tree: ObjectID
    let rows: OutlineRows
    let stretches: [Outlines.Stretch]
    let groups: Outlines.Groups

    private static let format = "lb outlines 3"
    private static let sumsLength = 24

    init(
        tree: ObjectID, rows: OutlineRows, stretches: [Outlines.Stretch], groups: Outlines.Groups
    ) {
        self.tree = tree
        self.rows = rows
        self.stretches = stretches
        self.groups = groups
    }

    /// A table of these rows, which are in order.
    init(tree: ObjectID, rows: some Sequence<Row>) {
        var all = OutlineRows()
        for row in rows { all.append(row) }
        self.init(tree: tree, rows: all)
    }

    /// A table of these rows, in their order.
    ///
    /// - Parameters:
    ///   - known: what is known of a stretch by its number, if nothing of it has changed.
    ///   - groups: the digests of all groups; nil if they are not known.
    init(
        tree: ObjectID, rows: OutlineRows, known: (Int) -> Outlines.Stretch? = { _ in nil },
        groups: Outlines.Groups? = nil
    ) {
        let finder = OutlineFinder(count: rows.published, key: rows.id, scan: rows.place)
        self.init(
            tree: tree, rows: rows,
            stretches: Outlines.ranges(rows.published).enumerated().map { number, range in
                known(number)
                    ?? Outlines.Stretch(of: range, outline: rows.outline) { finder.place(of: $0) }
            },
            groups: groups
                ?? (0..<rows.published).reduce(into: [:]) {
                    Outlines.add(rows.id(at: $1), at: $1, to: &$0)
                })
    }

    /// The published entries, oldest first.
    var outlines: Outlines {
        Outlines(
            count: rows.published, stretches: stretches, groups: groups,
            outline: { [rows] in rows.outline(at: $0) },
            finder: OutlineFinder(count: rows.published, key: rows.id, scan: rows.place))
    }

    // MARK: - As a file

    /// Nil if the bytes are not whole, or were written by another build.
    init?(_ bytes: [UInt8], stamp: String) {
        guard bytes.count > Self.sumsLength else { return nil }
        let end = bytes.count - Self.sumsLength
        var sums = RecordReader(bytes[end...])
        var reader = RecordReader(bytes[..<end])
        guard reader.text() == Self.format, reader.text() == stamp, let tree = reader.id(),
            let count = reader.number(), let published = reader.number(), published <= count,
            let (stretches, groups) = reader.summary(of: Int(clamping: published)),
            count <= UInt64(reader.left) / UInt64(OutlineRows.width)
        else { return nil }
        let start = end - reader.left
        let heap = start + Int(count) * OutlineRows.width
        guard sums.number() == CheckSum.of(bytes[..<start]),
            sums.number() == CheckSum.of(bytes[start..<heap]),
            sums.number() == CheckSum.of(bytes[heap..<end]),
            let rows = OutlineRows(
                fixed: bytes[start..<heap], texts: bytes[heap..<end], published: Int(published))
        else { return nil }
        self.init(tree: tree, rows: rows, stretches: stretches, groups: groups)
    }

    /// The parts of the file.
    private func parts(stamp: String) -> [ArraySlice<UInt8>] {
        var head = RecordWriter()
        head.text(Self.format)
        head.text(stamp)
        head.id(tree)
        head.number(UInt64(rows.count))
        head.number(UInt64(rows.published))
        head.summary(stretches, groups)
        let parts = [head.bytes[...], rows.fixed, rows.texts]
        var sums = RecordWriter()
        for part in parts { sums.number(CheckSum.of(part)) }
        return parts + [sums.bytes[...]]
    }

    func write(to path: String, stamp: String) {
        CacheFile.write(parts(stamp: stamp), to: path)
    }
}
