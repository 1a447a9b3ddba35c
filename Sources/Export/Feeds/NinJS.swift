internal import Editorial
internal import Markdown

/// The blog as an IPTC ninjs 3.1 item: a composite whose associations are its entries.
struct NinJS {
    static let file = "ninjs.json"

    let setting: PageSetting
    let template: Template

    /// Hands over the document piece by piece.
    func write(_ take: @escaping ([UInt8]) throws -> Void) throws {
        let edition = setting.edition
        let document = JSON.object([
            ("uri", .string(edition.address?.text ?? FeedEntry.name(of: "blog:\(edition.slug)"))),
            ("type", .string("composite")),
            ("representationType", .string("full")),
            ("profile", .string("live-blog")),
            ("version", .string(edition.commit)),
            (
                "firstCreated",
                .string((edition.outlines.first?.published ?? edition.moment).description)
            ),
            ("versionCreated", .string(edition.changed.description)),
            ("pubStatus", .string("usable")),
            ("language", .string(edition.language)),
            ("headlines", .array([value(edition.title, type: "text/plain", role: "main")])),
            (
                "descriptions",
                setting.description.map { .array([value($0, type: "text/plain", role: "summary")]) }
            ),
            ("bodies", edition.summary.flatMap { bodies($0, html: prose($0)) }),
            (
                "infoSources",
                edition.publisher.map {
                    .array([
                        .object([
                            ("name", .string($0)), ("role", .string("publisher")),
                            ("uri", .text(edition.publisherAddress?.text)),
                        ])
                    ])
                }
            ),
            ("title", .string(edition.title)),
            ("slugline", .string(edition.slug)),
            ("associations", edition.outlines.isEmpty ? nil : .open),
            (
                "standard",
                .object([
                    ("name", .string("ninjs")), ("version", .string("3.1")),
                    (
                        "schema",
                        .string(
                            "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json")
                    ),
                ])
            ),
        ])
        try document.write(
            items: {
                try Pieces(setting: setting).each(
                    "ninjs", by: edition.order, { association($0).part(indent: 4) }, $0)
            }, into: take)
    }

    private func association(_ entry: PublicEntry) -> JSON {
        let item = FeedEntry(entry: entry, setting: setting)
        let isWithdrawn = entry.retraction != nil
        return .object([
            ("name", .string("entry-\(entry.number)")),
            ("rel", .string("hasPart")),
            ("uri", .string(item.url ?? item.name)),
            ("type", .string("text")),
            ("representationType", .string("full")),
            ("version", .string(version(entry))),
            ("firstCreated", .string(entry.published.description)),
            ("versionCreated", .string(entry.changed.description)),
            ("pubStatus", .string(isWithdrawn ? "canceled" : "usable")),
            ("language", .string(setting.edition.language)),
            // For whoever receives it; readers are told by the descriptions.
            ("edNote", .text(notes(entry).map(\.text).joined(separator: " ").nonEmpty)),
            (
                "descriptions",
                .filled(notes(entry).map { value($0.text, type: "text/plain", role: $0.role) })
            ),
            ("headlines", .array(headlines(entry))),
            ("bodies", isWithdrawn ? nil : bodies(entry, html: item.html(template))),
            ("people", .filled(entry.authors.map { creator($0) })),
            ("subjects", .filled(entry.tags.map { .object([("name", .string($0))]) })),
            ("by", .text(entry.authors.map(\.line).joined(separator: "; ").nonEmpty)),
            ("genres", isWithdrawn ? nil : .array([genre(entry.kind)])),
            ("altIds", .array([ownID(entry)])),
            ("associations", .filled(parts(entry))),
        ])
    }

    private func creator(_ author: PublicAuthor) -> JSON {
        .object([("name", .string(author.name)), ("rel", .string("creator"))])
    }

    private func genre(_ kind: Kind) -> JSON {
        .object([
            ("name", .string(setting.name(of: kind))), ("literal", .string(kind.rawValue)),
        ])
    }

    private func ownID(_ entry: PublicEntry) -> JSON {
        .object([("role", .string("lb")), ("value", .string(entry.id.description))])
    }

    private func headlines(_ entry: PublicEntry) -> [JSON] {
        let main = value(setting.name(of: entry), type: "text/plain", role: "main")
        guard entry.isKey, let text = entry.keyText else { return [main] }
        return [main, value(text, type: "text/plain", role: "key-event")]
    }

