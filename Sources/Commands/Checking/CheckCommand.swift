internal import Archive
internal import ArgumentParser
internal import Checks
internal import Editorial
internal import Git
internal import Newsroom

struct CheckCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what the checks find, and change nothing.",
        discussion: """
            An open draft comes before the published entry of the same id. Ends with 1 if there is an
            error, so that scripts can ask.

            Examples:
              lb check 3kq
              lb check --all
              lb check --all --format sarif
              lb check --explain ATT-001
              lb check --batch < texts.jsonl
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("Entries: any unique start of their ids.", valueName: "id"))
    var ids: [String] = []

    @Flag(help: "Check every open draft and every published entry.")
    var all = false

    @Option(help: ArgumentHelp("Tell why a rule is there, with examples.", valueName: "rule"))
    var explain: String?

    @Option(
        help: ArgumentHelp(
            "How to tell it: \(CheckFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "format"))
    var format: String?

    @Flag(help: "Analyse JSON lines from standard input, one answer a line, in any folder.")
    var batch = false

    func validate() throws {
        if ids.isEmpty && !all && explain == nil && !batch {
            throw ValidationError("Say which entry: lb check ID, or lb check --all")
        }
    }

    func work(_ console: Console) async throws {
        if let explain { return try explainRule(explain, console) }
        if batch { return try analyseLines(console) }
        let shift = try global.shift()
        let setting = try shift.setting()
        var results: [(id: EntryID, file: EntryFile, path: String, result: CheckResult)] = []
        for (id, path, bytes) in try entries(shift, setting) {
            let file = try EntryFile(bytes: bytes, path: path)
            let result = try await shift.check(file, path: path, event: .prePublish, setting)
            results.append((id, file, path, result))
        }
        try report(results, console)
    }

    private func entries(
        _ shift: Shift, _ setting: Shift.Setting
    ) throws -> [(EntryID, String, [UInt8])] {
        var entries: [(EntryID, String, [UInt8])] = []
        if all {
            for chain in try shift.blog.drafts().drafts {
                entries.append((chain.id, chain.path, chain.bytes))
            }
            for path in try shift.blog.entryPaths(in: setting.tip.tree) {
                guard let id = EntryPath.id(in: path),
                    let bytes = try shift.blog.file(
                        path, in: setting.tip.tree, limit: Limits.entryBytes)
                else { continue }
                entries.append((id, path, bytes))
            }
            return entries
        }
        for typed in ids {
            let id = try shift.blog.resolve(typed, in: .any, at: setting.tip)
            if let chain = try ShowCommand.draft(id, shift) {
                entries.append((id, chain.path, chain.bytes))
            } else if let (path, bytes) = try shift.blog.published(id, at: setting.tip) {
                entries.append((id, path, bytes))
            }
        }
        return entries
    }

    private func report(
        _ results: [(id: EntryID, file: EntryFile, path: String, result: CheckResult)],
        _ console: Console
    ) throws {
        let findings = results.flatMap(\.result.findings)
        let failures = results.flatMap(\.result.failures)
        let errors = findings.count { $0.severity == .error }
        let files = results.map { $0.result.checked($0.file, path: $0.path) }
        let form = try form(console)
        let text = form.output(of: files, color: console.color, version: Lb.configuration.version)
        try console.print(text, terminator: "")
        if form == .text {
            let warnings = findings.count { $0.severity == .warning }
            try console.print(
                "\(results.count) \(results.count == 1 ? "entry" : "entries"), \(errors) errors, "
                    + "\(warnings) warnings")
        }
        if errors > 0 || !failures.isEmpty { throw ExitCode(Exit.findings.rawValue) }
    }

    private func form(_ console: Console) throws -> CheckFormat {
        guard let format else { return global.json ? .json : .text }
        guard let form = CheckFormat(rawValue: format.lowercased()) else {
            throw Failure(
                .usage, "there is no format '\(SafeText.line(format))'",
                remedy: "Formats are "
                    + "\(CheckFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return form
    }

    private func explainRule(_ code: String, _ console: Console) throws {
        guard let rule = RuleBook.rule(code) else {
            let codes = RuleBook.all.map { type(of: $0).code }.joined(separator: ", ")
            throw Failure(
                .notFound, "there is no rule '\(SafeText.line(code))'",
                remedy: "Rules are \(codes).")
        }
        let kind = type(of: rule)
        let page = kind.explanation
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1), "rule": .string(kind.code),
                    "severity": .string(kind.defaultSeverity.rawValue), "asks": .string(page.rule),
                    "why": .string(page.why), "failing": .string(page.failing),
                    "passing": .string(page.passing), "guideline": .string(page.guideline),
                    "repair": .string(page.repair),
                ]))
        }
        try console.print(
            """
            \(Style.strong(kind.code, console)) (\(kind.defaultSeverity.rawValue))
            \(page.rule)

            Why:       \(page.why)
            Fails:     \(page.failing)
            Passes:    \(page.passing)
            Repair:    \(page.repair)
            Guideline: \(page.guideline)
            """)
    }

    /// One answer for each line, as soon as the line is there.
    private func analyseLines(_ console: Console) throws {
        while let line = readLine(strippingNewline: true) {
            try console.print(BatchAnalysis.answer(line: line))
        }
    }
}
