/// A word, number or mark of a text, with its place in it.
package struct Token: Sendable {
    package enum Kind: UInt8, Sendable {
        case word, number, mark, possessive
    }

    package var kind: Kind
    /// Whether the first letter is upper case.
    package var isCapitalised = false
    /// Whether it stands directly against the token before it, with no space between.
    package var isGlued = false
    /// A full stop that belongs to an abbreviation or initial.
    package var isAbbreviationStop = false
    /// First Unicode scalar in the analysed text.
    package var start: Int32
    /// One past the last Unicode scalar.
    package var end: Int32
    /// The hash of its lower-case letters; of a mark, its scalar.
    package var hash: UInt64
    package var classes = WordClasses()

    package func has(_ each: WordClass) -> Bool { classes.contains(each) }

    /// Whether it is the mark `scalar`.
    package func isMark(_ scalar: Unicode.Scalar) -> Bool {
        kind == .mark && hash == UInt64(scalar.value)
    }

    /// Whether it ends a sentence: `.`, `?`, `!` or `…`.
    package var endsSentence: Bool {
        guard kind == .mark, !isAbbreviationStop else { return false }
        return hash == 0x2E || hash == 0x3F || hash == 0x21 || hash == 0x2026
    }
}
