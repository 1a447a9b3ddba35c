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
        guard
            bytes.contains(where: {
                $0 < 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D || $0 >= 0x7F
            })
        else { return nil }
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
