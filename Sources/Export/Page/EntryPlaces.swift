internal import Editorial

/// Where entries stand, for links from the text of one to another: `#entry-ID` finds its entry from
/// every page of the blog.
struct EntryPlaces: Sendable {
    /// Of entries that others link to; empty for a blog of one page, where a fragment is enough.
    private let permalinks: [EntryID: String]
    private static let start = "\(EntryOutline.linkStart)"

    /// - Parameter extra: Markdown beside that of the entries.
    init(edition: PublicEdition, paging: Paging, extra: [String]) {
        guard paging.isPaged else {
            permalinks = [:]
            return
        }
        var wanted = Set(extra.flatMap { EntryOutline.links(in: $0) })
        for outline in edition.outlines where !outline.links.isEmpty {
            wanted.formUnion(outline.links)
        }
        var permalinks: [EntryID: String] = [:]
        if !wanted.isEmpty {
            for (place, outline) in edition.outlines.enumerated() where wanted.contains(outline.id)
            {
                permalinks[outline.id] =
                    permalinks[outline.id] ?? paging.permalink(outline.id, number: place + 1)
            }
        }
        self.permalinks = permalinks
    }

    /// Where `#entry-ID` leads, for each such link that stands in the Markdown letter for letter. That
    /// is all that its HTML can depend on.
    func links(in markdown: String) -> [String: String] {
        guard !permalinks.isEmpty else { return [:] }
        return Dictionary(
            EntryOutline.links(in: markdown).compactMap { id in
                permalinks[id].map { ("\(Self.start)\(id)", $0) }
            }, uniquingKeysWith: { one, _ in one })
    }

    /// Nil for what is no entry of the blog, and in a blog of one page.
    func permalink(_ id: EntryID) -> String? { permalinks[id] }
}
