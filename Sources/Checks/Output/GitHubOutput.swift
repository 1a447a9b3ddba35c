internal import Editorial

/// Findings as workflow commands of GitHub Actions, which shows them beside the lines.
package enum GitHubOutput {
    /// One command on each line; empty if there is nothing to say.
    package static func text(of files: [CheckedFile]) -> String {
        files.flatMap { file in
            file.findings.map { command($0, in: file) }
                + file.failures.map { command($0, in: file) }
        }.joined(separator: "\n")
    }

    private static func command(_ finding: Finding, in file: CheckedFile) -> String {
        let kind = finding.severity == .info ? "notice" : finding.severity.rawValue
        let (source, range) = file.place(of: finding)
        let start = source.place(of: range.lowerBound)
        let end = source.place(of: range.upperBound)
        var properties = [
            ("file", file.path), ("line", "\(start.line)"), ("endLine", "\(end.line)"),
        ]
        // Columns are allowed within one line alone, and the last one counts.
        if start.line == end.line {
            properties.append(("col", "\(start.column)"))
            properties.append(("endColumn", "\(max(start.column, end.column - 1))"))
        }
        properties.append(("title", finding.rule))
        let list = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
        let text = finding.message + (finding.suggestion.map { " " + $0 } ?? "")
        return "::\(kind) \(list)::\(escaped(text))"
    }

    private static func command(_ failure: CheckFailure, in file: CheckedFile) -> String {
        guard let line = failure.line else {
            return "::error title=hook::\(escaped(failure.text))"
        }
        let column = failure.column.map { ",col=\($0)" } ?? ""
        return "::error file=\(escapedProperty(file.path)),line=\(line)\(column),"
            + "title=file::\(escaped(failure.text))"
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    private static func escapedProperty(_ text: String) -> String {
        escaped(text).unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case ":": result += "%3A"
            case ",": result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
