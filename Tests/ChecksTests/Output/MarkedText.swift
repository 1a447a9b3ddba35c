import Checks
import Editorial

/// A text with places marked in it: `1️⃣` starts the first finding and `2️⃣` ends it, and so on.
struct MarkedText {
    let text: String
    /// Scalar offsets in the text without marks, by number from 1.
    private let offsets: [Int: Int]

    init(_ marked: String) {
        var text = String.UnicodeScalarView()
        var offsets: [Int: Int] = [:]
        for character in marked {
            let scalars = Array(character.unicodeScalars)
            if scalars.count == 3, scalars[2] == "\u{20E3}", let digit = Int(String(scalars[0])) {
                offsets[digit] = text.count
            } else {
                text.append(contentsOf: scalars)
            }
        }
        self.text = String(text)
        self.offsets = offsets
    }

    /// A finding from one mark to another; an end of nil is a place without extent.
    func finding(
        _ start: Int = 1, _ end: Int? = 2, severity: Severity = .error, rule: String = "ATT-001",
        message: String = "Name the speaker.", suggestion: String? = nil,
        replacement: String? = nil
    ) -> Finding {
        let from = offsets[start] ?? 0
        return Finding(
            rule: rule, severity: severity, message: message, start: from,
            end: end.flatMap { offsets[$0] } ?? from, suggestion: suggestion,
            replacement: replacement)
    }

    /// The file with these findings, its Markdown starting on line 8.
    func file(_ findings: [Finding], failures: [String] = []) -> CheckedFile {
        CheckedFile(
            path: "entries/a.md", markdown: text, firstLine: 8, findings: findings,
            failures: failures.map { CheckFailure($0) })
    }
}
