internal import ArgumentParser
internal import Checks
internal import Editorial

/// The manual pages of the rules.
enum RuleManual {
    /// Prints the page of a rule.
    static func print(_ code: String, json: Bool, _ console: Console) throws {
        guard let rule = RuleBook.rule(code) else {
            let codes = RuleBook.all.map { type(of: $0).code }.joined(separator: ", ")
            throw Failure(
                .notFound, "there is no rule '\(SafeText.line(code))'",
                remedy: "Rules are \(codes).")
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
