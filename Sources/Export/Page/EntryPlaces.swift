internal import Editorial

/// Where entries stand, for links from the text of one to another: `#entry-ID` finds its entry from
/// every page of the blog.
struct EntryPlaces: Sendable {
    /// The pages of entries; empty for a blog of one page, where a fragment is enough.
    private let permalinks: [EntryID: String]
    private static let start = "#entry-"

    init(edition: PublicEdition, paging: Paging) {
        guard paging.isPaged, edition.entries.contains(where: { Self.mayLink($0) }) else {
            permalinks = [:]
            return
        }
        permalinks = Dictionary(
            edition.entries.map { ($0.id, paging.permalink($0)) },
            uniquingKeysWith: { one, _ in one })
    }

    /// Nil for what is no entry of the blog.
    func permalink(_ fragment: String) -> String? {
        guard !permalinks.isEmpty, fragment.hasPrefix(Self.start) else { return nil }
        return EntryID(String(fragment.dropFirst(Self.start.count))).flatMap { permalinks[$0] }
    }

    /// Whether the text of the entry could name another.
    static func mayLink(_ entry: PublicEntry) -> Bool {
        var bytes = entry.body.utf8[...]
        while let mark = bytes.firstIndex(of: UInt8(ascii: "#")) {
            bytes = bytes[mark...]
            if bytes.starts(with: start.utf8) { return true }
            bytes = bytes.dropFirst()
        }
        return false
    }
}
