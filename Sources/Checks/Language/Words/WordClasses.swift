/// A set of word classes, one bit each.
package struct WordClasses: Hashable, Sendable {
    private var bits: UInt128 = 0

    package init(_ classes: WordClass...) {
        for each in classes { insert(each) }
    }

    package var isEmpty: Bool { bits == 0 }

    package mutating func insert(_ other: WordClass) { bits |= UInt128(1) << other.rawValue }

    package func contains(_ other: WordClass) -> Bool { bits & (UInt128(1) << other.rawValue) != 0 }

    package func isDisjoint(with other: WordClasses) -> Bool { bits & other.bits == 0 }

    package func union(_ other: WordClasses) -> WordClasses {
        var result = self
        result.bits |= other.bits
        return result
    }
}
