package import Editorial

/// A file that was checked, with what was found in it.
package struct CheckedFile: Sendable {
    /// Where it lies in the blog.
    package let path: String
    /// The Markdown that the ranges of the findings count in.
    package let source: SourceText
    package let findings: [Finding]
    /// Hooks that did not run as they should, each a sentence with the way out.
    package let failures: [String]

    /// - Parameter firstLine: the line of the file that the Markdown starts on, 1-based.
    package init(
        path: String, markdown: String, firstLine: Int, findings: [Finding],
        failures: [String] = []
    ) {
        self.path = path
        source = SourceText(markdown, firstLine: firstLine)
        self.findings = findings
        self.failures = failures
    }
}
