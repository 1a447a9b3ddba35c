package import Editorial

/// A file that was checked, with what was found in it.
package struct CheckedFile: Sendable {
    /// Where it lies in the blog.
    package let path: String
    /// The Markdown that the ranges of the findings count in.
    private let markdown: SourceText
    /// The front matter, and where in it the values are that findings lie in.
    private let head: FrontMatterText?
    package let findings: [Finding]
    /// Hooks that did not run as they should, and what keeps the file from being read.
    package let failures: [CheckFailure]

    /// The text that a finding lies in, and its range there.
    func place(of finding: Finding) -> (source: SourceText, range: Range<Int>) {
        guard let field = finding.field, let head else {
            return (markdown, markdown.range(finding.start, finding.end))
        }
        return (head.source, head.range(of: finding, in: field))
    }

    /// - Parameters:
    ///   - firstLine: the line of the file that the Markdown starts on, 1-based.
    ///   - head: nil where nothing is said of the front matter.
    package init(
        path: String, markdown: String, firstLine: Int, findings: [Finding],
        head: FrontMatterText? = nil, failures: [CheckFailure] = []
    ) {
        self.path = path
        self.markdown = SourceText(markdown, firstLine: firstLine)
        self.head = head
        self.findings = findings
        self.failures = failures
    }
}

/// The front matter of a file as text, for findings in its title.
package struct FrontMatterText: Sendable {
    let source: SourceText
    private let entry: Entry

    /// - Parameter text: the file from its start to the Markdown.
    package init(_ text: String, of entry: Entry) {
        source = SourceText(text)
        self.entry = entry
    }

    /// The words of a finding, or the line of the key where the value is written in another form than
    /// it is read in, as over several lines.
    func range(of finding: Finding, in field: Finding.Field) -> Range<Int> {
        let key = Array((field.rawValue + ":").unicodeScalars)
        var start = 0
        while start < source.scalars.count {
            let line = source.line(around: start)
            guard source.scalars[line].starts(with: key) else {
                start = line.upperBound + 1
                continue
            }
            let value = Array((field.value(in: entry) ?? "").unicodeScalars)
            let first = line.lowerBound + key.count
            guard !value.isEmpty, line.upperBound - first >= value.count,
                let place = (first...line.upperBound - value.count).first(where: {
                    source.scalars[$0..<$0 + value.count].elementsEqual(value)
                })
            else { return line }
            return place + finding.start..<place + max(finding.start, finding.end)
        }
        return 0..<0
    }
}
