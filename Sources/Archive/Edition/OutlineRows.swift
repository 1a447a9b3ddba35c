internal import Editorial
internal import Git

/// A row of one length for each entry file in their order, never published ones last; and what has no
/// fixed length, in any order. Both are read where they lie, so that a large blog is open at once.
struct OutlineRows: Sendable {
    /// An entry file that goes into a table.
    struct Row: Sendable {
        let path: String
        let blob: ObjectID
        /// Nil for a file that was never published.
        let outline: EntryOutline?
        let notes: Entry?
    }

    /// Bytes of a row: id 10, kind 1, published 8, changed 8, blob 20, then 4 each: where its texts lie,
    /// their length, that of the path among them, and how many entries it links to.
    static let width = 63
    /// Where a row tells where its texts lie, and how long they are.
    static let textPlace = 47..<51

    // Kinds of a row.
    private static let isPublished: UInt8 = 1
    private static let isNoted: UInt8 = 2
    private static let hasMedia: UInt8 = 4

    private(set) var fixed: ArraySlice<UInt8> = []
    private(set) var texts: ArraySlice<UInt8> = []
    /// How many rows there are, and how many are of published entries.
    private(set) var count = 0
    private(set) var published = 0

    /// None.
    init() {}

    /// Rows as they lie in a file; nil if one of them cannot be.
    init?(fixed: ArraySlice<UInt8>, texts: ArraySlice<UInt8>, published: Int) {
        self.fixed = fixed
        self.texts = texts
        count = fixed.count / Self.width
        self.published = published
        let bytes = fixed.span
        for place in 0..<count where !isRight(place, bytes) { return nil }
    }

    private func isRight(_ place: Int, _ bytes: Span<UInt8>) -> Bool {
        let row = place * Self.width
        func number(_ offset: Int) -> Int {
            Int(bytes[row + offset]) << 24 | Int(bytes[row + offset + 1]) << 16
                | Int(bytes[row + offset + 2]) << 8 | Int(bytes[row + offset + 3])
        }
        let isPublished = bytes[row + EntryID.length] & Self.isPublished != 0
        return number(47) + number(51) <= texts.count
            && number(55) + number(59) * EntryID.length <= number(51)
            && isPublished == (place < published) && EntryID.isSpelt(in: bytes, at: row)
    }

    // MARK: - Writing

    mutating func reserve(like other: OutlineRows) {
        var fixed: [UInt8] = []
        fixed.reserveCapacity(other.fixed.count + 64 * Self.width)
        self.fixed = fixed[...]
    }

    mutating func append(_ row: Row) {
        var more = RecordWriter()
        let id = row.outline?.id.description ?? String(repeating: "0", count: EntryID.length)
        var writer = RecordWriter()
        writer.raw(id.utf8)
        let kinds = [
            row.outline == nil ? 0 : Self.isPublished, row.notes == nil ? 0 : Self.isNoted,
            row.outline?.hasMedia == true ? Self.hasMedia : 0,
        ]
        writer.raw([kinds.reduce(0, |)])
        writer.number(UInt64(bitPattern: row.outline?.published.seconds ?? .max))
        writer.number(UInt64(bitPattern: row.outline?.changed.seconds ?? .max))
        writer.id(row.blob)
        more.raw(row.path.utf8)
        for link in row.outline?.links ?? [] { more.raw(link.description.utf8) }
        if let notes = row.notes { more.notes(notes) }
        writer.short(texts.count)
        writer.short(more.bytes.count)
        writer.short(row.path.utf8.count)
        writer.short(row.outline?.links.count ?? 0)
        fixed += writer.bytes
        texts += more.bytes
        count += 1
        published += row.outline == nil ? 0 : 1
    }

    /// Rows of other rows, all of whose texts are here already.
    mutating func append(_ places: Range<Int>, of other: OutlineRows) {
        guard !places.isEmpty else { return }
        fixed += other.fixed[other.row(places.lowerBound)..<other.row(places.upperBound)]
        counts(places, other)
    }

    /// Rows of other rows with their texts.
    mutating func copy(_ places: Range<Int>, of other: OutlineRows) {
        for place in places {
            var writer = RecordWriter()
            writer.short(texts.count)
            let row = other.row(place)
            fixed += other.fixed[row..<row + Self.textPlace.lowerBound]
            fixed += writer.bytes
            fixed += other.fixed[row + Self.textPlace.upperBound..<row + Self.width]
            texts += other.texts(place)
        }
        counts(places, other)
    }

