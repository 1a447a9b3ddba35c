package import Editorial

/// Findings for programs, in a stable form.
package enum JSONOutput {
    /// An object with `lb` (the version of the form), `entries`, and the count of each severity.
    package static func json(of files: [CheckedFile]) -> JSON {
        let findings = files.flatMap(\.findings)
        func count(_ severity: Severity) -> JSON {
            .number(findings.count { $0.severity == severity })
        }
        return .fields([
            "lb": .number(1),
            "entries": .array(
                files.map { file in
                    .fields([
                        "path": .string(file.path),
                        "findings": .array(file.findings.map { json(of: $0, in: file) }),
                        "failures": .array(file.failures.map { .string($0.text) }),
                    ])
                }),
            "errors": count(.error), "warnings": count(.warning), "infos": count(.info),
            "failures": .number(files.reduce(0) { $0 + $1.failures.count }),
        ])
    }

    /// A finding as hooks print it, with its line and column in the file, 1-based.
    package static func json(of finding: Finding, in file: CheckedFile) -> JSON {
        let (source, range) = file.place(of: finding)
        let start = source.place(of: range.lowerBound)
        let end = source.place(of: range.upperBound)
        return .fields([
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message),
            "range": .fields(["start": .number(finding.start), "end": .number(finding.end)]),
            "field": .text(finding.field?.rawValue),
            "line": .number(start.line), "column": .number(start.column),
            "end_line": .number(end.line), "end_column": .number(end.column),
            "suggestion": .text(finding.suggestion), "replacement": .text(finding.replacement),
            "url": .text(finding.url),
        ])
    }
}
