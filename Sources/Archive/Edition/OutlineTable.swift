internal import Editorial
internal import Git

/// The outlines of all entries as bytes: a row of one length for each in their order, never published
/// files last; then what has no fixed length, in any order; then a check sum of all before it.
///
/// Bytes are kept as they are on disk and read where they lie, so that a blog of ten thousand entries
/// is open at once.
struct OutlineTable: Sendable {
    /// An entry file that goes into a table.
    struct Row {
        let path: String
        let blob: ObjectID
        /// Nil for a file that was never published.
        let outline: EntryOutline?
        let notes: Entry?
    }

    /// The tree of `entries` that they are of.
    let tree: ObjectID
    /// How many rows there are.
    let count: Int
    /// The published entries, oldest first.
    let outlines: [EntryOutline]

    let bytes: [UInt8]
    /// Where the rows begin, and what has no fixed length.
    let start: Int
    let heap: Int

    private static let format = "lb outlines 3"
    /// Bytes of a row: id 10, kind 1, published 8, changed 8, blob 20, then 4 each: where its texts lie,
    /// their length, that of the path among them, and how many entries it links to.
    static let width = 63
    static let sumLength = 8

    // Kinds of a row.
    private static let isPublished: UInt8 = 1
    private static let isNoted: UInt8 = 2
    private static let hasMedia: UInt8 = 4

    /// Nil if the bytes are not whole, or were written by another build.
    init?(_ bytes: [UInt8], stamp: String) {
        guard bytes.count > Self.sumLength else { return nil }
        let end = bytes.count - Self.sumLength
        var tail = RecordReader(bytes[end...])
        guard tail.number() == Self.sum(of: bytes, end) else { return nil }
        self.init(whole: bytes, stamp: stamp)
    }

    private init?(whole bytes: [UInt8], stamp: String) {
        let end = bytes.count - Self.sumLength
        var reader = RecordReader(bytes[..<end])
        guard reader.text() == Self.format, reader.text() == stamp, let tree = reader.id(),
            let count = reader.number(), let published = reader.number(),
            count <= UInt64(reader.left) / UInt64(Self.width), published <= count,
            let outlines = Self.outlines(bytes, end - reader.left, Int(count), Int(published))
        else { return nil }
        self.tree = tree
        self.count = Int(count)
        self.outlines = outlines
        self.bytes = bytes
        start = end - reader.left
        heap = start + Int(count) * Self.width
    }

    /// A table of these rows, in any order.
    init(tree: ObjectID, rows: [Row], stamp: String) {
        let places = rows.indices.sorted { Self.key(rows[$0]) < Self.key(rows[$1]) }
        var fixed: [UInt8] = []
        var texts: [UInt8] = []
        for place in places { Self.write(rows[place], &fixed, &texts) }
        let published = rows.count { $0.outline != nil }
        self.init(tree: tree, count: rows.count, published, fixed, texts, stamp)
    }

    init(
        tree: ObjectID, count: Int, _ published: Int, _ fixed: [UInt8], _ texts: [UInt8],
        _ stamp: String
    ) {
        var writer = RecordWriter()
        writer.text(Self.format)
        writer.text(stamp)
        writer.id(tree)
        writer.number(UInt64(count))
        writer.number(UInt64(published))
        start = writer.bytes.count
        heap = start + fixed.count
        var bytes = writer.bytes
        bytes.reserveCapacity(heap + texts.count + Self.sumLength)
        bytes += fixed
        bytes += texts
        var sum = RecordWriter()
        sum.number(Self.sum(of: bytes, bytes.count))
        bytes += sum.bytes
        self.bytes = bytes
        self.tree = tree
        self.count = count
        outlines = Self.outlines(bytes, start, count, published) ?? []
    }

    func write(to path: String) { CacheFile.write(bytes, to: path) }

    // MARK: - Rows

    typealias Key = (Int64, String)

    static func key(_ row: Row) -> Key {
        (row.outline?.published.seconds ?? .max, row.outline?.id.description ?? row.path)
    }

