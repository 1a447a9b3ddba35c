internal import Editorial
internal import Git

/// Takes numbers and texts out of bytes; nil where they end too soon.
struct RecordReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// Bytes that are left.
    var left: Int { rest.count }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func number() -> UInt64? {
        take(8)?.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func flag() -> UInt8? { take(1)?.first }

    mutating func text() -> String? {
        guard let count = number(), count <= rest.count, let bytes = take(Int(count)) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func id() -> ObjectID? { take(20).flatMap { ObjectID(bytes: $0) } }

    private mutating func optional() -> String?? {
        guard let isThere = flag() else { return nil }
        return isThere == 0 ? .some(nil) : text().map { .some($0) }
    }

    private mutating func time() -> Instant?? {
        guard let number = number() else { return nil }
        let seconds = Int64(bitPattern: number)
        return .some(seconds == .min ? nil : Instant(seconds: seconds))
    }

    private mutating func list<Item>(_ item: (inout Self) -> Item?) -> [Item]? {
        guard let count = number(), count <= rest.count else { return nil }
        var items: [Item] = []
        for _ in 0..<count {
            guard let next = item(&self) else { return nil }
            items.append(next)
        }
        return items
    }

    mutating func notes(_ id: EntryID, _ published: Instant) -> Entry? {
        guard let kind = text(), let title = optional(), let updated = time(), let key = flag(),
            let keyText = optional(), let corrections = list({ $0.correction() }),
            let isRetracted = flag()
        else { return nil }
        var entry = Entry(id: id, kind: Kind(rawValue: kind), title: title)
        entry.published = published
        entry.updated = updated
        entry.isKey = key != 0
        entry.keyText = keyText
        entry.corrections = corrections
        if isRetracted != 0 {
            guard let at = time(), let reason = optional() else { return nil }
            entry.retracted = Retraction(at: at, reason: reason)
        }
        guard let media = list({ $0.optional() }), let embeds = list({ $0.optional() }),
            let claims = list({ $0.claim() }), let body = text()
        else { return nil }
        entry.media = media.map { Media(file: $0) }
        entry.embeds = embeds.map { Embed(url: $0) }
        entry.claims = claims
        entry.body = body
        return entry
    }

    private mutating func claim() -> Claim? {
        guard let key = text(), let at = time(), let supersedes = optional() else { return nil }
        return Claim(key: key, at: at, supersedes: supersedes)
    }

    private mutating func correction() -> Correction? {
        guard let at = time(), let was = optional(), let now = optional(), let note = optional()
        else { return nil }
        return Correction(at: at, was: was, now: now, note: note)
    }
}
