internal import Editorial
internal import Markdown

/// The blog as schema.org's LiveBlogPosting, for search engines.
struct StructuredData {
    let setting: PageSetting

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

    /// The document for a page that shows these entries.
    ///
    /// - Parameter updates: what it says of them, in their order on the page.
    func posting(_ mentions: [Mention], updates: JSON, page: String) -> JSON {
        let edition = setting.edition
        let first = edition.outlines.first?.published ?? edition.start ?? edition.moment
        let address = edition.address == nil ? nil : setting.links.to(page)
        // A page of older entries stays the same while newer ones arrive.
        let changed =
            page.isEmpty
            ? edition.changed : mentions.map { edition.outlines[$0.number - 1].changed }.max()
        let pictures = mentions.flatMap(\.images)
        return .object([
            ("@context", .string("https://schema.org")),
            ("@type", .string("LiveBlogPosting")),
            ("@id", .text(address)),
            ("url", .text(address)),
            ("mainEntityOfPage", .text(address)),
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
            ("author", authors(reporters(mentions))),
            ("publisher", publisher),
            ("image", pictures.isEmpty ? nil : .written(pictures)),
            (
                "about",
                .object([
                    ("@type", .string("Event")), ("name", .string(edition.title)),
                    ("startDate", .string((edition.start ?? first).description)),
                ])
            ),
            ("liveBlogUpdate", updates),
        ])
    }

    func update(_ entry: PublicEntry) -> JSON {
        let url = setting.links.to(setting.paging.permalink(entry))
        let withdrawn = entry.retraction.map { retraction in
            retraction.reason ?? setting.phrases("withdrawn-text")
        }
        return .object([
            ("@type", .string("BlogPosting")),
            ("@id", .string(url)),
            ("url", .string(url)),
            ("headline", .string(setting.name(of: entry))),
            ("datePublished", .string(entry.published.description)),
            ("dateModified", .string(entry.changed.description)),
            ("author", authors(entry.authors)),
            ("publisher", publisher),
            ("articleBody", .string(withdrawn ?? body(entry))),
            ("image", .filled(images(entry.media))),
            ("keywords", .filled(entry.tags.map { .string($0) })),
            ("correction", .filled(entry.corrections.compactMap { correction($0) })),
        ])
    }

    /// The words of the entry; of one that has none, what lists call it.
    private func body(_ entry: PublicEntry) -> String {
        PlainEntry(entry).text.nonEmpty ?? setting.name(of: entry)
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

    /// Who wrote the summary; without one, everybody who wrote an entry on the page where the blog has
    /// no publisher to name.
    private func reporters(_ mentions: [Mention]) -> [PublicAuthor] {
        let authors = setting.edition.summary?.authors ?? []
        guard authors.isEmpty, setting.edition.publisher == nil else { return authors }
        var seen: Set<String> = []
        return mentions.flatMap(\.authors).filter { seen.insert($0.name).inserted }
    }

    /// The people, or else whoever publishes the blog.
    private func authors(_ authors: [PublicAuthor]) -> JSON? {
        let people = authors.map { author in
            JSON.object([
                ("@type", .string("Person")), ("name", .string(author.name)),
                ("jobTitle", .text(author.role)),
            ])
        }
        guard let first = people.first else { return publisher }
        return people.count == 1 ? first : .array(people)
    }

    /// Who publishes the blog: as it says, else the host of its address, else its title. Search engines
    /// want a name.
    private var publisher: JSON {
        let edition = setting.edition
        return .object([
            ("@type", .string("Organization")),
            ("name", .string(edition.publisher ?? edition.address?.host ?? edition.title)),
            ("url", .text(edition.address.map { "https://\($0.host)/" })),
        ])
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
