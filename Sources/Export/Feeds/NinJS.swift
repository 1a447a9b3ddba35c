internal import Editorial
internal import Markdown

/// The blog as an IPTC ninjs 3.1 item: a composite whose associations are its entries.
struct NinJS {
    static let file = "ninjs.json"

    let setting: PageSetting

    func bytes() throws -> [UInt8] {
        let edition = setting.edition
        let entries = try Pieces(setting: setting).all("ninjs") {
            association($0).part(indent: 4)
        }
        return JSON.object([
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
            ("bodies", edition.summary.flatMap { bodies($0) }),
            (
                "infoSources",
                edition.publisher.map {
                    .array([.object([("name", .string($0)), ("role", .string("publisher"))])])
                }
            ),
            ("title", .string(edition.title)),
            ("slugline", .string(edition.slug)),
            (
                "associations",
                entries.isEmpty ? nil : .written(edition.inOrder(entries))
            ),
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
        ]).bytes(.indented)
    }

    private func association(_ entry: PublicEntry) -> JSON {
        let item = FeedEntry(entry: entry, setting: setting)
        let withdrawn = entry.retraction.map {
            $0.reason ?? setting.phrases("withdrawn-text")
        }
        return .object([
            ("name", .string("entry-\(entry.number)")),
            ("rel", .string("hasPart")),
            ("uri", .string(item.url ?? item.name)),
            ("type", .string("text")),
            ("representationType", .string("full")),
            ("version", .string(version(entry))),
            ("firstCreated", .string(entry.published.description)),
            ("versionCreated", .string(entry.changed.description)),
            ("pubStatus", .string(entry.retraction == nil ? "usable" : "canceled")),
            ("edNote", .text(withdrawn ?? corrections(entry))),
            (
                "headlines",
                .array([value(setting.name(of: entry), type: "text/plain", role: "main")])
            ),
            ("bodies", bodies(entry)),
            (
                "people",
                .filled(
                    entry.authors.map {
                        .object([("name", .string($0.name)), ("rel", .string("creator"))])
                    })
            ),
            ("subjects", .filled(entry.tags.map { .object([("name", .string($0))]) })),
            (
                "by",
                entry.authors.isEmpty
                    ? nil : .string(entry.authors.map(\.line).joined(separator: "; "))
            ),
            ("associations", .filled(entry.media.enumerated().compactMap { media($1, $0) })),
        ])
    }

    /// Changes with what readers see of the entry.
    private func version(_ entry: PublicEntry) -> String {
        let text = [setting.name(of: entry), entry.changed.description, PlainEntry(entry).text]
        return Version.of(Array(text.joined(separator: "\n").utf8))
    }

    private func corrections(_ entry: PublicEntry) -> String? {
        entry.corrections.compactMap { $0.note ?? $0.sentence(setting.phrases) }
            .joined(separator: " ").nonEmpty
    }

    private func bodies(_ entry: PublicEntry) -> JSON? {
        let text = PlainEntry(entry).text
        guard !text.isEmpty else { return nil }
        var bodies = [value(text, type: "text/plain", role: "main")]
        if case .html(let html) = setting.prose(entry.body, title: entry.title) {
            bodies.append(
                value(String(decoding: html, as: UTF8.self), type: "text/html", role: "main"))
        }
        return .array(bodies)
    }

    private func media(_ media: PublicMedia, _ index: Int) -> JSON? {
        let address = media.file.map { setting.links.to($0.text) } ?? media.url?.text
        guard let address, WebAddress(address) != nil else { return nil }
        let type = media.kind == .image ? "picture" : media.kind.rawValue
        return .object([
            ("name", .string("media-\(index + 1)")),
            ("uri", .string(address)),
            ("type", .string(type)),
            ("copyrightHolder", .text(media.credit)),
            ("usageTerms", .text(media.licence)),
            (
                "descriptions",
                .filled(
                    [
                        media.caption.map { value($0, type: "text/plain", role: "caption") },
                        media.alt.map { value($0, type: "text/plain", role: "alt") },
                    ].compactMap(\.self))
            ),
            (
                "renditions",
                .array([
                    .object([
                        ("name", .string("original")), ("href", .string(address)),
                        ("contentType", .text(media.file?.type)),
                        ("width", media.size.map { .integer($0.width) }),
                        ("height", media.size.map { .integer($0.height) }),
                        ("duration", media.duration.map { .integer($0) }),
                    ])
                ])
            ),
        ])
    }

    private func value(_ text: String, type: String, role: String) -> JSON {
        .object([
            ("role", .string(role)), ("contentType", .string(type)), ("value", .string(text)),
        ])
    }
}
