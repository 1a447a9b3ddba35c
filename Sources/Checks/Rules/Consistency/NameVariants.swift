/// Names that differ by a slip of the hand.
enum NameVariants {
    /// Adds the longer words of a name to those that the blog has written.
    static func add(_ name: String, to known: inout [[UInt32]], _ written: inout Set<[UInt32]>) {
        for part in name.split(separator: " ") {
            let word = folded(part.unicodeScalars.map(\.value)[...])
            guard word.count >= 6, written.insert(word).inserted else { continue }
            known.append(word)
        }
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
        if common >= shorter - 1 { return false }
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
