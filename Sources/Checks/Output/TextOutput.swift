package import Editorial

/// Findings for people: where, what, the line with carets under the words, and how to mend it.
package struct TextOutput: Sendable {
    /// Whether to use SGR colours (ECMA-48).
    package let color: Bool
    /// Columns of an excerpt.
    package let columns: Int

    package init(color: Bool, columns: Int = 100) {
        self.color = color
        self.columns = max(20, columns)
    }

    /// All findings of a file, then its failures; empty if there are none.
    package func text(of file: CheckedFile) -> String {
        (file.findings.map { text(of: $0, in: file) } + file.failures.map { text(of: $0, in: file) })
            .joined(separator: "\n")
    }

    private func text(of failure: CheckFailure, in file: CheckedFile) -> String {
        guard let line = failure.line else { return SafeText.forTerminal(failure.text) }
        let column = failure.column.map { ":\($0)" } ?? ""
        return SafeText.forTerminal("\(file.path):\(line)\(column): \(failure.text)")
    }

    /// One finding, on as many lines as it needs, without the end of the last.
    package func text(of finding: Finding, in file: CheckedFile) -> String {
        let (source, range) = file.place(of: finding)
        let place = source.place(of: range.lowerBound)
        let hasPlace = finding.end > 0
        var text = SafeText.forTerminal(file.path)
        if hasPlace { text += ":\(place.line):\(place.column)" }
        text += ": \(styled(finding.severity.rawValue, finding.severity)) "
        text += SafeText.forTerminal("\(finding.rule): \(finding.message)")
        if hasPlace { text += "\n" + excerpt(finding, range, source) }
        if let suggestion = finding.suggestion {
            text += "\n    " + SafeText.forTerminal(suggestion)
        }
        return text
    }

    private func styled(_ text: String, _ severity: Severity) -> String {
        guard color else { return text }
        let code =
            switch severity {
            case .error: "31;1"
            case .warning: "33;1"
            case .info: "36"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    /// The line, cut to the columns around the words, and carets under those of them that are on it.
    private func excerpt(
        _ finding: Finding, _ range: Range<Int>, _ source: SourceText
    ) -> String {
        let line = source.line(around: range.lowerBound)
        let start = min(range.lowerBound, line.upperBound)
        let end = min(max(range.upperBound, start), line.upperBound)
        // Some scalars have no width, hence the margin; a line may be the whole of a large file.
        let near =
            max(line.lowerBound, start - columns * 4)..<min(line.upperBound, start + columns * 4)
        let cells = Cells(
            source.scalars[near], marked: start..<min(end, near.upperBound),
            isCutBefore: near.lowerBound > line.lowerBound,
            isCutAfter: near.upperBound < line.upperBound)
        let (shown, indent, carets) = cells.window(columns: columns)
        let marks = String(repeating: "^", count: max(1, carets))
        return "    \(shown)\n    " + String(repeating: " ", count: indent)
            + styled(marks, finding.severity)
    }
}

/// A line as a terminal shows it: its characters with their columns, and which of them are marked.
private struct Cells {
    private var texts: [String] = []
    private var widths: [Int] = []
    /// Characters that any marked scalar is part of; empty but placed for a mark without extent.
    private var marked: Range<Int>

    /// Whether the line goes on where the characters end.
    private let isCutBefore: Bool
    private let isCutAfter: Bool

    init(
        _ scalars: ArraySlice<Unicode.Scalar>, marked range: Range<Int>, isCutBefore: Bool,
        isCutAfter: Bool
    ) {
        self.isCutBefore = isCutBefore
        self.isCutAfter = isCutAfter
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        var offset = scalars.startIndex
        var first: Int?
        var last = 0
        var column = 0
        for character in String(view) {
            let next = offset + character.unicodeScalars.count
            if first == nil, next > range.lowerBound { first = texts.count }
            if offset < range.upperBound { last = texts.count + 1 }
            let isTab = character == "\t"
            let text = isTab ? "" : SafeText.forTerminal(String(character))
            let width = isTab ? 4 - column % 4 : DisplayWidth.of(Character(extended: text))
            texts.append(isTab ? String(repeating: " ", count: width) : text)
            widths.append(width)
            column += width
            offset = next
        }
        let start = first ?? texts.count
        marked = start..<max(start, range.isEmpty ? start : last)
    }

    /// What is shown, the columns before the carets, and how many carets there are.
    func window(columns: Int) -> (shown: String, indent: Int, carets: Int) {
        guard isCutBefore || isCutAfter || widths.reduce(0, +) > columns else {
            return (texts.joined(), sum(0..<marked.lowerBound), sum(marked))
        }
        var from = marked.lowerBound
        var room = columns * 2 / 5
        while from > 0, room >= widths[from - 1] {
            from -= 1
            room -= widths[from]
        }
        var to = from
        room = columns - 2
        while to < texts.count, room >= widths[to] {
            room -= widths[to]
            to += 1
        }
        let lead = from > 0 || isCutBefore ? "…" : ""
        let tail = to < texts.count || isCutAfter ? "…" : ""
        let shown = lead + texts[from..<to].joined() + tail
        let visible = marked.lowerBound..<max(marked.lowerBound, min(marked.upperBound, to))
        return (shown, lead.count + sum(from..<marked.lowerBound), sum(visible))
    }

    private func sum(_ range: Range<Int>) -> Int { widths[range].reduce(0, +) }
}

extension Character {
    /// The one character of a text; U+FFFD if it holds none or several.
    fileprivate init(extended text: String) {
        self = text.count == 1 ? text[text.startIndex] : "\u{FFFD}"
    }
}
