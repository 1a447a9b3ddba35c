internal import Editorial

/// The claims of a blog that take the place of others: what the newsroom came to on those is not current any more.
struct Replacements: Sendable {
    /// A claim that says what it replaces.
    struct Replacement: Sendable, Hashable {
        /// Where its entry stands, oldest first.
        let place: Int
        let entry: EntryID
        let key: String
        let at: Instant?
        /// The key of the claim whose place it takes, or the id of the entry that has it.
        let replaced: String
    }

    private let byName: [String: [Replacement]]

    init(_ all: [Replacement] = []) {
        byName = Dictionary(grouping: all, by: \.replaced)
    }

    /// Reads them out of what lists are told of the entries, a stretch at a time; a stretch that has not changed is
    /// not read again.
    ///
    /// - Parameters:
    ///   - pieces: where what was read is kept; nil: nowhere.
    ///   - stamp: tells builds of the program apart.
    init(_ edition: Edition, pieces: PieceCache?, stamp: String?) {
        let format = "replacements"
        let outlines = edition.outlines
        let ranges = Outlines.ranges(outlines.count)
        let old = pieces?.named(format) ?? [:]
        var kept: [(key: String, parts: [[UInt8]])] = []
        var all: [Replacement] = []
        var isNew = false
        for (number, stretch) in outlines.stretches.enumerated() where stretch.noted != 0 {
            let key = "\(stamp ?? "") \(number) \(stretch.noted)"
            var parts = old[key] ?? []
            var found = Self.replacements(parts, in: edition, ranges[number])
            if old[key] == nil || found == nil {
                let read = ranges[number].flatMap { Self.replacements(edition.notes($0), at: $0) }
                parts = read.flatMap { Self.parts($0, from: ranges[number].lowerBound) }
                found = read
                isNew = true
            }
            kept.append((key, parts))
            all += found ?? []
        }
        if isNew || old.count != kept.count { pieces?.keep(named: kept, format) }
        self.init(all)
    }

    private static func replacements(_ entry: Entry?, at place: Int) -> [Replacement] {
        (entry?.claims ?? []).compactMap { claim in
            guard let entry, let replaced = claim.supersedes, claim.isReplacement else {
                return nil
            }
            return Replacement(
                place: place, entry: entry.id, key: claim.key, at: claim.at, replaced: replaced)
        }
    }

    private static func parts(_ one: Replacement, from start: Int) -> [[UInt8]] {
        let time = one.at.map { "\($0.seconds)" } ?? ""
        return ["\(one.place - start)", one.key, time, one.replaced].map { Array($0.utf8) }
    }

    /// Nil if that is not what `parts` makes.
    private static func replacements(
        _ parts: [[UInt8]], in edition: Edition, _ range: Range<Int>
    ) -> [Replacement]? {
        let texts = parts.map { String(decoding: $0, as: UTF8.self) }
        guard texts.count.isMultiple(of: 4) else { return nil }
        var all: [Replacement] = []
        for start in stride(from: 0, to: texts.count, by: 4) {
            guard let offset = Int(texts[start]), (0..<range.count).contains(offset) else {
                return nil
            }
            let place = range.lowerBound + offset
            all.append(
                Replacement(
                    place: place, entry: edition.outlines[place].id, key: texts[start + 1],
                    at: Int64(texts[start + 2]).map { Instant(seconds: $0) },
                    replaced: texts[start + 3]))
        }
        return all
    }

    /// Changes with what is replaced by what; empty where nothing is.
    var version: String {
        guard !byName.isEmpty else { return "" }
        let lines = byName.values.joined().map { one in
            "\(one.entry) \(one.place) \(one.at?.seconds ?? 0) \(one.key)\n\(one.replaced)"
        }
        return Version.of(Array(lines.sorted().joined(separator: "\n\n").utf8))
    }

    /// The claim that has taken the place of this one; of several the newest. Nil: it is current.
    ///
    /// - Parameter place: where the entry stands that has the claim; nil: nowhere, as the summary.
    func replacement(of claim: Claim, in entry: Entry, at place: Int?) -> Replacement? {
        guard !byName.isEmpty else { return nil }
        let byKey = (byName[claim.key] ?? []).filter { one in
            if one.key == claim.key { return Self.isLater(one, than: claim, at: place) }
            // A claim that says what it replaces stays what it is, though that one be of the same entry.
            return true
        }
        let byEntry = (byName[entry.id.description] ?? []).filter { one in
            // An entry with several claims is replaced in what the other claim is about.
            one.entry != entry.id && (entry.claims.count == 1 || one.key == claim.key)
        }
        return (byKey + byEntry).max {
            ($0.at ?? .distantPast, $0.place) < ($1.at ?? .distantPast, $1.place)
        }
    }

    /// Of claims about the same thing the later one counts: the one that was recorded later or, where that is not
    /// known, whose entry came later.
    private static func isLater(
        _ one: Replacement, than claim: Claim, at place: Int?
    ) -> Bool {
        if let new = one.at, let old = claim.at, new != old { return new > old }
        if one.place == place { return claim.supersedes != one.replaced }
        return one.place > place ?? -1
    }
}