    func key(_ place: Int) -> Key {
        guard place < outlines.count else { return (.max, path(at: place)) }
        return (outlines[place].published.seconds, outlines[place].id.description)
    }

    func row(_ place: Int) -> Int { start + place * Self.width }

    func number(_ place: Int, _ offset: Int) -> Int {
        Int(Self.number(bytes.span, row(place) + offset, 4))
    }

    private static func number(_ bytes: Span<UInt8>, _ from: Int, _ length: Int) -> UInt64 {
        var number: UInt64 = 0
        for index in from..<from + length { number = number << 8 | UInt64(bytes[index]) }
        return number
    }

    /// The texts of a row, the path first; empty where the row is not right.
    func texts(_ place: Int) -> ArraySlice<UInt8> {
        let from = heap + number(place, 47)
        let to = from + number(place, 51)
        return to <= bytes.count - Self.sumLength ? bytes[from..<to] : []
    }

    static func write(_ row: Row, _ fixed: inout [UInt8], _ texts: inout [UInt8]) {
        var more = RecordWriter()
        let id = row.outline?.id.description ?? String(repeating: "0", count: EntryID.length)
        var writer = RecordWriter()
        writer.raw(id.utf8)
        let kinds = [
            row.outline == nil ? 0 : isPublished, row.notes == nil ? 0 : isNoted,
            row.outline?.hasMedia == true ? hasMedia : 0,
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
    }

    /// Nil if one of them has no id.
    private static func outlines(
        _ bytes: [UInt8], _ start: Int, _ count: Int, _ published: Int
    ) -> [EntryOutline]? {
        let all = bytes.span
        let heap = start + count * width
        var outlines: [EntryOutline] = []
        outlines.reserveCapacity(published)
        for row in stride(from: start, to: start + published * width, by: width) {
            guard let id = EntryID(bytes: bytes[row..<row + EntryID.length]) else { return nil }
            var links: [EntryID] = []
            for index in 0..<Int(number(all, row + 59, 4)) {
                let from = heap + Int(number(all, row + 47, 4)) + Int(number(all, row + 55, 4))
                let place = from + index * EntryID.length
                guard place + EntryID.length <= bytes.count,
                    let link = EntryID(bytes: bytes[place..<place + EntryID.length])
                else { return nil }
                links.append(link)
            }
            outlines.append(
                EntryOutline(
                    id: id,
                    content: UInt128(number(all, row + 27, 8)) << 64
                        | UInt128(number(all, row + 35, 8)),
                    published: Instant(seconds: Int64(bitPattern: number(all, row + 11, 8))),
                    changed: Instant(seconds: Int64(bitPattern: number(all, row + 19, 8))),
                    isNoted: bytes[row + EntryID.length] & isNoted != 0,
                    hasMedia: bytes[row + EntryID.length] & hasMedia != 0, links: links))
        }
        return outlines
    }

    // MARK: - What is asked

    func blob(at place: Int) -> ObjectID {
        ObjectID(bytes: bytes[row(place) + 27..<row(place) + 47]) ?? tree
    }

    func path(at place: Int) -> String {
        String(decoding: texts(place).prefix(number(place, 55)), as: UTF8.self)
    }

    /// What other places of a page tell of a published entry.
    func notes(at place: Int) -> Entry? {
        let outline = outlines[place]
        guard outline.isNoted else { return nil }
        let before = number(place, 55) + outline.links.count * EntryID.length
        var reader = RecordReader(texts(place).dropFirst(before))
        return reader.notes(outline.id, outline.published)
    }

    /// FNV-1a over words of eight bytes.
    private static func sum(of bytes: [UInt8], _ end: Int) -> UInt64 {
        let bytes = bytes.span
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        let words = end / 8
        for word in 0..<words {
            var value: UInt64 = 0
            for index in word * 8..<word * 8 + 8 { value = value << 8 | UInt64(bytes[index]) }
            sum = (sum ^ value) &* 0x0000_0100_0000_01B3
        }
        for index in words * 8..<end { sum = (sum ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
        return sum ^ UInt64(end)
    }
}
