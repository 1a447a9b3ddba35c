internal import Editorial
internal import Git

/// The entries of a blog rendered one by one, in blocks that several cores share.
struct Pieces {
    /// Entries in a block.
    static let size = Paging.size

    let setting: PageSetting

    /// What `render` makes of each entry, oldest first.
    ///
    /// - Parameter format: names what is rendered; it stands for everything that `render` does.
    func all(
        _ format: String, _ render: @Sendable (PublicEntry) -> [UInt8]
    ) throws -> [[UInt8]] {
        let total = setting.edition.outlines.count
        let count = (total + Self.size - 1) / Self.size
        let base = setting.keyBase(format)
        let blocks = try inParallel(count, stretch: 4) {
            block -> (key: String?, pieces: [[UInt8]]) in
            let range = block * Self.size..<min((block + 1) * Self.size, total)
            let key = base?.key(ofStretch: block)
            if let key, let found = setting.pieces?.pieces(format, key, count: range.count) {
                return (key, found)
            }
            let pieces = try setting.edition.entries(range).map(render)
            // The newest block changes with every publish and is not worth a file.
            if let key, range.count == Self.size { setting.pieces?.keep(pieces, format, key) }
            return (key, pieces)
        }
        setting.pieces?.sweep(format, keeping: Set(blocks.compactMap(\.key)))
        return blocks.flatMap(\.pieces)
    }
}
