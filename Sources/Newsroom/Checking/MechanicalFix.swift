package import Editorial

/// What a machine can mend of a text: the findings that say what to put in the place of their words.
package enum MechanicalFix {
    /// The Markdown with the replacements, and how many there were.
    ///
    /// Ranges are Unicode scalars of `markdown`; of two that overlap, the first is mended.
    package static func apply(_ findings: [Finding], to markdown: String) -> (String, Int) {
        let scalars = Array(markdown.unicodeScalars)
        var result = String.UnicodeScalarView()
        var position = 0
        var count = 0
        let fixes = findings.filter { $0.replacement != nil && $0.field == nil }
            .sorted { $0.start < $1.start }
        for finding in fixes {
            guard let replacement = finding.replacement, finding.start >= position,
                finding.start <= finding.end, finding.end <= scalars.count
            else { continue }
            result.append(contentsOf: scalars[position..<finding.start])
            result.append(contentsOf: replacement.unicodeScalars)
            position = finding.end
            count += 1
        }
        result.append(contentsOf: scalars[position...])
        return (String(result), count)
    }
}
