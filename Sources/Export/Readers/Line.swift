internal import Editorial

extension String {
    /// Nil if there is nothing in it but white space.
    var nonEmpty: String? {
        if let first = utf8.first, (0x21...0x7E).contains(first) { return self }
        return unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : self
    }

    /// On one line, without forbidden characters; see `SafeText.line`. Nil if nothing is left.
    var line: String? {
        isOneLine ? self : SafeText.line(self).nonEmpty
    }

    /// Whether `SafeText.line` would leave it as it is; in doubt it is not said.
    private var isOneLine: Bool {
        var last: UInt8 = 0x20
        var before: UInt8 = 0
        for byte in utf8 {
            switch byte {
            case 0x21...0x7E: break
            case 0x20: if last == 0x20 { return false }
            // U+0080 to U+00BF, among them control characters and the space that does not break.
            case ..<0x20, 0x7F, 0xC2: return false
            default:
                switch (before, last) {
                // White space and marks of direction between U+2000 and U+206F.
                case (0xE2, 0x80): if byte <= 0x8A || byte >= 0xA8 { return false }
                case (0xE2, 0x81): if byte >= 0x9F { return false }
                // U+1680, U+3000 and U+FEFF.
                case (0xE1, 0x9A), (0xE3, 0x80), (0xEF, 0xBB): return false
                default: break
                }
            }
            (before, last) = (last, byte)
        }
        return last != 0x20
    }
}
