/// How the small part of a split index changes its shared part: the extension `link`.
struct IndexLink {
    /// Positions that are gone, sorted.
    var deleted: [Int] = []
    /// Positions whose entries are the first ones of the small part, in this order, without their paths.
    var replaced: [Int] = []

    init(deleted: [Int], replaced: [Int]) {
        self.deleted = deleted
        self.replaced = replaced
    }

    /// Reads the two bitmaps that follow the checksum of the shared part; none means no change.
    init(_ content: ArraySlice<UInt8>, limit: Int) throws {
        guard !content.isEmpty else { return }
        var rest = content
        guard let deleted = Bitmap.decode(&rest, limit: limit),
            let replaced = Bitmap.decode(&rest, limit: limit), rest.isEmpty,
            Set(deleted).isDisjoint(with: replaced)
        else { throw IndexReader.Fault.damaged }
        self.deleted = deleted
        self.replaced = replaced
    }

    /// The content of the extension.
    func encoded(_ shared: ObjectID) -> [UInt8] {
        shared.bytes + Bitmap.encode(deleted) + Bitmap.encode(replaced)
    }

    /// The index that the small part and a shared part make, which stays on disk.
    func join(_ entries: [IndexEntry], _ shared: SharedIndex) throws -> Index {
        let (changes, added) = try divide(entries)
        var replacements: [Int: IndexEntry] = [:]
        for (position, var entry) in zip(replaced, changes) {
            entry.path = try shared.entry(at: position).path
            replacements[position] = entry
        }
        return Index(
            base: shared, deleted: Set(deleted), replaced: replacements, added: Array(added))
    }

    /// The index that the small part and a shared part make, all of it in memory.
    func join(_ entries: [IndexEntry], whole shared: [IndexEntry]) throws -> Index {
        let (changes, added) = try divide(entries)
        var all = shared
        for (position, var entry) in zip(replaced, changes) {
            entry.path = all[position].path
            all[position] = entry
        }
        for position in deleted.reversed() { all.remove(at: position) }
        // A path that is in both parts is that of the small one.
        let paths = Set(added.lazy.map(\.path))
        all = all.filter { !paths.contains($0.path) } + added
        return Index(entries: all.sorted(by: IndexEntry.precedes))
    }

    /// The entries that replace others, and those that are new.
    private func divide(
        _ entries: [IndexEntry]
    ) throws -> (changes: ArraySlice<IndexEntry>, added: ArraySlice<IndexEntry>) {
        let (changes, added) = (entries.prefix(replaced.count), entries.dropFirst(replaced.count))
        guard changes.count == replaced.count, changes.allSatisfy({ $0.path.isEmpty }),
            added.allSatisfy({ !$0.path.isEmpty })
        else { throw IndexReader.Fault.damaged }
        return (changes, added)
    }
}