    private mutating func counts(_ places: Range<Int>, _ other: OutlineRows) {
        count += places.count
        published += max(0, min(places.upperBound, other.published) - places.lowerBound)
    }

    mutating func takeTexts(of other: OutlineRows) { texts = other.texts }

    /// Whether more than half of the texts are those of rows that are gone.
    var isCrowded: Bool {
        let used = (0..<count).reduce(0) { $0 + number($1, 51) }
        return texts.count > 2 * used + 65536
    }

    // MARK: - Reading

    private func row(_ place: Int) -> Int { fixed.startIndex + place * Self.width }

    private func number(_ place: Int, _ offset: Int, bytes count: Int = 4) -> Int {
        let start = row(place) + offset
        var number: UInt64 = 0
        for index in start..<start + count { number = number << 8 | UInt64(fixed[index]) }
        return Int(truncatingIfNeeded: number)
    }

    /// The texts of a row, the path first.
    private func texts(_ place: Int) -> ArraySlice<UInt8> {
        let start = texts.startIndex + number(place, 47)
        return texts[start..<start + number(place, 51)]
    }

    /// The id of a published entry, as `EntryID.key`.
    @Sendable func id(at place: Int) -> UInt128 {
        let start = row(place)
        var key: UInt128 = 0
        for index in start..<start + EntryID.length { key = key << 8 | UInt128(fixed[index]) }
        return key
    }

    /// The first place of a published entry's id; nil if there is none.
    @Sendable func place(of key: UInt128) -> Int? {
        let wanted = (0..<EntryID.length).map { index in
            UInt8(truncatingIfNeeded: key >> UInt128(8 * (EntryID.length - 1 - index)))
        }
        let bytes = fixed.span
        return (0..<published).first { place in
            let row = place * Self.width
            // Most end here.
            guard bytes[row] == wanted[0], bytes[row + 1] == wanted[1] else { return false }
            return (2..<EntryID.length).allSatisfy { bytes[row + $0] == wanted[$0] }
        }
    }

    func path(at place: Int) -> String {
        String(decoding: texts(place).prefix(number(place, 55)), as: UTF8.self)
    }

    /// Whether the path at a place ends so.
    func path(at place: Int, endsWith end: [UInt8]) -> Bool {
        texts(place).prefix(number(place, 55)).suffix(end.count).elementsEqual(end)
    }

    /// Nil only where the bytes are not an id's, which cannot be.
    func blob(at place: Int) -> ObjectID? {
        ObjectID(bytes: fixed[row(place) + 27..<row(place) + 47])
    }

    typealias Key = (Int64, String)

    static func key(_ row: Row) -> Key {
        (row.outline?.published.seconds ?? .max, row.outline?.id.description ?? row.path)
    }

    /// By what rows are in order.
    func key(at place: Int) -> Key {
        guard place < published else { return (.max, path(at: place)) }
        let row = row(place)
        let id = String(decoding: fixed[row..<row + EntryID.length], as: UTF8.self)
        return (Int64(number(place, 11, bytes: 8)), id)
    }

    /// The outline of a published entry.
    func outline(at place: Int) -> EntryOutline {
        let row = row(place)
        let kind = fixed[row + EntryID.length]
        let links = texts(place).dropFirst(number(place, 55))
        return EntryOutline(
            id: EntryID(spelt: fixed[row..<row + EntryID.length]),
            content: UInt128(truncatingIfNeeded: number(place, 27, bytes: 8)) << 64
                | UInt128(UInt64(bitPattern: Int64(number(place, 35, bytes: 8)))),
            published: Instant(seconds: Int64(number(place, 11, bytes: 8))),
            changed: Instant(seconds: Int64(number(place, 19, bytes: 8))),
            isNoted: kind & Self.isNoted != 0, hasMedia: kind & Self.hasMedia != 0,
            links: (0..<number(place, 59)).compactMap { link in
                EntryID(bytes: links.dropFirst(link * EntryID.length).prefix(EntryID.length))
            })
    }

    /// What other places of a page tell of a published entry.
    func notes(at place: Int) -> Entry? {
        let outline = outline(at: place)
        guard outline.isNoted else { return nil }
        let before = number(place, 55) + outline.links.count * EntryID.length
        var reader = RecordReader(texts(place).dropFirst(before))
        return reader.notes(outline.id, outline.published)
    }
}
