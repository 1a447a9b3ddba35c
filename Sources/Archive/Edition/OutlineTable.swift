internal import Editorial
internal import Git

/// The outlines of all entries of one tree, with what is known of stretches and groups of them.
struct OutlineTable: Sendable {
    typealias Row = OutlineRows.Row

    /// The tree of `entries` that they are of.
    let tree: ObjectID
    let rows: OutlineRows
    /// The name of the file that holds the base of the rows; nil if none does.
    let base: UInt64?
    let stretches: [Outlines.Stretch]
    let groups: Outlines.Groups

    init(
        tree: ObjectID, rows: OutlineRows, base: UInt64? = nil, stretches: [Outlines.Stretch],
        groups: Outlines.Groups
    ) {
        self.tree = tree
        self.rows = rows
        self.base = base
        self.stretches = stretches
        self.groups = groups
    }

    /// A table of these rows, which are in order.
    init(tree: ObjectID, rows: some Sequence<Row>) {
        var block = OutlineBlock()
        var published = 0
        for row in rows {
            block.append(row)
            published += row.outline == nil ? 0 : 1
        }
        self.init(tree: tree, rows: OutlineRows(block, published: published))
    }

    /// A table of these rows, in their order.
    ///
    /// - Parameters:
    ///   - base: the name of the file that holds the base of the rows.
    ///   - known: what is known of a stretch by its number, if nothing of it has changed.
    ///   - groups: the digests of all groups; nil if they are not known.
    init(
        tree: ObjectID, rows: OutlineRows, base: UInt64? = nil,
        known: (Int) -> Outlines.Stretch? = { _ in nil }, groups: Outlines.Groups? = nil
    ) {
        let finder = Self.finder(rows)
        self.init(
            tree: tree, rows: rows, base: base,
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
            count: rows.published, stretches: stretches, groups: groups, outline: rows.outline,
            finder: Self.finder(rows))
    }

    private static func finder(_ rows: OutlineRows) -> OutlineFinder {
        OutlineFinder(
            count: rows.published, key: rows.id, scan: rows.place, group: rows.places)
    }
}
