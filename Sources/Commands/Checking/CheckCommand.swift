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
            An open draft comes before the published entry of the same id. Outside a blog, files are \
            checked by the rules that the program brings along. Ends with 1 if there is an error, so \
            that scripts can ask.

            --fix mends what has one right answer: a pair of two kinds of quotation marks, \
            or a closing mark that lacks at the end of a paragraph (ATT-005); "%" where two \
            percentages differ by points (FCT-405); a link that lacks only its https:// \
            (LNK-602); a small word that stands twice, or a space that lacks behind a stop \
            or comma (TXT-803). A draft is then edited as `lb edit` does it; what is \
            published stays as it is.

            --record prints the records that would answer the findings, with empty values \
            to fill in.

            Examples:
              lb check 3kq
              lb check --all --since HEAD~10 --format sarif
              lb check notes.md
              lb check 3kq --record
              lb check --explain ATT-001
              lb check --batch < texts.jsonl
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(
        help: ArgumentHelp(
            "Entries by any unique start of their ids, files, or '-' for standard input.",
            valueName: "what"))
    var targets: [String] = []

    @Flag(help: "Check every open draft and every published entry.")
    var all = false

    @Option(
        help: ArgumentHelp("With --all: only what has changed since a commit.", valueName: "rev"))
    var since: String?

    @Flag(help: "Mend what has one right answer.")
    var fix = false

    @Flag(help: "Print the records that would answer the findings.")
    var record = false

    @Option(
        help: ArgumentHelp(
            "Tell why a rule is there, with examples; 'all' lists the rules.", valueName: "rule"))
    var explain: String?

    @Option(
        help: ArgumentHelp(
            "How to tell it: \(CheckFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "format"))
    var format: String?

    @Flag(help: "Analyse JSON lines from standard input, one answer a line, in any folder.")
    var batch = false

    func validate() throws {
        if targets.isEmpty && !all && explain == nil && !batch {
            throw ValidationError("Say which entry: lb check ID, or lb check --all")
        }
        if since != nil && !all { throw ValidationError("--since goes with --all") }
    }

    func work(_ console: Console) async throws {
        if let explain { return try RuleManual.print(explain, json: global.json, console) }
        if batch { return try analyseLines(console) }
        let files = targets.filter(CheckTarget.isFile)
        if !all, files.count == targets.count,
            (try? BlogRepository.open(from: global.directory))?.isBlog != true
        {
            return try await finish(try files.map(CheckTarget.text), nil, console)
        }
        let shift = try global.shift()
        let setting = try fix ? shift.setting() : shift.settingForReading()
        let chosen =
            all
            ? try await CheckTarget.all(since: since, shift, setting)
            : try targets.map {
                try CheckTarget.isFile($0)
                    ? CheckTarget.text($0) : CheckTarget.entry($0, shift, setting)
            }
        try await finish(chosen, (shift, setting), console)
    }

    private func finish(
        _ targets: [CheckTarget], _ blog: (shift: Shift, setting: Shift.Setting)?,
        _ console: Console
    ) async throws {
        let checker = blog.map { $0.shift.checker($0.setting) }
        let now = Surroundings.clock.now()
        if let blog { noteUnknownRules(blog.setting.policy, console) }
        var results: [CheckedFile] = []
        var proposed: [ProposedRecord] = []
        for target in targets {
            let file: EntryFile
            do {
                file = try target.file()
            } catch {
                results.append(
                    CheckedFile(
                        path: target.path, markdown: "", firstLine: 1, findings: [],
                        failures: error.diagnostics.map {
                            CheckFailure(
                                "\($0.message)." + ($0.remedy.map { " " + $0 } ?? ""),
                                line: max(1, $0.line), column: $0.line > 0 ? $0.column : nil)
                        }))
                continue
            }
            var result =
                try await checker?.check(file, path: target.path, event: .prePublish)
                ?? CheckResult(findings: BuiltInHooks.findings(in: file.entry, now: now))
            if fix,
                try await CheckFix.apply(result.findings, to: target, file, blog?.shift, console)
                    > 0
            {
                result.findings.removeAll { $0.replacement != nil && $0.field == nil }
            }
            proposed += ProposedRecord.records(
                for: result.findings, in: file.entry, checker?.lexicon ?? .english)
            results.append(result.checked(file, path: target.path))
        }
        if record {
            if global.json {
                return try console.print(
                    json: .fields(["lb": .number(1), "records": RecordSheet.json(proposed)]))
            }
            let sheet = RecordSheet.yaml(proposed)
            if sheet.isEmpty { return console.note("No record would answer a finding.") }
            console.note(
                "Fill in the empty values and put these into the front matter. Whether a claim is "
                    + "`verified`, `unverified` or `disputed` is yours to say.")
            return try console.print(sheet, terminator: "")
        }
        try report(results, console)
    }

    /// A misspelt rule in desk.yml sets nothing, and nobody would notice.
    private func noteUnknownRules(_ policy: Policy, _ console: Console) {
        for rule in policy.severities.keys.sorted() where RuleManual.isMisspelt(rule) {
            console.note(
                "lb: desk.yml sets the severity of \(SafeText.line(rule)), and there is no such rule. "
                    + "`lb check --explain all` lists them.")
        }
    }

    private func report(_ files: [CheckedFile], _ console: Console) throws {
        let findings = files.flatMap(\.findings)
        let failures = files.flatMap(\.failures)
        let errors = findings.count { $0.severity == .error }
        let form = try form(console)
        let text = form.output(of: files, color: console.color, version: Lb.configuration.version)
        try console.print(text, terminator: "")
        if form == .text {
            let warnings = findings.count { $0.severity == .warning }
            try console.print(
                [
                    Count.of(files.count, "entry", "entries"), Count.of(errors, "error"),
                    Count.of(warnings, "warning"),
                ].joined(separator: ", ")
                    + (failures.isEmpty
                        ? ""
                        : ", and \(Count.of(failures.count, "thing")) that could not be checked"))
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

    /// One answer for each line, as soon as the line is there.
    private func analyseLines(_ console: Console) throws {
        while let line = readLine(strippingNewline: true) {
            try console.print(BatchAnalysis.answer(line: line))
        }
    }
}
