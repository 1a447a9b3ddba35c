package import Editorial

/// Findings as a SARIF 2.1.0 log (OASIS), which code hosts and editors read.
package enum SARIFOutput {
    /// The log of one run; columns count Unicode scalars.
    ///
    /// - Parameter version: the version of this program.
    package static func json(of files: [CheckedFile], version: String) -> JSON {
        let rules = Set(files.flatMap { $0.findings.map(\.rule) }).sorted()
        let failures = files.flatMap(\.failures)
        return .fields([
            "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
            "version": .string("2.1.0"),
            "runs": .array([
                .fields([
                    "tool": .fields([
                        "driver": .fields([
                            "name": .string("lb"), "version": .string(version),
                            "rules": .array(rules.map(descriptor)),
                        ])
                    ]),
                    "columnKind": .string("unicodeCodePoints"),
                    "invocations": .array([
                        .fields([
                            "executionSuccessful": .bool(failures.isEmpty),
                            "toolExecutionNotifications": .array(
                                failures.map {
                                    .fields([
                                        "level": .string("error"), "message": message($0.text),
                                    ])
                                }),
                        ])
                    ]),
                    "results": .array(
                        files.flatMap { file in
                            file.findings.map { result($0, in: file, rules: rules) }
                        }),
                ])
            ]),
        ])
    }

    /// What a rule asks and why, where this program knows it.
    private static func descriptor(_ code: String) -> JSON {
        let rule = RuleBook.rule(code).map { type(of: $0) }
        return .fields([
            "id": .string(code),
            "shortDescription": rule.map { message($0.explanation.rule) },
            "fullDescription": rule.map { message($0.explanation.why) },
            "help": rule.map { message($0.explanation.repair) },
            "defaultConfiguration": rule.map {
                .fields(["level": .string(level($0.defaultSeverity))])
            },
        ])
    }

    private static func result(
        _ finding: Finding, in file: CheckedFile, rules: [String]
    ) -> JSON {
        let text = finding.message + (finding.suggestion.map { " " + $0 } ?? "")
        let artifact = JSON.fields(["uri": .string(uri(file.path))])
        let region = region(finding, file)
        return .fields([
            "ruleId": .string(finding.rule),
            "ruleIndex": rules.firstIndex(of: finding.rule).map(JSON.number),
            "level": .string(level(finding.severity)),
            "message": message(text),
            "locations": .array([
                .fields([
                    "physicalLocation": .fields(["artifactLocation": artifact, "region": region])
                ])
            ]),
            "fixes": finding.replacement.map { replacement in
                .array([fix(finding, artifact, region, replacement)])
            },
        ])
    }

    private static func fix(
        _ finding: Finding, _ artifact: JSON, _ region: JSON, _ replacement: String
    ) -> JSON {
        .fields([
            "description": message(finding.suggestion ?? finding.message),
            "artifactChanges": .array([
                .fields([
                    "artifactLocation": artifact,
                    "replacements": .array([
                        .fields([
                            "deletedRegion": region,
                            "insertedContent": .fields(["text": .string(replacement)]),
                        ])
                    ]),
                ])
            ]),
        ])
    }

    private static func region(_ finding: Finding, _ file: CheckedFile) -> JSON {
        let (source, range) = file.place(of: finding)
        let start = source.place(of: range.lowerBound)
        let end = source.place(of: range.upperBound)
        return .fields([
            "startLine": .number(start.line), "startColumn": .number(start.column),
            "endLine": .number(end.line), "endColumn": .number(end.column),
        ])
    }

    private static func message(_ text: String) -> JSON { .fields(["text": .string(text)]) }

    private static func level(_ severity: Severity) -> String {
        severity == .info ? "note" : severity.rawValue
    }

    /// A relative reference (RFC 3986): all but unreserved characters and `/` percent-encoded.
    private static func uri(_ path: String) -> String {
        path.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                String(Unicode.Scalar(byte))
            default:
                "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
