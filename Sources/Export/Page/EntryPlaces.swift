internal import Editorial

/// Where entries stand, for links from the text of one to another: `#entry-ID` finds its entry from
/// every page of the blog.
struct EntryPlaces: Sendable {
    /// The pages of entries; empty for a blog of one page, where a fragment is enough.
    private let permalinks: [EntryID: String]
    private static let start = "#entry-"

    init(edition: PublicEdition, paging: Paging) {
        guard paging.isPaged, edition.outlines.contains(where: \.mayLink) else {
            permalinks = [:]
            return
        }
        permalinks = Dictionary(
            edition.outlines.enumerated().map { ($1.id, paging.permalink($1.id, number: $0 + 1)) },
            uniquingKeysWith: { one, _ in one })
    }

    /// Nil for what is no entry of the blog.
    func permalink(_ fragment: String) -> String? {
        guard !permalinks.isEmpty, fragment.hasPrefix(Self.start) else { return nil }
        return EntryID(String(fragment.dropFirst(Self.start.count))).flatMap { permalinks[$0] }
    }
}
