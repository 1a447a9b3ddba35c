internal import Editorial

/// Makes keys that change with everything that what is made of some entries can depend on: the build,
/// the templates, the blog's settings, what the entries say, their numbers, where what they link to
/// stands, in which widths there are their pictures, and what has taken the place of their claims.
struct KeyBase: Sendable {
    /// A digest of everything else.
    private let base: [UInt8]
    private let outlines: Outlines
    private let places: EntryPlaces
    /// Changes with what takes the place of which claim; empty where nothing does.
    private let replacements: String
    /// Changes with the files of the media that the entry at a place shows.
    private let media: @Sendable (Int) -> String

    init(
        _ text: String, _ outlines: Outlines, _ places: EntryPlaces, replacements: String,
        media: @escaping @Sendable (Int) -> String
    ) {
        self.media = media
        self.replacements = replacements
        // Half of it, so that most keys are made of one block of SHA-256.
        base = Array(SHA256.hex(of: Array(text.utf8)).utf8.prefix(32))
        self.outlines = outlines
        self.places = places
    }

    /// The key of what is made of no entry.
    func key(_ extra: String) -> String { Self.key(base + Array(extra.utf8)) }

    /// The key of what is made of the entries of a stretch.
    func key(ofStretch number: Int, isLast: Bool = false) -> String {
        let stretch = outlines.stretches[number]
        var bytes = base
        bytes.reserveCapacity(64)
        bytes.append(isLast ? 1 : 0)
        Self.append(number, stretch.digest, to: &bytes)
        if stretch.hasMedia { appendMedia(number, to: &bytes) }
        if stretch.hasVerdict { bytes += replacements.utf8 }
        return Self.key(bytes)
    }

    /// The key of what is made of one entry.
    func key(ofEntry place: Int) -> String {
        let outline = outlines[place]
        var bytes = base
        bytes.reserveCapacity(128)
        // Beside keys of stretches, which begin with 0 or 1.
        bytes.append(2)
        Self.append(place, outline.content, to: &bytes)
        if outline.hasMedia { bytes += media(place).utf8 }
        if outline.hasVerdict { bytes += replacements.utf8 }
        for link in outline.links { bytes += "\n\(places.permalink(link) ?? "-")".utf8 }
        return Self.key(bytes)
    }

    /// The key of what is made of all entries that others places of a page tell of, and of the pages on
    /// which they are, but not of their numbers.
    func keyOfNoted() -> String {
        var bytes = base
        for (number, stretch) in outlines.stretches.enumerated() where stretch.noted != 0 {
            bytes += "\(number) \(stretch.noted)\n".utf8
            if stretch.hasMedia { appendMedia(number, to: &bytes) }
        }
        return Self.key(bytes)
    }

    private func appendMedia(_ number: Int, to bytes: inout [UInt8]) {
        let start = number * Outlines.stretch
        for place in start..<min(start + Outlines.stretch, outlines.count)
        where outlines[place].hasMedia {
            bytes += media(place).utf8
        }
    }

    /// Appends a number, 4 bytes, and a digest, 16, the highest byte first.
    private static func append(_ number: Int, _ digest: UInt128, to bytes: inout [UInt8]) {
        for shift: UInt64 in [24, 16, 8, 0] {
            bytes.append(UInt8(truncatingIfNeeded: UInt64(number) &>> shift))
        }
        for half in [UInt64(truncatingIfNeeded: digest >> 64), UInt64(truncatingIfNeeded: digest)] {
            var shift: UInt64 = 64
            while shift > 0 {
                shift -= 8
                bytes.append(UInt8(truncatingIfNeeded: half &>> shift))
            }
        }
    }

    private static func key(_ bytes: [UInt8]) -> String {
        String(SHA256.hex(of: bytes).prefix(32))
    }
}
