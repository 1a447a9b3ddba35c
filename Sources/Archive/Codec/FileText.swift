import Editorial

/// What every file of a blog must be: UTF-8 of a limited size without forbidden characters.
enum FileText {
    /// The first thing that is wrong with it; nil if nothing is.
    static func problem(_ bytes: [UInt8], file: String, limit: Int) -> Diagnostic? {
        guard bytes.count <= limit else {
            return Diagnostic(
                file: file, line: 0, column: 0, message: "it has \(bytes.count) bytes",
                remedy: "\(limit / 1024) KiB are allowed.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let (line, column) = place(ofInvalid: bytes)
            return Diagnostic(
                file: file, line: line, column: column, message: "this is not UTF-8 text",
                remedy: "Save the file as UTF-8.")
        }
        guard mayBeForbidden(bytes.span) else { return nil }
        var line = 1
        var column = 1
        for scalar in text.unicodeScalars {
            if SafeText.isForbidden(scalar) {
                return Diagnostic(
                    file: file, line: line, column: column,
                    message: "\(name(of: scalar)), a character that cannot be seen, is not allowed",
                    remedy: "Delete it.")
            }
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        return nil
    }

    /// Whether one of the bytes may belong to a forbidden character: a control of ASCII, or what the others
    /// begin with. Every file that is read is looked through, and nearly none has any of it.
    private static func mayBeForbidden(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x20, byte < 0x7F { continue }
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch byte {
            case 0x09, 0x0A, 0x0D: continue
            case 0x80..<0xC2, 0xC3..<0xE2, 0xE3..<0xEF, 0xF0...: continue
            // U+0080 to U+009F, beside signs such as the pound's.
            case 0xC2: if next < 0xA0 { return true }
            // U+2028 to U+202E, beside quotation marks and dashes; U+2040 to U+207F.
            case 0xE2:
                let last = index + 2 < bytes.count ? bytes[index + 2] : 0
                if next == 0x80 ? (0xA8...0xAE).contains(last) : next == 0x81 { return true }
            default: return true
            }
        }
        return false
    }

    /// `U+202E`.
    static func name(of scalar: Unicode.Scalar) -> String {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return "U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)"
    }

    private static func place(ofInvalid bytes: [UInt8]) -> (line: Int, column: Int) {
        // Repaired text differs from the file where the first bad byte is.
        var line = 1
        var column = 1
        var rest = bytes[...]
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let width = UTF8.width(scalar)
            guard rest.prefix(width).elementsEqual(String(scalar).utf8) else { break }
            rest = rest.dropFirst(width)
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        return (line, column)
    }
}
