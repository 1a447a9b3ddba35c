internal import Editorial
internal import Git

/// The entries of a blog rendered one by one, in blocks that several cores share.
struct Pieces {
    /// Entries in a block.
    static let size = Paging.size
    /// Blocks that are in memory at the same time.
    private static let window = 32

    let setting: PageSetting

    /// Hands over what `render` makes of each entry, in order; only some blocks of them are in memory.
    ///
    /// - Parameters:
    ///   - format: names what is rendered; it stands for everything that `render` does.
    ///   - version: changes with what it depends on besides.
    func each(
        _ format: String, version: String = "", by order: Blog.Order,
        _ render: @Sendable (PublicEntry) -> [UInt8],
        _ take: @escaping ([UInt8]) throws -> Void
    ) throws {
        let total = setting.edition.outlines.count
        let count = (total + Self.size - 1) / Self.size
        let base = setting.keyBase(format + version)
        var keys: Set<String> = []
        for start in stride(from: 0, to: count, by: Self.window) {
            let blocks = try inParallel(min(Self.window, count - start), stretch: 2) {
                index -> (key: String?, pieces: [[UInt8]]) in
                let number = start + index
                let block = order == .newestFirst ? count - 1 - number : number
                return try pieces(
                    block * Self.size..<min((block + 1) * Self.size, total), format,
                    base?.key(ofStretch: block), render)
            }
            for block in blocks {
                if let key = block.key { keys.insert(key) }
                if order == .newestFirst {
                    for piece in block.pieces.reversed() { try take(piece) }
                } else {
                    for piece in block.pieces { try take(piece) }
                }
            }
        }
        setting.pieces?.sweep(format, keeping: keys)
    }

    /// The pieces of a block, oldest first, rendered or found under their key.
    private func pieces(
        _ range: Range<Int>, _ format: String, _ key: String?,
        _ render: (PublicEntry) -> [UInt8]
    ) throws -> (key: String?, pieces: [[UInt8]]) {
        if let key, let found = setting.pieces?.pieces(format, key, count: range.count) {
            return (key, found)
        }
        let pieces = try setting.edition.entries(range).map(render)
        // The newest block changes with every publish and is not worth a file.
        if let key, range.count == Self.size { setting.pieces?.keep(pieces, format, key) }
        return (key, pieces)
    }

    /// What `render` makes of the newest entries, oldest first; only those that were not kept are made.
    ///
    /// - Parameter format: names what is rendered; it stands for everything that `render` does.
    func newest(
        _ limit: Int, _ format: String, _ render: (PublicEntry) -> [UInt8]
    ) throws -> [[UInt8]] {
        let total = setting.edition.outlines.count
        return try kept(
            max(0, total - limit)..<total, format, in: format,
            restore: { parts, _ in parts.first }, parts: { [$0] }, make: render)
    }

    /// What `make` makes of each entry at `range`, oldest first, kept one by one until the next export.
    ///
    /// - Parameters:
    ///   - format: names what is made; it stands for everything that `make` does.
    ///   - name: where it is kept; nothing else is kept there.
    ///   - restore: makes it again of its parts, for the entry at a place; nil if they are not whole.
    func kept<Piece>(
        _ range: Range<Int>, _ format: String, in name: String,
        restore: ([[UInt8]], Int) -> Piece?, parts: (Piece) -> [[UInt8]],
        make: (PublicEntry) -> Piece
    ) throws -> [Piece] {
        let edition = setting.edition
        guard let base = setting.keyBase(format), let cache = setting.pieces else {
            return try edition.entries(range).map(make)
        }
        let old = cache.named(name)
        var pieces: [Piece] = []
        var kept: [(key: String, parts: [[UInt8]])] = []
        var isNew = old.count != range.count
        for place in range {
            let key = base.key(ofEntry: place)
            if let parts = old[key], let piece = restore(parts, place) {
                pieces.append(piece)
                kept.append((key, parts))
                continue
            }
            guard let piece = try edition.entries(place..<place + 1).first.map(make) else {
                continue
            }
            pieces.append(piece)
            kept.append((key, parts(piece)))
            isNew = true
        }
        if isNew { cache.keep(named: kept, name) }
        return pieces
    }
}
