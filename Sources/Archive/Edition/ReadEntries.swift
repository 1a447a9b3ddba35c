internal import Editorial

/// Entry files as they were read, in the order of a table; never published ones last.
///
/// They stay in the parts in which several cores read them: copying ten thousand entries takes longer
/// than putting them in order.
struct ReadEntries: Sendable {
    struct File: Sendable {
        let row: OutlineRows.Row
        let entry: Entry
        /// Length of the file.
        let bytes: Int
    }

    private let parts: [[File]]
    private let order: [Place]

    private struct Place {
        let key: OutlineRows.Key
        let part: Int
        let index: Int
    }

    init(_ parts: [[File]]) {
        self.parts = parts
        order = parts.indices.flatMap { part in
            parts[part].indices.map { index in
                Place(key: OutlineRows.key(parts[part][index].row), part: part, index: index)
            }
        }.sorted { $0.key < $1.key }
    }

    /// Of all files.
    var bytes: Int { parts.reduce(0) { $1.reduce($0) { $0 + $1.bytes } } }

    /// In order.
    var rows: some Sequence<OutlineRows.Row> { order.lazy.map { parts[$0.part][$0.index].row } }

    /// The published entries at these places of the order.
    func entries(_ range: Range<Int>) -> [Entry] {
        order[range].map { parts[$0.part][$0.index].entry }
    }
}
