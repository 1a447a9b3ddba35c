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
    let publisherAddress: WebAddress?
    let logo: PublicPicture?
    /// What stands for the blog where it is shared.
    let image: PublicPicture?
    /// Where the blog will be, without a fragment.
    let address: WebAddress?
    let summary: PublicEntry?
    /// The entries, oldest first; the number of each is its place here, from 1.
    let outlines: Outlines
    /// The entry kept at the top; nil once its time is over or the entry was withdrawn.
    let pinned: PublicEntry?
    /// The last change that readers could see.
    let changed: Instant

    private let desk: Desk
    private let pictures: PictureShelf
    private let replacements: Replacements
    private let read: @Sendable (Range<Int>) throws -> [Entry]
    private let notes: @Sendable (Int) -> Entry?

    /// - Throws: what reading an entry throws.
    init(
        _ edition: Edition, pictures: PictureShelf, _ replacements: Replacements = Replacements()
    ) throws {
        let blog = edition.blog
        let desk = edition.desk
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
        publisherAddress = blog.publisherURL.flatMap { WebAddress(String($0.prefix { $0 != "#" })) }
        logo = PublicPicture(blog.logo, pictures)
        image = PublicPicture(blog.image, pictures)
        address = blog.url.flatMap { WebAddress(String($0.prefix { $0 != "#" })) }
        let summary = edition.summary.flatMap { summary in
            summary.retracted == nil
                ? PublicEntry(
                    summary, number: 0, desk: desk, pictures: pictures, replacements) : nil
        }
        self.summary = summary
        let outlines = edition.outlines
        self.outlines = outlines
        self.desk = desk
        self.pictures = pictures
        self.replacements = replacements
        read = edition.read
        notes = edition.notes
        // A commit that readers see nothing of, such as one of the desk's, changes nothing for them.
        let ownChange = summary?.changed ?? blog.start
        changed =
            [outlines.changed, ownChange].compactMap(\.self).max() ?? edition.moment
        let pin = blog.pin.flatMap { pin in
            pin.until.map { $0 <= edition.moment } == true ? nil : pin.entry
        }
        if let pin, let place = outlines.place(of: pin) {
            let entry = try edition.read(place..<place + 1).first
            pinned = entry.flatMap { entry in
                entry.retracted == nil
                    ? PublicEntry(
                        entry, number: place + 1, desk: desk, pictures: pictures, replacements)
                    : nil
            }
        } else {
            pinned = nil
        }
    }

    /// The entries at these places, in order.
    func entries(_ range: Range<Int>) throws -> [PublicEntry] {
        let entries = try read(range)
        return zip(range, entries).map {
            PublicEntry($1, number: $0 + 1, desk: desk, pictures: pictures, replacements)
        }
    }

    /// Entries that other places of a page tell of, oldest first and without most of their text: key
    /// events, corrected and withdrawn ones, those with posts and with media files. Read each time.
    func noted() -> [PublicEntry] {
        outlines.indices.compactMap { noted(at: $0) }
    }

    /// As `noted()`, of one entry; nil if other places do not tell of it.
    func noted(at place: Int) -> PublicEntry? {
        guard outlines[place].isNoted, let entry = notes(place) else { return nil }
        return PublicEntry(entry, number: place + 1, desk: desk, pictures: pictures)
    }

    /// Entries as they stand on a page.
    func inOrder<Item>(_ items: [Item]) -> [Item] {
        order == .newestFirst ? items.reversed() : items
    }
}
