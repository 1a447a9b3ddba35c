/// What `blog.yml` says of a blog.
package struct Blog: Hashable, Sendable {
    /// Where the coverage stands.
    package enum State: String, Sendable, CaseIterable {
        case upcoming, live, ended
    }

    /// In which order readers see the entries.
    package enum Order: String, Sendable, CaseIterable {
        case newestFirst = "newest-first"
        case chronological
    }

    /// The entry kept at the top of the page.
    package struct Pin: Hashable, Sendable {
        package var entry: EntryID
        package var by: String?
        package var since: Instant?
        package var until: Instant?

        package init(
            entry: EntryID, by: String? = nil, since: Instant? = nil, until: Instant? = nil
        ) {
            self.entry = entry
            self.by = by
            self.since = since
            self.until = until
        }
    }

    /// The version of the format that this program writes.
    package static let currentFormat = 1

    package var format = Blog.currentFormat
    package var title: String
    package var slug: String
    /// BCP 47, such as `en-GB`.
    package var language = "en-GB"
    /// IANA name, such as `Europe/London`.
    package var timeZone: String
    package var state = State.live
    package var start: Instant?
    package var end: Instant?
    package var pin: Pin?
    package var order = Order.newestFirst
    /// Who publishes the blog, as the page names it.
    package var publisher: String?
    /// Where the publisher is, such as `https://news.example/`.
    package var publisherURL: String?
    /// The publisher's logo: the path of a file of the blog's `media/`, or an https address.
    package var logo: String?
    /// The picture that stands for the blog where it is shared, as `logo`.
    package var image: String?
    /// Where the page will be, such as `https://news.example/live/strike`; needed for feeds.
    package var url: String?

    /// The theme of the page, a folder of `Templates/themes/`.
    package var theme: String?

    package init(title: String, slug: String, timeZone: String) {
        self.title = title
        self.slug = slug
        self.timeZone = timeZone
    }
}
