internal import Archive
internal import Editorial

/// Findings as text: where, what, the line with carets under the words, and how to mend it.
struct FindingsText {
    let path: String
    let color: Bool
    /// Unicode scalars of the Markdown.
    private let scalars: [Unicode.Scalar]
    /// The line of the file that the Markdown starts on.
    private let firstLine: Int

    init(file: EntryFile, path: String, color: Bool) {
        self.path = path
        self.color = color
        scalars = Array(file.entry.body.unicodeScalars)
        firstLine = file.bodyLine
    }

    /// Line and column of a scalar in the file, 1-based.
    func place(of offset: Int) -> (line: Int, column: Int) {
        let before = scalars.prefix(max(0, offset))
        let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
        return (firstLine + before.count { $0 == "\n" }, before.count - start + 1)
    }

    func describe(_ finding: Finding) -> String {
        let hasPlace = finding.end > finding.start
        let (line, column) = place(of: finding.start)
        let code = hasPlace ? "31;1" : "31;1"
        let severity =
            finding.severity == .error ? code : finding.severity == .warning ? "33;1" : "36"
        var text = "\(SafeText.forTerminal(path))"
        if hasPlace { text += ":\(line):\(column)" }
        text += ": \(styled(finding.severity.rawValue, severity)) \(finding.rule): "
        text += SafeText.forTerminal(finding.message)
        if hasPlace { text += "\n" + excerpt(finding, severity) }
        if let suggestion = finding.suggestion {
            text += "\n    " + SafeText.forTerminal(suggestion)
        }
        return text
    }

    private func styled(_ text: String, _ code: String) -> String {
        color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    /// At most 100 columns of the line, with carets under the first line of the range.
    private func excerpt(_ finding: Finding, _ code: String) -> String {
        let start = min(finding.start, scalars.count)
        let lineStart = scalars[..<start].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let lineEnd = scalars[start...].firstIndex(of: "\n") ?? scalars.count
        let from = max(lineStart, start - 40)
        let to = min(lineEnd, from + 100)
        let end = min(max(finding.end, start + 1), to)
        let lead = from > lineStart ? "…" : ""
        let tail = to < lineEnd ? "…" : ""
        let shown = string(from..<to)
        let carets = String(repeating: "^", count: max(1, width(of: start..<end)))
        let indent = String(repeating: " ", count: width(of: from..<start) + lead.count)
        return "    \(lead)\(shown)\(tail)\n    \(indent)\(styled(carets, code))"
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range].map { $0 == "\t" ? " " : $0 })
        return SafeText.forTerminal(String(view))
    }

    /// Columns that a terminal takes for a range.
    private func width(of range: Range<Int>) -> Int {
        scalars[range].reduce(0) { $0 + Self.width($1) }
    }

    /// 0 for marks that combine, 2 for East Asian wide characters and emoji, else 1 (Unicode UAX 11).
    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
