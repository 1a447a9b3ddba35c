internal import ArgumentParser
internal import Checks
internal import Editorial

/// The manual pages of the rules.
enum RuleManual {
    /// Whether a code looks like one of ours and is none; hooks have codes of their own.
    static func isMisspelt(_ code: String) -> Bool {
        let prefix = code.prefix { $0 != "-" }.uppercased()
        return !RuleBook.all.contains { type(of: $0).code == code }
            && RuleBook.all.contains { type(of: $0).code.hasPrefix(prefix + "-") }
    }

    /// Prints the page of a rule, or a line for each of them all.
    static func print(_ code: String, json: Bool, _ console: Console) throws {
        if code == "all", !json {
            for rule in RuleBook.all {
                let kind = type(of: rule)
                try console.print(
                    "\(Style.strong(kind.code, console))  "
                        + "\(kind.defaultSeverity.rawValue.padding(to: 7))  \(kind.explanation.rule)"
                )
            }
            return
        }
        guard let rule = RuleBook.rule(code) else {
            let codes = RuleBook.all.map { type(of: $0).code }.joined(separator: ", ")
            throw Failure(
                .notFound, "there is no rule '\(SafeText.line(code))'",
                remedy: "Rules are \(codes). `lb check --explain all` says what each asks.")
        }
        let kind = type(of: rule)
        let page = kind.explanation
        if json {
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
}
