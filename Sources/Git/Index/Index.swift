/// The index (staging area) of a work tree, in memory: what a shared part has, and what differs from it.
///
/// Without a shared part, all entries are in `added`.
struct Index {
    /// The large part that stays on disk; nil: there is none.
    private(set) var base: SharedIndex?
    /// Positions in the base that are gone.
    private(set) var deleted: Set<Int> = []
    /// Entries instead of those at positions in the base.
    private(set) var replaced: [Int: IndexEntry] = [:]
    /// Entries at paths that the base does not have, in git's order.
    private(set) var added: [IndexEntry] = []
    /// git's memory of the trees that folders make; nil: none.
    var folders: FolderCache?
    /// Extensions that stay true whatever is written here, such as the undoing of resolved conflicts.
    var kept: [(signature: String, content: [UInt8])] = []

    /// An index without a shared part.
    init(entries: [IndexEntry]) {
        added = entries
    }

    /// An index that is a shared part and what differs from it.
    init(
        base: SharedIndex, deleted: Set<Int>, replaced: [Int: IndexEntry], added: [IndexEntry]
    ) {
        self.base = base
        self.deleted = deleted
        self.replaced = replaced
        self.added = added
    }

    /// How many entries differ from the shared part.
    var changeCount: Int { deleted.count + replaced.count + added.count }

    /// The entry at a path that is in no conflict; nil: none.
    func entry(at path: [UInt8]) throws -> IndexEntry? {
        try first(from: path).flatMap { $0.path == path && $0.stage == 0 ? $0 : nil }
    }

    /// Whether a path is in a conflict, lies below a file of the index, or has entries below itself.
    func isBlocked(_ path: [UInt8]) throws -> Bool {
        if let found = try first(from: path), found.path == path, found.stage != 0 { return true }
        if let below = try first(from: path + [UInt8(ascii: "/")]),
            below.path.starts(with: path + [UInt8(ascii: "/")])
        {
            return true
        }
        for end in path.indices where path[end] == UInt8(ascii: "/") {
            let folder = Array(path[..<end])
            if try first(from: folder)?.path == folder { return true }
        }
        return false
    }

    /// Puts an entry in its place.
    mutating func set(_ entry: IndexEntry) throws {
        let place = position(of: entry.path)
        if place < added.count, added[place].path == entry.path {
            added[place] = entry
        } else if let found = try base?.first(from: entry.path), found.entry.path == entry.path {
            deleted.remove(found.position)
            replaced[found.position] = entry
        } else {
            added.insert(entry, at: place)
        }
        folders?.invalidate(entry.path)
    }

    /// Takes the entry at a path out; no error when there is none.
    mutating func remove(_ path: [UInt8]) throws {
        let place = position(of: path)
        if place < added.count, added[place].path == path {
            added.remove(at: place)
        } else if let found = try base?.first(from: path), found.entry.path == path {
            replaced[found.position] = nil
            deleted.insert(found.position)
        }
        folders?.invalidate(path)
    }

    /// All entries in git's order.
    func entries() throws -> [IndexEntry] {
        guard let base else { return added }
        var all: [IndexEntry] = []
        all.reserveCapacity(base.count + added.count)
        var next = 0
        for (position, old) in try base.entries().enumerated() where !deleted.contains(position) {
            let entry = replaced[position] ?? old
            while next < added.count, IndexEntry.precedes(added[next], entry) {
                all.append(added[next])
                next += 1
            }
            all.append(entry)
        }
        return all + added[next...]
    }

    /// Makes git compare the content of files that were changed in or after this second: their stamps
    /// would not show a change within it once a later index is written.
    mutating func distrustStamps(since second: UInt32) {
        func distrusted(_ entry: IndexEntry) -> IndexEntry {
            var entry = entry
            if entry.stamp.modifiedSeconds >= second { entry.stamp.size = 0 }
            return entry
        }
        added = added.map(distrusted)
        replaced = replaced.mapValues(distrusted)
    }

    /// The first entry at or after a path.
    private func first(from path: [UInt8]) throws -> IndexEntry? {
        let place = position(of: path)
        let own = place < added.count ? added[place] : nil
        guard let base, var found = try base.first(from: path) else { return own }
        while deleted.contains(found.position) {
            guard found.position + 1 < base.count else { return own }
            found = (found.position + 1, try base.entry(at: found.position + 1))
        }
        let shared = replaced[found.position] ?? found.entry
        guard let own, IndexEntry.precedes(own, shared) else { return shared }
        return own
    }

    /// Where the first added entry at or after a path is.
    private func position(of path: [UInt8]) -> Int {
        var (low, high) = (0, added.count)
        while low < high {
            let middle = (low + high) / 2
            if added[middle].path.lexicographicallyPrecedes(path) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
