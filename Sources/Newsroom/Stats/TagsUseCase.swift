package import Archive
package import Editorial

extension Shift {
    /// Every tag of an entry or of an open draft, each once, in the order of letters; what does not read has none.
    package func tags() throws -> [String] {
        let tip = try blog.tip()
        var tags: Set<String> = []
        for path in try blog.entryPaths(in: tip.tree) + [EntryPath.summary] {
            guard let bytes = try blog.file(path, in: tip.tree, limit: Limits.entryBytes) else {
                continue
            }
            tags.formUnion(Self.tags(in: bytes, path))
        }
        for chain in try blog.drafts().drafts {
            tags.formUnion(Self.tags(in: chain.bytes, chain.path))
        }
        return tags.sorted()
    }

    /// The tags of an entry as readers have it, or else of its open draft.
    package func tags(of id: EntryID, at tip: BlogRepository.Tip) -> [String] {
        if let (path, bytes) = try? blog.published(id, at: tip) {
            return Self.tags(in: bytes, path)
        }
        return (try? blog.draft(id)).map { Self.tags(in: $0.bytes, $0.path) } ?? []
    }

    /// Most files have none, and need not be decoded.
    private static func tags(in bytes: [UInt8], _ path: String) -> [String] {
        guard
            bytes.split(separator: 0x0A, maxSplits: 400).contains(where: {
                $0.starts(with: "tags:".utf8)
            })
        else { return [] }
        return (try? EntryFile(bytes: bytes, path: path).entry.tags) ?? []
    }
}
