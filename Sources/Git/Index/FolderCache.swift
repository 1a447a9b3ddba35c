/// git's memory of which trees the folders of the index make (the extension `TREE`, "cache tree").
///
/// Kept as bytes and changed in place: git then needs to hash again only the folders on the way to what
/// was changed. Follows "Cache tree" of git's `gitformat-index`: name, NUL, number of entries (-1: not known),
/// space, number of folders below, newline, and the tree's id unless not known; then those folders.
struct FolderCache {
    private(set) var bytes: [UInt8]

    /// One folder of the cache.
    private struct Node {
        var name: ArraySlice<UInt8>
        /// Where the number of entries begins.
        var numbers: Int
        var isKnown: Bool
        var folders: Int
        /// Where the id begins if it is known, and the first folder below.
        var body: Int
    }

    /// Takes the content of the extension; nil when it is damaged.
    init?(_ content: ArraySlice<UInt8>) {
        bytes = Array(content)
        guard let end = skip(0, depth: 0), end == bytes.count else { return nil }
    }

    /// Marks the folders on the way to a path as not known.
    mutating func invalidate(_ path: [UInt8]) {
        var parts = path.split(separator: UInt8(ascii: "/")).dropLast()
        var at = 0
        // From the inside out would keep offsets; from the outside in, each change moves the rest.
        while let node = node(at: at) {
            let change = "-1 \(node.folders)\n"
            let end = node.body + (node.isKnown ? ObjectID.length : 0)
            bytes.replaceSubrange(node.numbers..<end, with: Array(change.utf8))
            guard let part = parts.popFirst() else { return }
            var below = node.numbers + change.utf8.count
            var found = false
            for _ in 0..<node.folders {
                if self.node(at: below)?.name == part {
                    found = true
                    break
                }
                guard let next = skip(below, depth: 0) else { return }
                below = next
            }
            guard found else { return }
            at = below
        }
    }

    private func node(at offset: Int) -> Node? {
        guard offset < bytes.count, let nul = bytes[offset...].firstIndex(of: 0),
            let space = bytes[nul...].firstIndex(of: UInt8(ascii: " ")), space - nul < 12,
            let line = bytes[space...].firstIndex(of: UInt8(ascii: "\n")), line - space < 12,
            let entries = Int(String(decoding: bytes[(nul + 1)..<space], as: UTF8.self)),
            let folders = Int(String(decoding: bytes[(space + 1)..<line], as: UTF8.self)),
            folders >= 0
        else { return nil }
        return Node(
            name: bytes[offset..<nul], numbers: nul + 1, isKnown: entries >= 0, folders: folders,
            body: line + 1)
    }

    /// Where the folder at an offset ends, with all below it.
    private func skip(_ offset: Int, depth: Int) -> Int? {
        guard depth < 256, let node = node(at: offset) else { return nil }
        var at = node.body + (node.isKnown ? ObjectID.length : 0)
        guard at <= bytes.count else { return nil }
        for _ in 0..<node.folders {
            guard let next = skip(at, depth: depth + 1) else { return nil }
            at = next
        }
        return at
    }
}
