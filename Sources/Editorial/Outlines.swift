/// The outlines of all published entries, oldest first in the total order (published, id), with digests
/// that tell without a look at each whether anything of many has changed.
package struct Outlines: Sendable {
    /// Entries in a stretch, which has a digest of its own.
    package static let stretch = 50

    /// The entries of one stretch as a whole; the last one may have fewer.
    package struct Stretch: Sendable, Hashable {
        /// Changes with what they say, and with the stretches in which what they link to stands.
        package let digest: UInt128
        /// The same of those that other places of a page tell of; 0 if there are none.
        package let noted: UInt128
        /// The last change that readers could see.
        package let changed: Instant
        /// Whether one shows media of the blog's own.
        package let hasMedia: Bool
        /// Whether one tells what the newsroom came to when it checked a claim.
        package let hasVerdict: Bool
        /// The furthest place that one of them links to; `Int.max` if a link leads nowhere.
        package let reach: Int

        package init(
            digest: UInt128, noted: UInt128, changed: Instant, hasMedia: Bool,
            hasVerdict: Bool, reach: Int
        ) {
            self.digest = digest
            self.noted = noted
            self.changed = changed
            self.hasMedia = hasMedia
            self.hasVerdict = hasVerdict
            self.reach = reach
        }
    }

    /// The digest of a group, which is the entries whose ids start with the same character: changes
    /// with their ids and their stretches, and is a sum, so that entries can be added and taken away.
    package typealias Groups = [UInt8: UInt128]

    package let count: Int
    package let stretches: [Stretch]
    package let groups: Groups
    private let outline: @Sendable (Int) -> EntryOutline
    private let finder: OutlineFinder

    /// Outlines that are read when they are wanted.
    package init(
        count: Int, stretches: [Stretch], groups: Groups,
        outline: @escaping @Sendable (Int) -> EntryOutline, finder: OutlineFinder
    ) {
        self.count = count
        self.stretches = stretches
        self.groups = groups
        self.outline = outline
        self.finder = finder
    }

    /// Outlines at hand, in the total order.
    package init(_ all: [EntryOutline]) {
        let outline: @Sendable (Int) -> EntryOutline = { all[$0] }
        let key: @Sendable (Int) -> UInt128 = { all[$0].id.key }
        let finder = OutlineFinder(
            count: all.count, key: key,
            scan: { wanted in all.firstIndex { $0.id.key == wanted } },
            group: { first in all.indices.filter { Self.group(key($0)) == first } })
        self.init(
            count: all.count,
            stretches: Self.ranges(all.count).map {
                Stretch(of: $0, outline: outline) { finder.place(of: $0) }
            },
            groups: all.indices.reduce(into: [:]) { Self.add(key($1), at: $1, to: &$0) },
            outline: outline, finder: finder)
    }

    package var isEmpty: Bool { count == 0 }
    package var indices: Range<Int> { 0..<count }
    package var first: EntryOutline? { isEmpty ? nil : outline(0) }

    package subscript(place: Int) -> EntryOutline { outline(place) }

    /// The last change that readers could see; nil without entries.
    package var changed: Instant? { stretches.map(\.changed).max() }

    /// Where the entry stands; of several with the same id the oldest. Nil if there is none.
    package func place(of id: EntryID) -> Int? { finder.place(of: id) }

    /// The places of a group, oldest first.
    package func places(inGroup first: UInt8) -> [Int] { finder.group(first) }

    /// The places of each stretch of so many entries.
    package static func ranges(_ count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: stretch).map { $0..<min($0 + stretch, count) }
    }

    /// Adds an entry to its group's digest.
    package static func add(_ key: UInt128, at place: Int, to groups: inout Groups) {
        groups[group(key), default: 0] &+= share(key, place)
    }

    /// Takes an entry out of its group's digest; a group without entries is none.
    package static func take(_ key: UInt128, at place: Int, from groups: inout Groups) {
        let rest = groups[group(key), default: 0] &- share(key, place)
        groups[group(key)] = rest == 0 ? nil : rest
    }

    /// The first of ten bytes.
    private static func group(_ key: UInt128) -> UInt8 { UInt8(truncatingIfNeeded: key >> 72) }

    /// Another number for each entry and stretch, never 0: the steps can be taken back one by one.
    private static func share(_ key: UInt128, _ place: Int) -> UInt128 {
        var share = (UInt128(place / stretch) << 80 | key) &+ 1
        for _ in 0..<3 {
            share &*= 0xDA94_2042_E4DD_58B5_2360_ED05_1FC6_5DA5
            share ^= share >> 61
        }
        return share
    }
}

extension Outlines.Stretch {
    /// - Parameter find: where the entry of an id stands.
    package init(
        of range: Range<Int>, outline: (Int) -> EntryOutline, find: (EntryID) -> Int?
    ) {
        var all: [UInt8] = []
        all.reserveCapacity(range.count * 40)
        var noted: [UInt8] = []
        var changed = Instant.distantPast
        var hasMedia = false
        var hasVerdict = false
        var reach = -1
        for place in range {
            let outline = outline(place)
            var bytes: [UInt8] = []
            for shift in stride(from: 120, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: outline.content >> shift))
            }
            for link in outline.links {
                let target = find(link)
                reach = max(reach, target ?? .max)
                bytes += "\(link) \(target.map { $0 / Outlines.stretch } ?? -1)\n".utf8
            }
            bytes.append(outline.hasMedia ? 1 : 0)
            all += bytes
            if outline.isNoted {
                // What is told of them depends on the page on which they are, not on their place on it.
                noted += bytes
            }
            changed = max(changed, outline.changed)
            hasMedia = hasMedia || outline.hasMedia
            hasVerdict = hasVerdict || outline.hasVerdict
        }
        self.init(
            digest: Self.digest(all), noted: noted.isEmpty ? 0 : Self.digest(noted),
            changed: changed, hasMedia: hasMedia, hasVerdict: hasVerdict, reach: reach)
    }

    private static func digest(_ bytes: [UInt8]) -> UInt128 {
        UInt128(SHA256.hex(of: bytes).prefix(32), radix: 16) ?? 0
    }
}
