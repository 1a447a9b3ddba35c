/// The longer words of names, to be asked for one that differs by a slip of the hand.
struct NameVariants {
    /// The words as first written, by their lower-case letters.
    private var written: [[UInt32]: String] = [:]
    /// Whole names of two to four words, by all of their words but one.
    private var byRest: [[[UInt32]]: [[UInt32]]] = [:]
    /// Words by parts of theirs: a slip leaves one of them.
    private var known = Set<[UInt32]>()
    private var byEnd: [[UInt32]: [[UInt32]]] = [:]
    /// As many words are compared with one, and as many in all; keeps a text of nothing but names cheap.
    private static let mostComparisons = 200
    private var left = 200_000

    /// Whether the word is long enough to be told from another one.
    static func isTelling(_ word: [UInt32]) -> Bool { word.count >= 6 }

    /// Remembers the longer words of a name, those of `others` apart.
    mutating func add(_ name: String, without others: NameVariants? = nil) {
        let words = name.split(separator: " ")
        let folded = words.map { Self.folded($0.unicodeScalars.map(\.value)[...]) }
        for (word, letters) in zip(words, folded) where others?.contains(letters) != true {
            if written[letters] == nil { written[letters] = String(word) }
            remember(letters)
        }
        if folded.contains(where: { others?.contains($0) != true }) { addWhole(folded) }
    }

    /// Remembers a whole name, by its words.
    mutating func addWhole(_ words: [[UInt32]]) {
        guard (2...4).contains(words.count) else { return }
        for index in words.indices {
            let key = Self.rest(of: words, without: index)
            guard byRest[key, default: []].count < 8 else { continue }
            byRest[key, default: []].append(words[index])
        }
    }

    /// Remembers how a word was written, and nothing else of it.
    mutating func note(_ word: [UInt32], as words: String) {
        if written[word] == nil { written[word] = words }
    }

    /// Remembers a word.
    mutating func add(_ word: [UInt32], as words: String) {
        if written[word] == nil { written[word] = words }
        remember(word)
    }

    private mutating func remember(_ word: [UInt32]) {
        guard Self.isTelling(word), known.insert(word).inserted else { return }
        for key in Self.keys(of: word) { byEnd[key, default: []].append(word) }
    }

    func contains(_ word: [UInt32]) -> Bool { known.contains(word) }

    /// A word as it was first written.
    func spelling(of word: [UInt32]) -> String {
        written[word] ?? String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init)))
    }

    /// The word of a whole name that is a letter off while all others are the same: "Ana Lea" where
    /// "Ana Lee" is known. Short words may differ by that, since the rest of the name is the same.
    func slip(in words: [[UInt32]]) -> (index: Int, known: [UInt32])? {
        guard (2...4).contains(words.count) else { return nil }
        for index in words.indices where words[index].count >= 3 {
            let others = byRest[Self.rest(of: words, without: index)] ?? []
            guard !others.contains(words[index]) else { return nil }
            if let other = others.first(where: {
                $0.count >= 3 && abs($0.count - words[index].count) <= 1
                    && $0.first == words[index].first && Self.distance($0, words[index]) == 1
            }) {
                return (index, other)
            }
        }
        return nil
    }

    private static func rest(of words: [[UInt32]], without index: Int) -> [[UInt32]] {
        words[..<index] + [[UInt32(index), UInt32(words.count)]] + words[(index + 1)...]
    }

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
        var common = 0
        while common < shorter, left[common] == right[common] { common += 1 }
        if longer > 40 { return false }
        if common == shorter {
            // "Republican" and "Republicans", "Russia" and "Russian" are words of their own; a letter
            // doubled at the end, as in "Merkell", is a slip.
            return longer == shorter + 1
                && (left.count > right.count ? left : right).suffix(2)
                    .allSatisfy { $0 == (left.count > right.count ? left : right).last }
                && (left.count > right.count ? left : right).last != 0x73
        }
        if common == shorter - 1, left.count != right.count { return false }
        return longer >= 9
            ? distance(left, right) <= 2 : isOneSlip(left, right, after: common)
    }

    /// Whether one letter more, less, other or two swapped make the one word the other; told without a
    /// table, since every word is held against many.
    ///
    /// - Parameter common: how many first letters are the same.
    private static func isOneSlip(_ left: [UInt32], _ right: [UInt32], after common: Int) -> Bool {
        var (leftEnd, rightEnd) = (left.count, right.count)
        while leftEnd > common, rightEnd > common, left[leftEnd - 1] == right[rightEnd - 1] {
            leftEnd -= 1
            rightEnd -= 1
        }
        let (leftRest, rightRest) = (leftEnd - common, rightEnd - common)
        if max(leftRest, rightRest) <= 1 { return true }
        return leftRest == 2 && rightRest == 2 && left[common] == right[common + 1]
            && left[common + 1] == right[common]
    }

    /// Letters to put in, take out, change, or swap with their neighbour (Damerau).
    private static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var last = [Int](repeating: 0, count: right.count + 1)
        var row = Array(0...right.count)
        var next = last
        for (index, letter) in left.enumerated() {
            next[0] = index + 1
            for column in right.indices {
                let change = row[column] + (letter == right[column] ? 0 : 1)
                var best = min(change, row[column + 1] + 1, next[column] + 1)
                if index > 0, column > 0, letter == right[column - 1],
                    left[index - 1] == right[column]
                {
                    best = min(best, last[column - 1] + 1)
                }
                next[column + 1] = best
            }
            swap(&last, &row)
            swap(&row, &next)
        }
        return row[right.count]
    }
}
