internal import Editorial

/// Makes keys that change with everything that what is made of some entries can depend on: the build,
/// the templates, the blog's settings, what the entries say, their numbers, where what they link to
/// stands, and in which widths there are their pictures.
struct KeyBase: Sendable {
    private let base: [UInt8]
    private let outlines: [EntryOutline]
    private let places: EntryPlaces
    /// Changes with the files of the media that the entry at a place shows.
    private let media: @Sendable (Int) -> String

    init(
        _ text: String, _ outlines: [EntryOutline], _ places: EntryPlaces,
        media: @escaping @Sendable (Int) -> String
    ) {
        self.media = media
        base = Array(SHA256.hex(of: Array(text.utf8)).utf8)
        self.outlines = outlines
        self.places = places
    }

    /// The key of what is made of the entries at `range`, and of what `extra` tells.
    func key(_ range: Range<Int>, _ extra: String = "") -> String {
        key(range, extra, unit: 1) { _ in true }
    }

    /// The key of what is made of all entries that others places of a page tell of, and of the pages on
    /// which they are, but not of their numbers.
    func keyOfNoted() -> String {
        key(outlines.indices, "", unit: Paging.size) { $0.isNoted }
    }

    private func key(
        _ range: Range<Int>, _ extra: String, unit: Int, where isMeant: (EntryOutline) -> Bool
    ) -> String {
        var bytes = base
        bytes.reserveCapacity(base.count + 64 + range.count * 24)
        bytes += extra.utf8
        for place in range where isMeant(outlines[place]) {
            let outline = outlines[place]
            Self.append(UInt64(place / unit), &bytes)
            Self.append(UInt64(truncatingIfNeeded: outline.content >> 64), &bytes)
            Self.append(UInt64(truncatingIfNeeded: outline.content), &bytes)
            if outline.hasMedia { bytes += media(place).utf8 }
            for link in outline.links {
                bytes += (places.permalink(link) ?? "-").utf8
                bytes.append(0x0A)
            }
        }
        return String(SHA256.hex(of: bytes).prefix(32))
    }

    private static func append(_ number: UInt64, _ bytes: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }
}
