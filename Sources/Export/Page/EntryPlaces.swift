internal import Editorial

/// Where entries stand, for links from the text of one to another: `#entry-ID` finds its entry from
/// every page of the blog.
struct EntryPlaces: Sendable {
    private let outlines: Outlines
    private let paging: Paging
    private static let start = "\(EntryOutline.linkStart)"

    init(outlines: Outlines, paging: Paging) {
        self.outlines = outlines
        self.paging = paging
    }

    /// Where `#entry-ID` leads, for each such link that stands in the Markdown letter for letter. That
    /// is all that its HTML can depend on.
    func links(in markdown: String) -> [String: String] {
        guard paging.isPaged else { return [:] }
        return Dictionary(
            EntryOutline.links(in: markdown).compactMap { id in
                permalink(id).map { ("\(Self.start)\(id)", $0) }
            }, uniquingKeysWith: { one, _ in one })
    }

    /// Nil for what is no entry of the blog, and in a blog of one page, where a fragment is enough.
    func permalink(_ id: EntryID) -> String? {
        guard paging.isPaged, let place = outlines.place(of: id) else { return nil }
        return paging.permalink(id, number: place + 1)
    }
}