    private func parts(_ entry: PublicEntry) -> [JSON] {
        entry.media.enumerated().compactMap { media($1, $0) }
            + entry.embeds.enumerated().compactMap { post($1, $0) }
    }

    /// Why it was taken back, or what was wrong with it.
    private func notes(_ entry: PublicEntry) -> [(role: String, text: String)] {
        if let retraction = entry.retraction {
            return [("withdrawal", retraction.reason ?? setting.phrases("withdrawn-text"))]
        }
        return entry.corrections.compactMap { correction in
            [correction.note, correction.sentence(setting.phrases)].compactMap(\.self)
                .joined(separator: " ").nonEmpty.map { ("correction", $0) }
        }
    }

    /// Changes with what readers see of the entry.
    private func version(_ entry: PublicEntry) -> String {
        let text = [
            setting.name(of: entry), entry.changed.description,
            PlainEntry(entry, setting.phrases).text,
        ]
        return Version.of(Array(text.joined(separator: "\n").utf8))
    }

    private func bodies(_ entry: PublicEntry, html: String?) -> JSON? {
        let text = ([PlainEntry(entry, setting.phrases).text] + entry.verdictLines(setting)).filter
        { !$0.isEmpty }
        .joined(separator: "\n\n")
        guard !text.isEmpty else { return nil }
        return .array(
            [value(text, type: "text/plain", role: "main")]
                + (html.map { [value($0, type: "text/html", role: "main")] } ?? []))
    }

    private func prose(_ entry: PublicEntry) -> String? {
        guard case .html(let html) = setting.carried.prose(entry.body, title: entry.title) else {
            return nil
        }
        return String(decoding: html, as: UTF8.self)
    }

    /// A post from elsewhere, as it was kept.
    private func post(_ embed: PublicEmbed, _ index: Int) -> JSON? {
        guard let url = embed.url else { return nil }
        return .object([
            ("name", .string("post-\(index + 1)")),
            ("rel", .string("references")),
            ("uri", .string(url.text)),
            ("type", .string("text")),
            ("by", .text(embed.author)),
            (
                "infoSources",
                setting.providers.name(of: embed).map {
                    .array([.object([("name", .string($0)), ("role", .string("provider"))])])
                }
            ),
            (
                "bodies",
                embed.text.map { .array([value($0, type: "text/plain", role: "main")]) }
            ),
        ])
    }

    private func media(_ media: PublicMedia, _ index: Int) -> JSON? {
        let address = media.file.map { setting.links.to($0.text) } ?? media.url?.text
        guard let address, WebAddress(address) != nil else { return nil }
        let type = media.kind == .image ? "picture" : media.kind.rawValue
        return .object([
            ("name", .string("media-\(index + 1)")),
            ("uri", .string(address)),
            ("type", .string(type)),
            ("contentCreated", .text(media.taken?.description)),
            ("by", .text(media.credit)),
            ("usageTerms", .text(media.publicLicence)),
            (
                "descriptions",
                .filled(
                    [
                        media.caption.map { value($0, type: "text/plain", role: "caption") },
                        media.alt.map { value($0, type: "text/plain", role: "alt") },
                    ].compactMap(\.self))
            ),
            ("renditions", .array(renditions(media, address))),
        ])
    }

    /// The file itself, and the narrower ones beside it.
    private func renditions(_ media: PublicMedia, _ address: String) -> [JSON] {
        let original = JSON.object([
            ("name", .string("original")), ("href", .string(address)),
            (
                "contentType",
                .text(media.file?.type ?? media.url.flatMap { MediaPath.type(ofAddress: $0) })
            ),
            ("width", media.size.map { .integer($0.width) }),
            ("height", media.size.map { .integer($0.height) }),
            ("duration", media.duration.map { .integer($0) }),
        ])
        guard let file = media.file else { return [original] }
        return [original]
            + setting.pictures.widths(of: file).map { width in
                .object([
                    ("name", .string("\(width)w")),
                    ("href", .string(setting.links.to(file.text(width: width)))),
                    ("contentType", .string(file.type)), ("width", .integer(width)),
                ])
            }
    }

    private func value(_ text: String, type: String, role: String) -> JSON {
        .object([
            ("role", .string(role)), ("contentType", .string(type)), ("value", .string(text)),
        ])
    }
}
