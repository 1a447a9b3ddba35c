internal import Editorial

/// What readers may know of a blog at one commit.
struct PublicEdition: Sendable {
    let commit: String
    let moment: Instant
    let title: String
    let slug: String
    /// BCP 47.
    let language: String
    let timeZone: String
    let state: Blog.State
    let start: Instant?
    let end: Instant?
    let order: Blog.Order
    let publisher: String?
    /// Where the blog will be, without a fragment.
    let address: WebAddress?
    let summary: PublicEntry?
    /// Oldest first; `number` of each is its place here, from 1.
    let entries: [PublicEntry]
    /// The entry kept at the top; nil once its time is over or the entry was withdrawn.
    let pinned: PublicEntry?

    init(_ edition: Edition) {
        let blog = edition.blog
        commit = edition.commit
        moment = edition.moment
        title = blog.title.line ?? blog.slug
        slug = blog.slug
        language = Language.isTag(blog.language) ? blog.language : "en"
        timeZone = blog.timeZone
        state = blog.state
        start = blog.start
        end = blog.end
        order = blog.order
        publisher = blog.publisher?.line
        address = blog.url.flatMap { WebAddress(String($0.prefix { $0 != "#" })) }
        summary = edition.summary.flatMap { summary in
            summary.retracted == nil ? PublicEntry(summary, number: 0, desk: edition.desk) : nil
        }
        let published = edition.entries.filter { $0.published != nil }
        entries = inParallel(published.count) {
            PublicEntry(published[$0], number: $0 + 1, desk: edition.desk)
        }
        let pin = blog.pin.flatMap { pin in
            pin.until.map { $0 <= edition.moment } == true ? nil : pin.entry
        }
        pinned = entries.first { $0.id == pin && $0.retraction == nil }
    }

    /// The entries in the order in which readers see them.
    var shown: [PublicEntry] {
        order == .newestFirst ? entries.reversed() : entries
    }

    /// Key events, in the same order.
    var keyEvents: [PublicEntry] { shown.filter(\.isKey) }

    /// The last change that readers could see.
    var changed: Instant {
        entries.reduce(summary?.changed ?? start ?? moment) { max($0, $1.changed) }
    }
}
