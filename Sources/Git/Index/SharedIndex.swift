import Glibc

/// The large part of a split index, which stays as it is while a small part beside it changes.
///
/// It is read in places, never as a whole, by the table of entry offsets that `write` puts at its end.
struct SharedIndex {
    /// How many entries one block of the table has.
    private static let blockLength = 64

    private struct Block {
        var offset: Int
        var first: Int
        var count: Int
    }

    /// Its checksum, which is in its name.
    let id: ObjectID
    /// How many entries it has.
    let count: Int

    private let file: OpenFile
    private let version: UInt32
    private let blocks: [Block]
    private let endOfEntries: Int

    /// Opens `sharedindex.<id>`; throws `IndexReader.Fault` unless it has a table of entry offsets.
    init(_ path: String, id: ObjectID) throws {
        file = try OpenFile(path, O_RDONLY)
        self.id = id
        let status = try file.status()
        let size = Int(status.st_size)
        let header = try IndexReader(file.read(at: 0, count: 12))
        version = header.version
        count = header.count
        guard size >= 12 + 32 + 20, version < 4 else { throw IndexReader.Fault.damaged }
        let tail = try file.read(at: size - 52, count: 52)
        guard tail.count == 52, tail[0..<4].elementsEqual("EOIE".utf8),
            ObjectID(bytes: tail[32...]) == id
        else { throw IndexReader.Fault.damaged }
        endOfEntries = Int(IndexReader.word(tail, 8))
        guard (12...(size - 52)).contains(endOfEntries) else { throw IndexReader.Fault.damaged }
        let table = try file.read(at: endOfEntries, count: size - 52 - endOfEntries)
        guard table.count >= 12, table[0..<4].elementsEqual("IEOT".utf8),
            Int(IndexReader.word(table, 4)) == table.count - 8, IndexReader.word(table, 8) == 1,
            (table.count - 12) % 8 == 0
        else { throw IndexReader.Fault.damaged }
        var first = 0
        var previous = 0
        var read: [Block] = []
        for at in stride(from: 12, to: table.count, by: 8) {
            let block = Block(
                offset: Int(IndexReader.word(table, at)), first: first,
                count: Int(IndexReader.word(table, at + 4)))
            guard block.offset > previous, block.offset < endOfEntries,
                (1...4096).contains(block.count)
            else { throw IndexReader.Fault.damaged }
            (first, previous) = (first + block.count, block.offset)
            read.append(block)
        }
        blocks = read
        guard first == count else { throw IndexReader.Fault.damaged }
        // git removes shared indexes that nobody has touched for two weeks.
        if time(nil) - status.st_mtim.tv_sec > 86_400 { unsafe utimensat(AT_FDCWD, path, nil, 0) }
    }

    /// Where the first entry at or after a path is, and that entry; nil at the end.
    func first(from path: [UInt8]) throws -> (position: Int, entry: IndexEntry)? {
        var (low, high) = (0, blocks.count)
        while low < high {
            let middle = (low + high) / 2
            let head = try entries(inBlock: middle, limit: 1)[0]
            if head.path.lexicographicallyPrecedes(path) { low = middle + 1 } else { high = middle }
        }
        for block in max(0, low - 1)..<min(low + 1, blocks.count) {
            let entries = try entries(inBlock: block, limit: blocks[block].count)
            let offset = entries.firstIndex { !$0.path.lexicographicallyPrecedes(path) }
            if let offset { return (blocks[block].first + offset, entries[offset]) }
        }
        return nil
    }

    /// The entry at a position, which is below `count`.
    func entry(at position: Int) throws -> IndexEntry {
        var (low, high) = (0, blocks.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if blocks[middle].first <= position { low = middle } else { high = middle }
        }
        let offset = position - blocks[low].first
        return try entries(inBlock: low, limit: offset + 1)[offset]
    }

    /// All entries, in order.
    func entries() throws -> [IndexEntry] {
        var all: [IndexEntry] = []
        all.reserveCapacity(count)
        for block in blocks.indices {
            all += try entries(inBlock: block, limit: blocks[block].count)
        }
        return all
    }

    /// The first entries of a block, exactly as many as asked for.
    private func entries(inBlock number: Int, limit: Int) throws -> [IndexEntry] {
        let start = blocks[number].offset
        let end = number + 1 < blocks.count ? blocks[number + 1].offset : endOfEntries
        let part = try file.read(at: start, count: end - start)
        var reader = IndexReader(part: part, version: version)
        return try (0..<limit).map { _ in try reader.next() }
    }

    /// A shared index of some entries in their order, sealed, and its checksum.
    static func encode(_ entries: [IndexEntry]) -> (bytes: [UInt8], id: ObjectID) {
        var writer = IndexWriter(
            count: entries.count, isExtended: entries.contains { $0.extended != 0 })
        var table = [UInt32(1)]
        for (number, entry) in entries.enumerated() {
            if number % blockLength == 0 {
                table.append(UInt32(writer.offset))
                table.append(UInt32(min(blockLength, entries.count - number)))
            }
            writer.add(entry)
        }
        let end = writer.offset
        writer.add(
            "IEOT",
            table.flatMap { word in
                stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
            })
        writer.addEndOfEntries(at: end)
        let id = writer.seal()
        return (writer.bytes, id)
    }
}
