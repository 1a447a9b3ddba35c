/// What a Unicode scalar is to the tokenizer.
enum Scalars {
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028,
            0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
            true
        default: false
        }
    }

    static func isDigit(_ scalar: UInt32) -> Bool { (48...57).contains(scalar) }

    /// A letter, or anything beyond the known marks that is best read as one.
    static func isLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xB5, 0xBA: true
        case 0..<0xC0, 0xD7, 0xF7: false
        case 0x2000...0x2BFF, 0x3000...0x303F, 0xFE10...0xFE6F, 0xFF00...0xFF0F, 0xFFF0...0xFFFF:
            false
        case 0xE000...0xF8FF: false
        case 0x1F000...0x1FAFF: false
        default: !isSpace(scalar)
        }
    }

    static func isApostrophe(_ scalar: UInt32) -> Bool {
        scalar == 0x27 || scalar == 0x2019 || scalar == 0x2BC
    }
}
