internal import Editorial

extension String {
    /// Nil if there is nothing in it but white space.
    var nonEmpty: String? {
        if let first = utf8.first, (0x21...0x7E).contains(first) { return self }
        return unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : self
    }

    /// On one line, without forbidden characters; see `SafeText.line`. Nil if nothing is left.
    var line: String? {
        var last: UInt8 = 0x20
        let isPlain = utf8.allSatisfy { byte in
            defer { last = byte }
            return (0x21...0x7E).contains(byte) || byte == 0x20 && last != 0x20
        }
        return isPlain && last != 0x20 ? self : SafeText.line(self).nonEmpty
    }
}
