internal import Editorial
internal import Markdown

/// The blog as schema.org's LiveBlogPosting and NewsArticle, for search engines, with a ClaimReview for each
/// claim on the page that the newsroom came to a verdict on.
///
/// Where the blog does not say where it will be, nothing has a `url`, and names are relative to the
/// folder of the export, as all its documents lie there.
struct StructuredData {
    let setting: PageSetting

    init(setting: PageSetting) { self.setting = setting.unmarked }

    /// What the document tells of an entry beside its update.
    struct Mention {
        /// The entry's place in the order of first publication, from 1.
        let number: Int
        let authors: [PublicAuthor]
        /// Its pictures as structured data, each on one line.
        let images: [[UInt8]]
    }

    func mention(of entry: PublicEntry) -> Mention {
        Mention(
            number: entry.number, authors: entry.authors,
            images: images(entry.media).map { $0.part(indent: nil) })
    }

    /// What documents say of an entry: its update on one line, then each of its reviews on one.
    func lines(of entry: PublicEntry) -> [UInt8] {
        var lines = update(entry).part(indent: nil)
        for review in reviews(entry) {
            lines.append(0x0A)
            lines += review.part(indent: nil)
        }
        return lines
    }

    /// The whole blog as one document, in which the updates of entries are to be filled in where it is open.
    ///
    /// - Parameter hasReviews: whether reviews may follow; then the document is a graph with room for them behind the
    ///   posting.
    func openDocument(_ mentions: [Mention], hasReviews: Bool) -> JSON {
        let context = ("@context", JSON?.some(.string("https://schema.org")))
        let posting = posting(mentions, updates: .open, page: "")
        guard hasReviews else { return .object([context] + posting) }
        return .object([context, ("@graph", .array([.object(posting)]))])
    }

    /// The document for a page that shows these entries.
    ///
    /// - Parameter lines: what `lines(of:)` says of them, in their order on the page.
    func document(_ mentions: [Mention], lines: [[UInt8]], page: String) -> JSON {
        let lines = lines.map { $0.split(separator: 0x0A).map { Array($0) } }
        let context = ("@context", JSON?.some(.string("https://schema.org")))
        let posting = posting(mentions, updates: .written(lines.compactMap(\.first)), page: page)
        let reviews = lines.flatMap { $0.dropFirst() }
        guard !reviews.isEmpty else { return .object([context] + posting) }
        return .object([
            context,
            ("@graph", .written([JSON.object(posting).part(indent: nil)] + reviews)),
        ])
    }

    /// - Parameter page: the file of an older page; empty: the blog's first page.
    private func posting(
        _ mentions: [Mention], updates: JSON, page: String
    ) -> [(String, JSON?)] {
        let edition = setting.edition
        let first = edition.outlines.first?.published ?? edition.start ?? edition.moment
        let place =
            edition.address == nil && page.isEmpty ? "index.html" : setting.links.to(page)
        // A page of older entries stays the same while newer ones arrive.
        let changed =
            page.isEmpty
            ? edition.changed : mentions.map { edition.outlines[$0.number - 1].changed }.max()
        return [
            ("@type", .array([.string("LiveBlogPosting"), .string("NewsArticle")])),
            ("@id", .string(place)),
            ("url", edition.address == nil ? nil : .string(place)),
            ("mainEntityOfPage", .string(place)),
            ("headline", .string(edition.title)),
            ("description", .text(setting.description)),
            ("inLanguage", .string(edition.language)),
            ("datePublished", .string(first.description)),
            (
                "dateModified",
                .string((changed ?? first).description)
            ),
            ("coverageStartTime", .string((edition.start ?? first).description)),
            (
                "coverageEndTime",
                edition.state == .ended
                    ? .string((edition.end ?? edition.changed).description) : nil
            ),
            ("author", everybody(mentions)),
            ("publisher", publisher(hasLogo: true)),
            ("image", images(of: mentions)),
            (
                "about",
                .object([
                    ("@type", .string("Event")), ("name", .string(edition.title)),
                    ("startDate", .string((edition.start ?? first).description)),
                ])
            ),
            ("liveBlogUpdate", updates),
        ]
    }

    /// The name of an entry in the document: where it stands.
    func name(of entry: PublicEntry) -> String {
        let place = setting.links.to(setting.paging.permalink(entry))
        return place.hasPrefix("#") ? "index.html" + place : place
    }

