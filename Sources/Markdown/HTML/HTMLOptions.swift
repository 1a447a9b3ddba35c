/// How Markdown becomes HTML.
package struct HTMLOptions: Sendable {
    /// Added to each heading's level; the result is kept within 1...6. Entries stand under the page's
    /// h1 and h2, so a first-level heading in one is an h3 by default.
    package var headingOffset = 2
    /// Whether headings follow one another without a gap, by how they stand under each other: the
    /// outermost is of the first level, whatever level it was written with (WCAG 2.2, technique G141).
    package var headingsFollow = false
    /// What a table is called that readers may have to scroll: it is put into a group that the keyboard
    /// reaches (WCAG 2.2, 2.1.1), and no landmark, of which a page has few. It is asked with the number
    /// of the table in the text, from 1, and the heading it stands under. Nil for the table alone.
    package var tableName: (@Sendable (_ number: Int, _ heading: String?) -> String)?
    /// Of a longer text, only the blocks up to the one that reaches so many bytes are written, where each
    /// paragraph, item, row and cell counts for another 60; nil for all of them.
    package var limit: Int?
    /// Said after the text of a link that leaves the site, visually hidden; empty for nothing.
    package var externalText = ", external"
    /// The language of these words where it is another than the page's, BCP 47.
    package var externalLanguage: String?
    /// The class of links that leave the site; empty for none.
    package var externalClass = "external"
    /// The class that hides text from the eye and not from screen readers.
    package var hiddenClass = "visually-hidden"
    /// Hosts, in lower case, whose links are not external; their subdomains are included.
    package var ownHosts: [String] = []
    /// Decides by its decoded source which image is shown. Without an answer the description stands
    /// in its place as text.
    package var image: (@Sendable (_ source: String) -> HTMLImage?)?

    /// Where a link within the site goes, by its fragment with the `#`; without an answer it stays as
    /// it was written. The answer is trusted: it is escaped, not checked.
    package var fragment: (@Sendable (_ fragment: String) -> String?)?

    package init() {}

    /// Quotes and lists, and inlines, nest this deep in the output; what is deeper is flattened.
    static let maximumNesting = 100
}

/// An image that a page may show.
package struct HTMLImage: Sendable, Equatable {
    /// The URL to load, trusted: it is escaped, not checked.
    package var url: String
    /// In CSS pixels, both or neither.
    package var size: (width: Int, height: Int)?
    /// The same picture in several widths, as `srcset` wants them; trusted like `url`.
    package var sources: String?
    /// How wide it is on the page, for `sizes`; only with `sources`.
    package var widths: String

    package init(
        url: String, size: (width: Int, height: Int)? = nil, sources: String? = nil,
        widths: String = "100vw"
    ) {
        self.url = url
        self.size = size
        self.sources = sources
        self.widths = widths
    }

    package static func == (left: HTMLImage, right: HTMLImage) -> Bool {
        left.url == right.url && left.size?.width == right.size?.width
            && left.size?.height == right.size?.height && left.sources == right.sources
            && left.widths == right.widths
    }
}
