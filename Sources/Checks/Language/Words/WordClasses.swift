/// A set of word classes, one bit each.
package struct WordClasses: Hashable, Sendable {
    /// The first 128 classes, and those after them.
    private var low: UInt128 = 0
    private var high: UInt64 = 0

    package init(_ classes: WordClass...) {
        for each in classes { insert(each) }
    }

    package var isEmpty: Bool { low == 0 && high == 0 }

    package mutating func insert(_ other: WordClass) {
        if other.rawValue < 128 {
            low |= UInt128(1) << other.rawValue
        } else {
            high |= UInt64(1) << (other.rawValue - 128)
        }
    }

    package func contains(_ other: WordClass) -> Bool {
        other.rawValue < 128
            ? low & (UInt128(1) << other.rawValue) != 0
            : high & (UInt64(1) << (other.rawValue - 128)) != 0
    }

    package func isDisjoint(with other: WordClasses) -> Bool {
        low & other.low == 0 && high & other.high == 0
    }

    package func union(_ other: WordClasses) -> WordClasses {
        var result = self
        result.low |= other.low
        result.high |= other.high
        return result
    }
}