    private func update(_ entry: PublicEntry) -> JSON {
        let name = name(of: entry)
        let withdrawn = entry.retraction.map { retraction in
            retraction.reason ?? setting.phrases("withdrawn-text")
        }
        return .object([
            ("@type", .string("BlogPosting")),
            ("@id", .string(name)),
            ("url", setting.edition.address == nil ? nil : .string(name)),
            ("headline", .string(setting.name(of: entry))),
            ("datePublished", .string(entry.published.description)),
            ("dateModified", .string(entry.changed.description)),
            ("author", authors(entry.authors, or: samePublisher)),
            ("publisher", samePublisher),
            ("articleBody", .string(withdrawn ?? body(entry))),
            ("image", .filled(images(entry.media))),
            ("video", .filled(clips(of: entry, .video))),
            ("audio", .filled(clips(of: entry, .audio))),
            ("keywords", .filled(entry.tags.map { .string($0) })),
            ("correction", .filled(entry.corrections.compactMap { correction($0) })),
        ])
    }

    /// The words of the entry; of one that has none, what lists call it.
    private func body(_ entry: PublicEntry) -> String {
        PlainEntry(entry, setting.phrases).text.nonEmpty ?? setting.name(of: entry)
    }

    private func correction(_ correction: PublicCorrection) -> JSON? {
        guard let text = correction.note ?? correction.sentence(setting.phrases) else {
            return nil
        }
        return .object([
            ("@type", .string("CorrectionComment")), ("text", .string(text)),
            ("datePublished", .text(correction.at?.description)),
        ])
    }

    /// Who wrote the summary, and the publisher whose newsroom wrote the rest; where the blog names no
    /// publisher, everybody who wrote the summary or else an entry on the page.
    private func everybody(_ mentions: [Mention]) -> JSON {
        let authors = setting.edition.summary?.authors ?? []
        if setting.edition.publisher != nil {
            guard !authors.isEmpty else { return publisher(hasLogo: false) }
            return .array(authors.map { person($0) } + [publisher(hasLogo: false)])
        }
        var seen: Set<String> = []
        let reporters = authors.isEmpty ? mentions.flatMap(\.authors) : authors
        return self.authors(
            reporters.filter { seen.insert($0.name).inserted }, or: publisher(hasLogo: false))
    }

    /// The people, or else whoever publishes the blog.
    private func authors(_ authors: [PublicAuthor], or publisher: JSON) -> JSON {
        let people = authors.map { person($0) }
        guard let first = people.first else { return publisher }
        return people.count == 1 ? first : .array(people)
    }

    private func person(_ author: PublicAuthor) -> JSON {
        .object([
            ("@type", .string("Person")), ("name", .string(author.name)),
            ("jobTitle", .text(author.role)),
        ])
    }

    /// Who publishes the blog: as it says, else the host of its address, else its title. Search engines
    /// want a name and a logo; the icon of the page stands for one that is not set.
    private func publisher(hasLogo: Bool) -> JSON {
        let edition = setting.edition
        return .object([
            ("@type", .string("Organization")),
            ("@id", .string(publisherName)),
            ("name", .string(edition.publisher ?? edition.address?.host ?? edition.title)),
            ("url", .text(publisherAddress)),
            ("logo", hasLogo ? .string(logo) : nil),
        ])
    }

    /// The publisher where the document has told of it before.
    var samePublisher: JSON { .object([("@id", .string(publisherName))]) }

    private var publisherName: String { (publisherAddress ?? "") + "#publisher" }

    private var publisherAddress: String? {
        let edition = setting.edition
        return edition.publisherAddress?.text ?? edition.address.map { "https://\($0.host)/" }
    }

    private var logo: String {
        setting.edition.logo.map { $0.address(setting.links) } ?? setting.links.to("icon.svg")
    }

    /// The blog's own picture, then those of the entries; the logo if there are none, since search engines
    /// want one.
    private func images(of mentions: [Mention]) -> JSON {
        let own = setting.edition.image.map { JSON.string($0.address(setting.links)) }
        let all = (own.map { [$0.part(indent: nil)] } ?? []) + mentions.flatMap(\.images)
        return all.isEmpty ? .string(logo) : .written(all)
    }

    /// The pictures that lie beside the page.
    private func images(_ media: [PublicMedia]) -> [JSON] {
        media.filter { $0.kind == .image }.compactMap { media in
            guard let file = media.file else { return nil }
            let size = media.size
            return .object([
                ("@type", .string("ImageObject")),
                ("contentUrl", .string(setting.links.to(file.text))),
                ("caption", .text(media.caption)),
                ("creditText", .text(media.credit)),
                ("width", size.map { .integer($0.width) }),
                ("height", size.map { .integer($0.height) }),
            ])
        }
    }
}
