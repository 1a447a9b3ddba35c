internal import Editorial

/// Which entry is on which page.
///
/// Up to `single` entries there is one page. Beyond that the entries, oldest first, fill pages of
/// `size` that keep their entries for good, so that a link to one is right as long as the blog
/// exists and a publish touches only the newest of them; `index.html` shows the newest again, as few as
/// a phone on a slow line shows at once.
struct Paging: Sendable {
    /// The most entries on a page that is the only one.
    static let single = 200
    /// Entries on each page, if there are several.
    static let size = Outlines.stretch

    /// Entries in all.
    let total: Int

    var isPaged: Bool { total > Self.single }

    /// The pages beside `index.html`; the last may not be full.
    var pageCount: Int { isPaged ? (total + Self.size - 1) / Self.size : 0 }

    /// The least entries on `index.html`, if there are other pages.
    static let least = 30
    /// `index.html` starts at a multiple of this, so that it does not change at both ends each time.
    static let step = 10

    /// Places of the entries on `index.html`, oldest first: all of them, or the newest 30 to 50. Those
    /// of a page that is not full yet are always among them, so that no other page has news.
    var indexRange: Range<Int> {
        guard isPaged else { return 0..<total }
        let start = (total - Self.least) / Self.step * Self.step
        return min(start, (pageCount - 1) * Self.size)..<total
    }

    /// The page that has the entries before those on `index.html`, from 1; nil if there are none.
    var olderPage: Int? {
        isPaged ? page(ofNumber: indexRange.lowerBound) : nil
    }

    /// The pages that a page leads to, itself among them, the newest first: the next, and in ever longer steps the
    /// older ones back to the first. Of the newer ones there are no more, since a page stays as it is while they come.
    func near(_ page: Int) -> [Int] {
        var pages = page < pageCount ? [page + 1, page] : [page]
        var step = 1
        while page - step > 1 {
            pages.append(page - step)
            step *= 2
        }
        return page > 1 ? pages + [1] : pages
    }

    /// Places of the entries on a page, from 1.
    func range(ofPage page: Int) -> Range<Int> {
        (page - 1) * Self.size..<min(page * Self.size, total)
    }

    /// The page that holds the entry of that number for good, from 1; nil if that is `index.html`.
    func page(ofNumber number: Int) -> Int? {
        isPaged ? (number - 1) / Self.size + 1 : nil
    }

    static func file(_ page: Int) -> String { "page-\(page).html" }

    static func anchor(_ id: EntryID) -> String { "entry-\(id)" }

    /// A link to the entry that is right from every page.
    func permalink(_ entry: PublicEntry) -> String {
        permalink(entry.id, number: entry.number)
    }

    func permalink(_ id: EntryID, number: Int) -> String {
        let file = page(ofNumber: number).map { Self.file($0) } ?? ""
        return "\(file)#\(Self.anchor(id))"
    }
}
