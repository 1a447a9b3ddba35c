/// A figure with what it counts, small enough to keep for every entry of a blog.
package struct FigureFact: Sendable, Hashable, Codable {
    package var value: Double
    /// The number as written, without its scale.
    package var number: Double
    package var kind: Figure.Kind
    /// Hashes of the words next to it.
    package var before: UInt64?
    package var after: UInt64?
    /// Hash of the currency or unit.
    package var unit: UInt64?
    /// Hash of the noun counted.
    package var head: UInt64?
    /// Hashes of the telling words around it, nearest first.
    package var context: [UInt64]
    /// Hashes of the names that it gives the age of; a name stands before the age or behind it.
    package var persons: [UInt64] = []
    /// As written, for a message.
    package var words: String

    /// The figures of a text that later figures may contradict.
    package static func facts(in text: AnalysedText) -> [FigureFact] {
        text.figures.compactMap { FigureFact($0, in: text) }
    }

    init(
        value: Double, number: Double, kind: Figure.Kind, before: UInt64?, after: UInt64?,
        unit: UInt64?, head: UInt64?, context: [UInt64], persons: [UInt64], words: String
    ) {
        self.value = value
        self.number = number
        self.kind = kind
        self.before = before
        self.after = after
        self.unit = unit
        self.head = head
        self.context = context
        self.persons = persons
        self.words = words
    }

    init?(_ figure: Figure, in text: AnalysedText) {
        guard let value = figure.value, figure.kind != .time else { return nil }
        self.value = value
        number = figure.number ?? value
        kind = figure.kind
        let start = figure.tokens.lowerBound
        let end = figure.tokens.upperBound
        let sentence = text.sentence(of: start)
        before = start > sentence.lowerBound ? text.tokens[start - 1].hash : nil
        after = end < sentence.upperBound ? text.tokens[end].hash : nil
        unit = figure.unit
        head = figure.head.map { Stem.hash(text, $0) }
        words = text.string(figure.scalars)
        context = Self.context(of: figure, in: text)
        persons = PersonAge.persons(of: figure, in: text)
    }

    private static func context(of figure: Figure, in text: AnalysedText) -> [UInt64] {
        let sentence = text.sentence(of: figure.tokens.lowerBound)
        var result: [UInt64] = []
        var left = figure.tokens.lowerBound - 1
        var right = figure.tokens.upperBound
        for _ in 0..<12 {
            if left >= sentence.lowerBound {
                if Self.isTelling(text.tokens[left]) { result.append(Stem.hash(text, left)) }
                left -= 1
            }
            if right < sentence.upperBound {
                if Self.isTelling(text.tokens[right]) { result.append(Stem.hash(text, right)) }
                right += 1
            }
        }
        return result
    }

    private static func isTelling(_ token: Token) -> Bool {
        guard token.kind == .word, token.end - token.start > 2 else { return false }
        return !token.has(.preposition) && !token.has(.determiner) && !token.has(.auxiliary)
            && !token.has(.subjectPronoun) && !token.has(.conjunction) && !token.has(.objectPronoun)
            && !token.has(.adverb) && !token.has(.subordinator) && !token.has(.possessivePronoun)
            && !token.has(.numberWord)
    }
}

/// A word without its plural or verb ending, well enough to see that two are the same.
enum Stem {
    static func hash(_ text: AnalysedText, _ token: Int) -> UInt64 {
        let range = Int(text.tokens[token].start)..<Int(text.tokens[token].end)
        return hash(text.scalars[range])
    }

    static func hash(_ scalars: ArraySlice<UInt32>) -> UInt64 {
        var end = scalars.endIndex
        func ends(_ suffix: [UInt32]) -> Bool {
            end - scalars.startIndex >= suffix.count + 3
                && scalars[end - suffix.count..<end].elementsEqual(suffix)
        }
        if ends([0x69, 0x65, 0x73]) {  // -ies
            end -= 3
        } else if ends([0x69, 0x6E, 0x67]) {  // -ing
            end -= 3
        } else if ends([0x65, 0x64]) || ends([0x65, 0x73]) {  // -ed, -es
            end -= 2
        } else if ends([0x73]) || ends([0x79]) || ends([0x65]) {  // -s, -y, -e
            end -= 1
        }
        var hash = WordHash()
        for scalar in scalars[scalars.startIndex..<end] { hash.add(scalar) }
        return hash.value
    }
}
