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

    /// The entries of a feed, newest first.
    static func newest(_ setting: PageSetting) throws -> [FeedEntry] {
        let total = setting.edition.outlines.count
        return try setting.edition.entries(max(0, total - limit)..<total).reversed().map {
            FeedEntry(entry: $0, setting: setting)
        }
    }

    /// What the entry says, as HTML without scripts, forms or frames, by `feed.mustache`.
    func html(_ template: Template) -> String {
        let record = EntryRecord(setting: setting, entry: entry).record
        return String(decoding: template.rendered(record), as: UTF8.self)
    }
}
