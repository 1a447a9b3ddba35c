internal import Editorial

/// An entry with its article, and what the structured data of a page says of it.
struct Item: Sendable {
    let id: EntryID
    /// Its place in the order of first publication, from 1.
    let number: Int
    let article: [UInt8]
    /// Tells versions of the article apart.
    let version: String
    /// The entry as structured data: `StructuredData.lines(of:)`.
    let update: [UInt8]
    let mention: StructuredData.Mention

    init(_ entry: PublicEntry, _ template: Template, _ setting: PageSetting) {
        let structured = StructuredData(setting: setting)
        var article: [UInt8] = []
        template.render(EntryRecord(setting: setting, entry: entry).record, into: &article)
        id = entry.id
        number = entry.number
        self.article = article
        version = Version.of(article)
        update = structured.lines(of: entry)
        mention = structured.mention(of: entry)
    }

    /// The values of `item.mustache`.
    ///
    /// - Parameter date: the day on which it was published, as readers write it.
    func record(date: String) -> Record {
        var record = Record(capacity: 6)
        record.text(.date, date)
        record.text(.number, "\(number)")
        record.text(.id, id.description)
        record.text(.version, version)
        record[.article] = .html(article)
        return record
    }

    /// The item as it stands first on a page, with its pictures loaded at once. It is the same version:
    /// only how it comes to the reader differs.
    var shownFirst: Item {
        let lazy = Array(#" loading="lazy""#.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(article.count)
        var rest = article[...]
        while let space = rest.firstIndex(of: lazy[0]) {
            bytes += rest[..<space]
            let isLazy = rest[space...].starts(with: lazy)
            if !isLazy { bytes.append(lazy[0]) }
            rest = rest[(space + (isLazy ? lazy.count : 1))...]
        }
        bytes += rest
        return Item(
            id: id, number: number, article: bytes, version: version, update: update,
            mention: mention)
    }

    private init(
        id: EntryID, number: Int, article: [UInt8], version: String, update: [UInt8],
        mention: StructuredData.Mention
    ) {
        self.id = id
        self.number = number
        self.article = article
        self.version = version
        self.update = update
        self.mention = mention
    }

    /// What `init(_:_:_:)` made of the entry before.
    init?(kept: [[UInt8]], _ id: EntryID, number: Int) {
        guard kept.count >= 4, let count = Int(String(decoding: kept[3], as: UTF8.self)),
            count >= 0, kept.count - 4 >= count, (kept.count - 4 - count) % 2 == 0
        else { return nil }
        self.id = id
        self.number = number
        article = kept[0]
        version = String(decoding: kept[1], as: UTF8.self)
        update = kept[2]
        let names = kept[(4 + count)...].map { String(decoding: $0, as: UTF8.self) }
        let authors = stride(from: 0, to: names.count, by: 2).map { index in
            PublicAuthor(
                name: names[index], role: names[index + 1].isEmpty ? nil : names[index + 1])
        }
        mention = .init(number: number, authors: authors, images: Array(kept[4..<4 + count]))
    }

    /// The parts from which the item can be made again.
    var parts: [[UInt8]] {
        [article, Array(version.utf8), update, Array("\(mention.images.count)".utf8)]
            + mention.images
            + mention.authors.flatMap { [Array($0.name.utf8), Array(($0.role ?? "").utf8)] }
    }
}

/// The entries of a page as items; those on the first page are kept from one export to the next.
struct Items {
    let setting: PageSetting
    let template: Template

    /// The items of the entries at `range`, oldest first, all made anew.
    func made(_ range: Range<Int>) throws -> [Item] {
        try setting.edition.entries(range).map { Item($0, template, setting) }
    }

    /// As `made`, but only those that were not kept.
    func kept(_ range: Range<Int>) throws -> [Item] {
        try Pieces(setting: setting).kept(
            range, "item", in: "index",
            restore: { parts, place in
                Item(kept: parts, setting.edition.outlines[place].id, number: place + 1)
            },
            parts: \.parts, make: { Item($0, template, setting) })
    }
}
