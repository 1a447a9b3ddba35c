/// Writes text so that HTML and XML read it as text.
///
/// Beyond `& < > "`, what could deceive a reader or break a parser becomes U+FFFD: control characters
/// other than tab and line end, bidirectional overrides and isolates (U+202A-202E, U+2066-2069), and
/// U+FFFE and U+FFFF, which XML 1.0 forbids. CR and CRLF become LF. Invalid UTF-8 is not repaired here.
package enum HTMLEscape {
    /// Escapes the content of an element.
    package static func text(_ string: some StringProtocol, into output: inout [UInt8]) {
        escape(string, as: .text, into: &output)
    }

    /// Escapes the content of an element.
    package static func text(_ bytes: [UInt8], into output: inout [UInt8]) {
        escape(bytes.span, as: .text, into: &output)
    }

    /// Escapes the value of an attribute in single or double quotes.
    package static func attribute(_ string: some StringProtocol, into output: inout [UInt8]) {
        escape(string, as: .attribute, into: &output)
    }

    /// Escapes the value of an attribute in single or double quotes.
    package static func attribute(_ bytes: [UInt8], into output: inout [UInt8]) {
        escape(bytes.span, as: .attribute, into: &output)
    }

    private static func escape(
        _ string: some StringProtocol, as use: Use, into output: inout [UInt8]
    ) {
        let done: Void? = string.utf8.withContiguousStorageIfAvailable {
            unsafe escape($0.span, as: use, into: &output)
        }
        if done == nil { escape(Array(string.utf8).span, as: use, into: &output) }
    }

    /// Where text is written, which decides what is escaped; neutralising is the same everywhere.
    enum Use { case plain, text, attribute }

    /// Copies stretches that need nothing as a whole; looks at one byte at a time only to find them.
    static func escape(_ bytes: Span<UInt8>, as use: Use, into output: inout [UInt8]) {
        var clean = 0
        var index = 0
        while index < bytes.count {
            let byte = unsafe bytes[unchecked: index]
            if byte < 0x40 ? suspects & (1 << UInt64(byte)) == 0 : byte < 0x7F {
                index += 1
                continue
            }
            var length = 1
            let replacement: StaticString? =
                switch byte {
                case 0x20..<0x40 where use == .plain: nil
                case UInt8(ascii: "&"): "&amp;"
                case UInt8(ascii: "<"): "&lt;"
                case UInt8(ascii: ">"): "&gt;"
                case UInt8(ascii: "\""): "&quot;"
                case UInt8(ascii: "'"): use == .attribute ? "&#39;" : nil
                case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? "" : "\n"
                default: neutral(bytes, index, &length)
                }
            if let replacement {
                output.append(bytes.extracting(clean..<index))
                output.append(replacement)
                clean = index + length
            }
            index += length
        }
        output.append(bytes.extracting(clean..<bytes.count))
    }

    /// Bytes below 0x40 that are not always copied: controls but tab and LF, and `" & ' < >`.
    private static let suspects: UInt64 = 0x5000_00C4_FFFF_F9FF

    /// U+FFFD for what must not pass, with its length in bytes; nil for all else.
    static func neutral(
        _ bytes: Span<UInt8>, _ index: Int, _ length: inout Int
    ) -> StaticString? {
        let byte = bytes[index]
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        let third = index + 2 < bytes.count ? bytes[index + 2] : 0
        switch byte {
        case 0x09, 0x0A: return nil
        case 0x00..<0x20, 0x7F: return "\u{FFFD}"
        // U+0080-009F.
        case 0xC2 where (0x80...0x9F).contains(next):
            length = 2
            return "\u{FFFD}"
        // U+202A-202E and U+2066-2069; U+FFFE and U+FFFF.
        case 0xE2 where next == 0x80 && (0xAA...0xAE).contains(third),
            0xE2 where next == 0x81 && (0xA6...0xA9).contains(third),
            0xEF where next == 0xBF && third >= 0xBE:
            length = 3
            return "\u{FFFD}"
        default: return nil
        }
    }
}

extension [UInt8] {
    /// Appends a literal without making a string of it.
    mutating func append(_ literal: StaticString) {
        unsafe append(
            contentsOf: UnsafeBufferPointer(
                start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
