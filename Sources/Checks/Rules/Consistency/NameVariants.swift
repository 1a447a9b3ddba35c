/// The longer words of names, to be asked for one that differs by a slip of the hand.
struct NameVariants {
    private var written = Set<[UInt32]>()
    /// Words by parts of theirs: a slip leaves one of them.
    private var byEnd: [[UInt32]: [[UInt32]]] = [:]
    /// As many words are compared with one, and as many in all; keeps a text of nothing but names cheap.
    private static let mostComparisons = 200
    private var left = 200_000

    /// Whether the word is long enough to be told from another one.
    static func isTelling(_ word: [UInt32]) -> Bool { word.count >= 6 }

    /// Remembers the longer words of a name.
    mutating func add(_ name: String) {
        for part in name.split(separator: " ") {
            add(Self.folded(part.unicodeScalars.map(\.value)[...]))
        }
    }

    /// Remembers a word.
    mutating func add(_ word: [UInt32]) {
        guard Self.isTelling(word), written.insert(word).inserted else { return }
        for key in Self.keys(of: word) { byEnd[key, default: []].append(word) }
    }

    func contains(_ word: [UInt32]) -> Bool { written.contains(word) }

    /// The first word remembered that is nearly this one.
    mutating func near(_ word: [UInt32]) -> [UInt32]? {
        var comparisons = 0
        defer { left -= comparisons }
        for key in Self.keys(near: word) {
            for known in byEnd[key] ?? [] {
                comparisons += 1
                guard comparisons <= min(Self.mostComparisons, left) else { return nil }
                if Self.areClose(known, word) { return known }
            }
        }
        return nil
    }

    /// Parts of a word of which a slip leaves one: its first three letters, its last three, and three
    /// in the middle of a longer one; each with the first letter.
    static func keys(of word: [UInt32]) -> [[UInt32]] {
        [Array(word.prefix(3)), [word[0], 0] + word.suffix(3)]
            + (word.count < 9 ? [] : [middle(of: word, at: (word.count - 3) / 2)])
    }

    /// The parts by which a word is looked for: a slip may have moved the middle.
    static func keys(near word: [UInt32]) -> [[UInt32]] {
        let middle = (word.count - 3) / 2
        return Array(keys(of: word).prefix(2))
            + (word.count < 8 ? [] : (-2...2).map { self.middle(of: word, at: middle + $0) })
    }

    private static func middle(of word: [UInt32], at start: Int) -> [UInt32] {
        [word[0], 1] + word[max(0, start)..<min(word.count, max(0, start) + 3)]
    }

    /// Lower-case letters.
    static func folded(_ scalars: ArraySlice<UInt32>) -> [UInt32] { scalars.map(WordHash.folded) }

    /// Whether two names start alike and are one or two letters apart, more than a plural.
    static func areClose(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        guard left != right, abs(left.count - right.count) <= 2, left.first == right.first else {
            return false
        }
        let shorter = min(left.count, right.count)
        let longer = max(left.count, right.count)
        // "Republican" and "Republicans", "Russia" and "Russian" are words of their own.
        let common = zip(left, right).prefix { $0 == $1 }.count
        if common >= shorter - 1 || longer > 40 { return false }
        return distance(left, right) <= (longer >= 9 ? 2 : 1)
    }

    private static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let above = row[column + 1]
                let change = diagonal + (letter == right[column] ? 0 : 1)
                row[column + 1] = min(change, above + 1, row[column] + 1)
                diagonal = above
            }
        }
        return row[right.count]
    }
}
