internal import Archive
internal import ArgumentParser
internal import Checks
internal import Editorial
internal import Newsroom

/// What the checks said, as people read it beside an act.
enum CheckReport {
    /// Ends the act if there are errors that nobody answers for, or hooks that failed.
    static func stop(
        _ results: [(id: EntryID, file: EntryFile, path: String, result: CheckResult)],
        overriding: [String: String], console: Console, json: Bool
    ) throws {
        let stopped = results.filter {
            !$0.result.errors(overriding: overriding).isEmpty || !$0.result.failures.isEmpty
        }
        guard !stopped.isEmpty else { return }
        if json {
            try console.print(
                json: .fields([
                    "lb": .number(1), "error": .string("the checks found errors"),
                    "exit": .number(Int(Exit.findings.rawValue)),
                    "entries": .array(
                        stopped.map {
                            .fields([
                                "id": .string($0.id.description),
                                "findings": .array($0.result.findings.map(CheckReport.json)),
                                "failures": .array($0.result.failures.map(JSON.string)),
                            ])
                        }),
                ]))
            throw ExitCode(Exit.findings.rawValue)
        }
        for item in stopped {
            tell(item.result, file: item.file, path: item.path, console: console)
        }
        let errors = stopped.flatMap { $0.result.errors(overriding: overriding) }
        let names = stopped.map(\.id.description).joined(separator: ", ")
        console.note("lb: nothing was changed: the checks stop \(names).")
        if let rule = errors.first?.rule {
            console.note(
                "    `lb edit` mends it. An editor may answer for a rule: "
                    + "--override \(rule)=\"why\".")
        }
        throw ExitCode(Exit.findings.rawValue)
    }

    /// Shows what the checks say, without consequences.
    static func advise(
        _ result: CheckResult, file: EntryFile, path: String, console: Console
    ) {
        guard !result.findings.isEmpty || !result.failures.isEmpty else { return }
        tell(result, file: file, path: path, console: console)
    }

    /// Runs the hooks after a publish and shows what they say; nothing is taken back for it.
    static func afterPublishing(
        _ outcome: Shift.PublishOutcome, _ shift: Shift, _ console: Console
    ) async {
        for (entry, result) in zip(outcome.entries, await shift.runHooksAfter(outcome)) {
            guard !result.findings.isEmpty || !result.failures.isEmpty else { continue }
            console.note("lb: \(entry.id) is published; the hooks that run after it say:")
            guard let file = try? EntryFile(bytes: entry.file, path: entry.path) else {
                for failure in result.failures {
                    console.note("    \(SafeText.forTerminal(SafeText.line(failure)))")
                }
                continue
            }
            tell(result, file: file, path: entry.path, console: console)
        }
    }

    private static func tell(
        _ result: CheckResult, file: EntryFile, path: String, console: Console
    ) {
        let text = TextOutput(color: console.color).text(
            of: result.checked(file, path: path))
        if !text.isEmpty { console.note(text) }
    }

    static func json(_ finding: Finding) -> JSON {
        .fields([
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message), "start": .number(finding.start),
            "end": .number(finding.end), "field": .text(finding.field?.rawValue),
            "suggestion": .text(finding.suggestion),
            "replacement": .text(finding.replacement), "url": .text(finding.url),
        ])
    }
}

extension CheckResult {
    /// The result with the file that it speaks of.
    func checked(_ file: EntryFile, path: String) -> CheckedFile {
        CheckedFile(
            path: path, markdown: file.entry.body, firstLine: file.bodyLine, findings: findings,
            head: FrontMatterText(
                String(decoding: file.bytes[..<file.bodyRange.lowerBound], as: UTF8.self),
                of: file.entry), failures: failures.map { CheckFailure($0) })
    }
}
