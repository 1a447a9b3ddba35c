internal import Editorial

/// An entry as feeds carry it: its address, its name for good, and its article as HTML.
struct FeedEntry {
    /// The newest so many entries are in a feed.
    static let limit = 50

    let entry: PublicEntry
    let setting: PageSetting

    /// A UUID made of the entry's own id, so that it stays when the blog's address changes.
    var name: String { Self.name(of: entry.id.description) }

    /// A UUID (version 8, RFC 9562) made of any text.
    static func name(of text: String) -> String {
        var digits = Array(SHA256.hex(of: Array("lb:\(text)".utf8)).prefix(32))
        digits[12] = "8"
        digits[16] = "a"
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return "urn:uuid:" + groups.joined(separator: "-")
    }

    /// Nil unless the blog says where it will be.
    var url: String? {
        setting.edition.address == nil
            ? nil : setting.links.to(setting.paging.permalink(entry))
    }

    /// What a feed makes of each of its entries, newest first.
    ///
    /// - Parameter format: names the feed.
    static func newest(
        _ setting: PageSetting, _ format: String, _ render: (FeedEntry) -> [UInt8]
    ) throws -> [[UInt8]] {
        try Pieces(setting: setting).newest(limit, format) {
            render(FeedEntry(entry: $0, setting: setting))
        }.reversed()
    }

    /// A picture, clip or sound of the entry that a reader of feeds can load by itself.
    struct File {
        let kind: PublicMedia.Kind
        let address: String
        /// Such as `video/mp4`.
        let type: String
        let title: String?
        /// Seconds.
        let duration: Int?
        /// Bytes, if it is in the blog.
        let length: Int?
    }

    /// Those whose address and type are known.
    var files: [File] {
        entry.media.compactMap { media in
            let isPlaced = setting.edition.address != nil
            let own = media.file.flatMap { isPlaced ? setting.links.to($0.text) : nil }
            guard let address = own ?? media.url?.text,
                let type = media.file?.type ?? media.url.flatMap({ MediaPath.type(ofAddress: $0) })
            else { return nil }
            return File(
                kind: media.kind, address: address, type: type, title: media.caption ?? media.alt,
                duration: media.duration,
                length: media.file.flatMap { setting.pictures.length(of: $0) })
        }
    }

    /// What the entry says, as HTML without scripts, forms or frames, by `feed.mustache`.
    func html(_ template: Template) -> String {
        let record = EntryRecord(setting: setting.carried.marked, entry: entry).record
        return String(decoding: template.rendered(record), as: UTF8.self)
    }
}
