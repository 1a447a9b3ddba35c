internal import Editorial

/// The newest entries as a JSON Feed (version 1.1).
struct JSONFeed {
    static let file = "feed.json"

    let setting: PageSetting
    let template: Template

    func bytes() throws -> [UInt8] {
        let edition = setting.edition
        let isPlaced = edition.address != nil
        return JSON.object([
            ("version", .string("https://jsonfeed.org/version/1.1")),
            ("title", .string(edition.title)),
            ("description", .text(setting.description)),
            ("home_page_url", isPlaced ? .string(setting.links.blog) : nil),
            ("feed_url", isPlaced ? .string(setting.links.to(Self.file)) : nil),
            ("icon", isPlaced ? .text(edition.logo?.address(setting.links)) : nil),
            ("language", .string(edition.language)),
            (
                "authors",
                edition.publisher.map { name in
                    .array([
                        .object([
                            ("name", .string(name)), ("url", .text(edition.publisherAddress?.text)),
                        ])
                    ])
                }
            ),
            ("expired", edition.state == .ended ? .flag(true) : nil),
            (
                "items",
                .written(try FeedEntry.newest(setting, "jsonfeed") { item($0).part(indent: 4) })
            ),
        ]).bytes(.indented)
    }

    /// A clip or a sound.
    private func attachment(_ file: FeedEntry.File) -> JSON {
        .object([
            ("url", .string(file.address)), ("mime_type", .string(file.type)),
            ("title", .text(file.title)),
            ("size_in_bytes", file.length.map { .integer($0) }),
            ("duration_in_seconds", file.duration.map { .integer($0) }),
        ])
    }

    private func item(_ item: FeedEntry) -> JSON {
        let entry = item.entry
        let image = entry.media.first { $0.kind == .image && $0.file != nil }?.file
        let isPlaced = setting.edition.address != nil
        return .object([
            ("id", .string(item.name)),
            ("url", .text(item.url)),
            ("title", .string(setting.name(of: entry))),
            ("content_html", .string(item.html(template))),
            ("date_published", .string(entry.published.description)),
            ("date_modified", .string(entry.changed.description)),
            ("image", isPlaced ? .text(image.map { setting.links.to($0.text) }) : nil),
            ("authors", .filled(entry.authors.map { .object([("name", .string($0.name))]) })),
            ("tags", .filled(entry.tags.map { .string($0) })),
            (
                "attachments",
                .filled(item.files.filter { $0.kind != .image }.map { attachment($0) })
            ),
        ])
    }
}
