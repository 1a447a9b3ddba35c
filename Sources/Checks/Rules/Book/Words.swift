/// Words compared as editors compare them: without marks, case and spacing.
package enum Words {
    /// The hashes of the words and numbers of a stretch of a text.
    package static func normal(_ text: AnalysedText, _ range: Range<Int>) -> [UInt64] {
        text.tokens[range].compactMap { $0.kind == .mark ? nil : $0.hash }
    }

    /// The same of a record's text.
    package static func normal(_ string: String) -> [UInt64] {
        let scalars = string.unicodeScalars.map(\.value)
        return Tokenizer.tokens(of: scalars, in: 0..<scalars.count, .english)
            .compactMap { $0.kind == .mark ? nil : $0.hash }
    }

    /// Whether one holds the other, or most of the shorter one's words in its order.
    static func overlap(_ left: [UInt64], _ right: [UInt64]) -> Bool {
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        guard !short.isEmpty else { return false }
        if contains(long, short) { return true }
        guard short.count >= 3 else { return false }
        var places: [UInt64: [Int]] = [:]
        for (index, word) in long.enumerated() { places[word, default: []].append(index) }
        var position = 0
        var common = 0
        for word in short {
            guard let known = places[word] else { continue }
            let next = AnalysedText.lowerBound(known, position) { $0 }
            guard next < known.count else { continue }
            common += 1
            position = known[next] + 1
        }
        return common * 10 >= short.count * 6
    }

    /// Whether `short` stands in `long` as it is.
    package static func contains(_ long: [UInt64], _ short: [UInt64]) -> Bool {
        guard !short.isEmpty, short.count <= long.count else { return short.isEmpty }
        for start in 0...(long.count - short.count)
        where long[start] == short[0] && long[start..<start + short.count].elementsEqual(short) {
            return true
        }
        return false
    }
}
