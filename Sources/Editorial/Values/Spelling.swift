/// How far words are from each other, for "did you mean".
package enum Spelling {
    /// The word that a mistyped one most looks like: one slip away, or two where it has seven letters or more.
    package static func nearest(to word: String, in words: some Sequence<String>) -> String? {
        words.map { ($0, distance($0, word)) }
            .filter { $0.1 > 0 && $0.1 <= ($0.0.count < 7 ? 1 : 2) }
            .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    /// Letters to insert, delete, replace, or swap with their neighbour, to make one word of another (optimal
    /// string alignment). Only the first 40 letters count.
    static func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one.prefix(40)), Array(other.prefix(40)))
        var rows = [Array(0...other.count)]
        for (index, letter) in one.enumerated() {
            var row = [index + 1]
            for (column, wanted) in other.enumerated() {
                var least = min(
                    rows[index][column] + (letter == wanted ? 0 : 1), rows[index][column + 1] + 1,
                    row[column] + 1)
                if index > 0, column > 0, letter == other[column - 1], one[index - 1] == wanted {
                    least = min(least, rows[index - 1][column - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
