internal import Editorial
internal import Git

/// A row of one length for each entry file, and what has no fixed length, in any order. Both are read
/// where they lie, so that those of a large blog are open at once.
///
/// What a row says is looked at where it is read: one that cannot be has no texts, and the id `0000000000`.
struct OutlineBlock: Sendable {
    /// Bytes of a row: id 10, kind 1, published 8, changed 8, blob 20, then 4 each: where its texts lie,
    /// their length, that of the path among them, and how many entries it links to.
    static let width = 63
    /// Where a row tells where its texts lie.
    private static let textPlace = 47..<51

    // Kinds of a row.
    private static let isPublished: UInt8 = 1
    private static let isNoted: UInt8 = 2
    private static let hasMedia: UInt8 = 4
    private static let hasVerdict: UInt8 = 8

    private static let noID = Array(repeating: UInt8(ascii: "0"), count: EntryID.length)[...]

    private(set) var fixed: ArraySlice<UInt8> = []
    private(set) var texts: ArraySlice<UInt8> = []

    /// None.
    init() {}

    /// Rows as they lie in a file.
    init(fixed: ArraySlice<UInt8>, texts: ArraySlice<UInt8>) {
        self.fixed = fixed
        self.texts = texts
    }

    /// How many rows there are.
    var count: Int { fixed.count / Self.width }

    // MARK: - Writing

    mutating func append(_ row: OutlineRows.Row) {
        var writer = RecordWriter()
        writer.raw(row.outline.map { Array($0.id.description.utf8)[...] } ?? Self.noID)
        var kind: UInt8 = row.outline == nil ? 0 : Self.isPublished
        if row.notes != nil { kind |= Self.isNoted }
        if row.outline?.hasMedia == true { kind |= Self.hasMedia }
        if row.outline?.hasVerdict == true { kind |= Self.hasVerdict }
        writer.raw([kind])
        writer.number(UInt64(bitPattern: row.outline?.published.seconds ?? .max))
        writer.number(UInt64(bitPattern: row.outline?.changed.seconds ?? .max))
        writer.id(row.blob)
        var more = RecordWriter()
        more.raw(row.path.utf8)
        for link in row.outline?.links ?? [] { more.raw(link.description.utf8) }
        if let notes = row.notes { more.notes(notes) }
        writer.short(texts.count)
        writer.short(more.bytes.count)
        writer.short(row.path.utf8.count)
        writer.short(row.outline?.links.count ?? 0)
        fixed += writer.bytes
        texts += more.bytes
    }

    /// Appends rows of another block with their texts.
    mutating func append(_ places: Range<Int>, of other: OutlineBlock) {
        for place in places {
            var writer = RecordWriter()
            writer.short(texts.count)
            let row = other.row(place)
            fixed += other.fixed[row..<row + Self.textPlace.lowerBound]
            fixed += writer.bytes
            fixed += other.fixed[row + Self.textPlace.upperBound..<row + Self.width]
            texts += other.texts(place)
        }
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
        texts.dropFirst(number(place, 47)).prefix(number(place, 51))
    }

    /// The id at a place, as `EntryID.key`.
    func id(at place: Int) -> UInt128 {
        let start = row(place)
        var key: UInt128 = 0
        for index in start..<start + EntryID.length { key = key << 8 | UInt128(fixed[index]) }
        return key
    }

    /// The first of these places that has an id.
    func place(of key: UInt128, in places: Range<Int>) -> Int? {
        let wanted = (0..<EntryID.length).map { index in
            UInt8(truncatingIfNeeded: key >> UInt128(8 * (EntryID.length - 1 - index)))
        }
        let bytes = fixed.span
        return places.first { place in
            let row = place * Self.width
            // Most end here.
            guard bytes[row] == wanted[0], bytes[row + 1] == wanted[1] else { return false }
            return (2..<EntryID.length).allSatisfy { bytes[row + $0] == wanted[$0] }
        }
    }

    /// Those of these places whose id starts with a character.
    func places(startingWith first: UInt8, in places: Range<Int>) -> [Int] {
        let bytes = fixed.span
        var found: [Int] = []
        for place in places where bytes[place * Self.width] == first { found.append(place) }
        return found
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

    func isPublished(at place: Int) -> Bool {
        fixed[row(place) + EntryID.length] & Self.isPublished != 0
    }

    /// By what rows are in order.
    func key(at place: Int) -> OutlineRows.Key {
        guard isPublished(at: place) else { return (.max, path(at: place)) }
        let row = row(place)
        let id = String(decoding: fixed[row..<row + EntryID.length], as: UTF8.self)
        return (Int64(number(place, 11, bytes: 8)), id)
    }

    /// The outline of a published entry.
    func outline(at place: Int) -> EntryOutline {
        let row = row(place)
        let kind = fixed[row + EntryID.length]
        let links = texts(place).dropFirst(number(place, 55))
        let id = fixed[row..<row + EntryID.length]
        return EntryOutline(
            id: EntryID(bytes: id) ?? EntryID(spelt: Self.noID),
            content: UInt128(truncatingIfNeeded: number(place, 27, bytes: 8)) << 64
                | UInt128(UInt64(bitPattern: Int64(number(place, 35, bytes: 8)))),
            published: Instant(seconds: Int64(number(place, 11, bytes: 8))),
            changed: Instant(seconds: Int64(number(place, 19, bytes: 8))),
            isNoted: kind & Self.isNoted != 0, hasMedia: kind & Self.hasMedia != 0,
            hasVerdict: kind & Self.hasVerdict != 0,
            links: (0..<min(number(place, 59), links.count / EntryID.length)).compactMap { link in
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
