/// How many columns of a terminal text takes, after UAX #11 (East Asian Width) and UTS #51 (emoji).
package enum DisplayWidth {
    /// The columns of one user-perceived character: 0, 1 or 2. A tab is counted where its column is known.
    package static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        // A variation selector asks for the picture of a character that is text by itself.
        if scalars.contains("\u{FE0F}"), scalars.count > 1 { return 2 }
        return of(first)
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        // Printable ASCII, without asking the tables.
        if (0x20..<0x7F).contains(scalar.value) { return 1 }
        if scalar.properties.isEmojiPresentation || isWide(scalar.value) { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return 1
        }
    }

    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
