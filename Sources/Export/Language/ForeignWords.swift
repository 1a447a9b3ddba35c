internal import Markdown

/// Marks around words that a page says in English for want of its own language's, so that they can be told from the
/// rest wherever they end up: a page has an element with their language where there is room for one, and nothing in
/// attributes and titles.
///
/// The marks are of the last plane for private use, and mean nothing to anybody else. Should they stand in what somebody
/// typed, an element around that is all that comes of it.
enum ForeignWords {
    static let open: Unicode.Scalar = "\u{10FFF0}"
    static let close: Unicode.Scalar = "\u{10FFF1}"
    /// Of a page that is written from right to left too.
    static let opening = Array(#"<span lang="en" dir="ltr">"#.utf8)
    static let closing = Array("</span>".utf8)

    static func marked(_ text: String) -> String { "\(open)\(text)\(close)" }

    /// The text without marks.
    static func plain(_ text: String) -> String {
        guard hasMarks(text) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isMark($0) }))
    }

    /// Appends the text with the outermost marks as tags, as many that close as open.
    static func write(_ text: String, into output: inout [UInt8]) {
        guard hasMarks(text) else { return HTMLEscape.attribute(text, into: &output) }
        var depth = 0
        var rest = text.unicodeScalars[...]
        while let place = rest.firstIndex(where: isMark) {
            HTMLEscape.attribute(String(rest[..<place]), into: &output)
            // Within English words others are no more foreign.
            if rest[place] == open {
                if depth == 0 { output += opening }
                depth += 1
            } else if depth > 0 {
                depth -= 1
                if depth == 0 { output += closing }
            }
            rest = rest[rest.index(after: place)...]
        }
        HTMLEscape.attribute(String(rest), into: &output)
        if depth > 0 { output += closing }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar == open || scalar == close
    }

    private static func hasMarks(_ text: String) -> Bool {
        text.utf8.contains(0xF4) && text.unicodeScalars.contains(where: isMark)
    }
}
