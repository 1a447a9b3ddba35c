/// What a remembered fact is looked up by: a kind and a value, as one number.
enum FactKey {
    /// The key of a claim that entries record.
    static func claim(_ key: String) -> UInt64 { mixed(1, WordHash(key).value) }

    /// Words that somebody is quoted with.
    static func quotation(_ words: [UInt64]) -> UInt64 {
        mixed(2, words.reduce(0) { mixed($0, $1) })
    }

    /// A telling word around a figure.
    static func context(_ word: UInt64) -> UInt64 { mixed(3, word) }

    /// The value of a figure.
    static func value(_ value: Double) -> UInt64 { mixed(4, value.bitPattern) }

    /// A word of a name.
    static func name(_ word: UInt64) -> UInt64 { mixed(5, word) }

    /// A part of a word of a name.
    static func part(_ letters: [UInt32]) -> UInt64 {
        mixed(6, letters.reduce(0) { mixed($0, UInt64($1)) })
    }

    /// The name of a day or month.
    static func day(_ word: UInt64) -> UInt64 { mixed(7, word) }

    /// SplitMix64 over both numbers: keys lie evenly, whatever they stand for.
    private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var word = (left &* 0x9E37_79B9_7F4A_7C15) ^ right
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
