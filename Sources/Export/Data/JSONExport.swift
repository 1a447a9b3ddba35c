internal import Editorial
internal import Markdown

/// lb's own document: everything that readers may know, as `Templates/schema/blog.schema.json` says.
///
/// `version` grows when a reader of the earlier form could misread the new one; members may be added
/// without that.
struct JSONExport {
    static let version = 1
    /// The schema's name beside the document.
    static let schema = "blog.schema.json"

    let setting: PageSetting

    /// Hands over the document piece by piece.
    func write(_ take: @escaping ([UInt8]) throws -> Void) throws {
        let edition = setting.edition
        let document = JSON.object([
            ("$schema", .string(Self.schema)),
            ("format", .string("lb-blog")),
            ("version", .integer(Self.version)),
            ("commit", .string(edition.commit)),
            ("moment", .string(edition.moment.description)),
            ("blog", blog),
            ("summary", edition.summary.map { entry($0, isSummary: true) }),
            ("entries", .open),
        ])
        try document.write(
            items: {
                try Pieces(setting: setting).each(
                    "json", version: setting.replacements, by: .chronological,
                    { entry($0).part(indent: 4) }, $0)
            }, into: take)
    }

    private var blog: JSON {
        let edition = setting.edition
        return .object([
            ("title", .string(edition.title)),
            ("slug", .string(edition.slug)),
            ("language", .string(edition.language)),
            ("timeZone", .string(edition.timeZone)),
            ("state", .string(edition.state.rawValue)),
            ("order", .string(edition.order.rawValue)),
            ("start", .text(edition.start?.description)),
            ("end", .text(edition.end?.description)),
            ("description", .text(setting.description)),
            ("updated", .string(edition.changed.description)),
            ("publisher", .text(edition.publisher)),
            ("publisherUrl", .text(edition.publisherAddress?.text)),
            ("logo", edition.logo.map { picture($0) }),
            ("image", edition.image.map { picture($0) }),
            ("url", .text(edition.address?.text)),
            ("pinned", .text(edition.pinned?.id.description)),
        ])
    }

    private func picture(_ picture: PublicPicture) -> JSON {
        switch picture {
        case .file(let path):
            .object([("file", .string(path.text)), ("type", .string(path.type))])
        case .elsewhere(let url): .object([("url", .string(url.text))])
        }
    }

    private func entry(_ entry: PublicEntry, isSummary: Bool = false) -> JSON {
        let isPlaced = setting.edition.address != nil && !isSummary
        return .object([
            ("id", .string(entry.id.description)),
            ("number", isSummary ? nil : .integer(entry.number)),
            (
                "url",
                isPlaced ? .string(setting.links.to(setting.paging.permalink(entry))) : nil
            ),
            ("kind", .string(entry.kind.rawValue)),
            ("title", .text(entry.title)),
            ("authors", .filled(entry.authors.map { author($0) })),
            ("published", .string(entry.published.description)),
            ("updated", .text(entry.updated?.description)),
            ("key", entry.isKey ? .flag(true) : nil),
            ("keyText", .text(entry.keyText)),
            ("tags", .filled(entry.tags.map { .string($0) })),
            ("html", html(entry.body)),
            ("text", .text(plainText(of: Array(entry.body.utf8)).nonEmpty)),
            ("quotes", .filled(entry.quotes.map { quote($0, entry) })),
            ("media", .filled(entry.media.map { media($0) })),
            ("posts", .filled(entry.embeds.map { post($0) })),
            ("claims", .filled(entry.claims.map { claim($0) })),
            ("sources", .filled(entry.sources.map { source($0) })),
            ("corrections", .filled(entry.corrections.map { correction($0) })),
            (
                "withdrawn",
                entry.retraction.map {
                    .object([("at", .text($0.at?.description)), ("reason", .text($0.reason))])
                }
            ),
        ])
    }

    private func html(_ body: String) -> JSON? {
        guard case .html(let bytes) = setting.plain.prose(body, title: nil) else { return nil }
        return .string(String(decoding: bytes, as: UTF8.self))
    }

    private func author(_ author: PublicAuthor) -> JSON {
        .object([("name", .string(author.name)), ("role", .text(author.role))])
    }

    private func quote(_ quote: PublicQuote, _ entry: PublicEntry) -> JSON {
        let source = entry.sources.first { $0.id == quote.source }
        return .object([
            ("text", .string(quote.text)),
            ("speaker", .text(quote.speaker)),
            ("role", .text(quote.role)),
            ("descriptor", .text(quote.descriptor)),
            ("language", .text(quote.language)),
            ("translated", quote.translated ? .flag(true) : nil),
            ("source", .text(quote.source)),
            ("sourceUrl", .text(source?.url)),
        ])
    }

    private func media(_ media: PublicMedia) -> JSON {
        let size = media.file.flatMap { setting.pictures.size(of: $0) } ?? media.size
        return .object([
            ("kind", .string(media.kind.rawValue)),
            ("file", .text(media.file?.text)),
            ("type", .text(media.file?.type)),
            ("url", .text(media.url?.text)),
            ("alt", .text(media.alt)),
            ("caption", .text(media.caption)),
            ("credit", .text(media.credit)),
            ("licence", .text(media.publicLicence)),
            ("taken", .text(media.taken?.description)),
            ("duration", media.duration.map { .integer($0) }),
            ("width", size.map { .integer($0.width) }),
            ("height", size.map { .integer($0.height) }),
            ("narrower", media.file.flatMap { narrower($0) }),
        ])
    }

    private func narrower(_ path: MediaPath) -> JSON? {
        .filled(
            setting.pictures.widths(of: path).map { width in
                .object([("file", .string(path.text(width: width))), ("width", .integer(width))])
            })
    }

    private func post(_ embed: PublicEmbed) -> JSON {
        .object([
            ("url", .text(embed.url?.text)),
            ("provider", .text(setting.providers.name(of: embed))),
            ("author", .text(embed.author)),
            ("text", .text(embed.text)),
            ("captured", .text(embed.captured?.description)),
        ])
    }

    private func claim(_ claim: PublicClaim) -> JSON {
        .object([
            ("key", .string(claim.key)),
            ("value", .text(claim.value)),
            ("text", .text(claim.text)),
            ("status", .text(claim.verdict?.rawValue ?? claim.status)),
            ("found", claim.verdict == .superseded ? .text(claim.status) : nil),
            ("at", .text(claim.at?.description)),
            ("source", .text(claim.source)),
            ("supersedes", .text(claim.supersedes)),
            ("supersededBy", .text(claim.replacement?.id.description)),
        ])
    }

    private func source(_ source: PublicSource) -> JSON {
        .object([
            ("id", .string(source.id)),
            ("kind", .string(source.kind)),
            ("name", .text(source.name)),
            ("url", .text(source.url)),
        ])
    }

    private func correction(_ correction: PublicCorrection) -> JSON {
        .object([
            ("at", .text(correction.at?.description)),
            ("was", .text(correction.was)),
            ("now", .text(correction.now)),
            ("note", .text(correction.note)),
        ])
    }
}
