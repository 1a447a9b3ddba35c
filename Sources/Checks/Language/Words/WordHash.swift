/// FNV-1a over the lower-case letters of a word: words are compared by it instead of as strings.
package struct WordHash {
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325
    private(set) var isEmpty = true

    package init() {}

    package init(_ word: String) {
        for scalar in word.unicodeScalars { add(scalar.value) }
    }

    package mutating func add(_ scalar: UInt32) {
        isEmpty = false
        value = (value ^ UInt64(Self.folded(scalar))) &* 0x100_0000_01b3
    }

    /// Lower case for Latin, Greek and Cyrillic letters; the curly apostrophe becomes the straight one.
    static func folded(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A: return scalar + 32
        case 0..<0xC0: return scalar
        case 0xC0...0xDE where scalar != 0xD7: return scalar + 32
        case 0x100...0x137, 0x14A...0x177: return scalar | 1
        case 0x139...0x148, 0x179...0x17E: return scalar % 2 == 1 ? scalar + 1 : scalar
        case 0x391...0x3A9: return scalar + 32
        case 0x410...0x42F: return scalar + 32
        case 0x400...0x40F: return scalar + 80
        case 0x2019, 0x2BC: return 0x27
        default: return scalar
        }
    }

    /// Whether `scalar` is an upper-case letter of one of these scripts.
    static func isUpper(_ scalar: UInt32) -> Bool {
        scalar != 0x2019 && scalar != 0x2BC && folded(scalar) != scalar
    }
}
