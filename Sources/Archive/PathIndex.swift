internal import Editorial
internal import Git

/// Where the published entries lie, so that an id is found without reading every folder.
///
/// A cache in the blog's private folder: the id of the tree of `entries`, then every path, a line each, and
/// a check sum of all of it.
/// It is brought up to date from what differs between that tree and the one asked about, made anew
/// where it is missing or damaged, and may be deleted at any time.
struct PathIndex {
    /// The tree of `entries`, in hexadecimal, a line end, and then the paths, each with a line end.
    private let bytes: [UInt8]

    /// The index of a tree.
    ///
    /// - Parameter keeping: whether to remember it; not for trees of the past.
    /// - Throws: errors of the repository, never of the cache.
    init(of entries: ObjectID, in blog: BlogRepository, keeping: Bool) throws {
        let place = blog.privateFolder + "/cache/paths-2"
        let old = ((try? DurableFile.read(place, limit: 1 << 28)) ?? nil).flatMap(CheckSum.checked)
        if let old, let tree = Self.tree(of: old) {
            if tree == entries {
                bytes = old
                return
            }
            if let updated = try? Self.update(old, from: tree, to: entries, blog.git) {
                bytes = updated
                if keeping { CacheFile.write(CheckSum.checkable(bytes), to: place) }
                return
            }
        }
        bytes = Self.bytes(try blog.readEntryPaths(in: entries), tree: entries)
        if keeping { CacheFile.write(CheckSum.checkable(bytes), to: place) }
    }

    /// The paths whose ids start with `prefix`, which is made of letters and digits.
    func paths(ofPrefix prefix: String) -> [String] {
        let wanted = Array("-\(prefix)".utf8)
        let tail = EntryID.length - prefix.utf8.count + ".md\n".utf8.count
        var found: [String] = []
        var lineStart = 0
        for end in bytes.indices where bytes[end] == 0x0A {
            // The id is the last thing in a path, at a fixed distance from the line's end.
            let start = end + 1 - tail - wanted.count
            if start > lineStart, bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
                found.append(String(decoding: bytes[lineStart..<end], as: UTF8.self))
            }
            lineStart = end + 1
        }
        return found.filter { EntryPath.id(in: $0) != nil }
    }

    private static func bytes(_ paths: some Sequence<String>, tree: ObjectID) -> [UInt8] {
        var bytes = Array("\(tree.hex)\n".utf8)
        for path in paths {
            bytes += path.utf8
            bytes.append(0x0A)
        }
        return bytes
    }

    /// Nil for a file that is not whole.
    private static func tree(of bytes: [UInt8]) -> ObjectID? {
        guard bytes.count > 40, bytes[40] == 0x0A, bytes.last == 0x0A else { return nil }
        return ObjectID(hex: String(decoding: bytes[..<40], as: UTF8.self))
    }

    private static func update(
        _ old: [UInt8], from tree: ObjectID, to entries: ObjectID, _ git: Repository
    ) throws -> [UInt8] {
        let differences = try git.differences(from: tree, to: entries, limit: 100_000)
        let removed = Set(
            differences.filter { $0.new == nil }.map { "\(EntryPath.entries)/\($0.path)" })
        let added = differences.filter { $0.old == nil }.map { "\(EntryPath.entries)/\($0.path)" }
            .filter(EntryPath.isEntry)
        if removed.isEmpty {
            // Most of the time there are only new entries, and the order of lines does not matter.
            return Array("\(entries.hex)\n".utf8) + old[41...] + bytes(added, tree: entries)[41...]
        }
        let kept = String(decoding: old[41...], as: UTF8.self).split(separator: "\n").lazy
            .map(String.init).filter { !removed.contains($0) }
        return bytes(Array(kept) + added, tree: entries)
    }
}
