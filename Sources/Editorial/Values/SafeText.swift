/// Characters that do not belong into what people write for publication.
package enum SafeText {
    /// Whether `scalar` is a control character (tab and line ends apart) or overrides the direction
    /// of the text around it (U+202A to U+202E, U+2066 to U+2069).
    package static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: return false
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
            return true
        default: return false
        }
    }

    /// `text` on one line without forbidden characters: runs of white space become one space.
    package static func line(_ text: some StringProtocol) -> String {
        line(text, isTypeset: false)
    }

    /// As `line`, where spaces at which no line may break stay what they are, as before a colon in French.
    package static func typesetLine(_ text: some StringProtocol) -> String {
        line(text, isTypeset: true)
    }

    private static func line(_ text: some StringProtocol, isTypeset: Bool) -> String {
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace,
                !(isTypeset && (scalar == "\u{A0}" || scalar == "\u{202F}"))
            {
                pendingSpace = !result.isEmpty
            } else if !isForbidden(scalar) {
                if pendingSpace { result.append(" ") }
                pendingSpace = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// `text` for a terminal: forbidden characters are shown as U+FFFD, so that none acts.
    package static func forTerminal(_ text: some StringProtocol) -> String {
        guard text.unicodeScalars.contains(where: { isForbidden($0) || $0 == "\r" }) else {
            return String(text)
        }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(isForbidden(scalar) || scalar == "\r" ? "\u{FFFD}" : scalar)
        }
        return String(result)
    }
}
