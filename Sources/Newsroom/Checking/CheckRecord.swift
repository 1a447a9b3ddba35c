package import Editorial

/// What one check found, as a line on record: `10-attribution da2fce99478b 1 errors in ATT-001, 2 warnings: ATT-001 FCT-401`.
package struct CheckRecord: Hashable, Sendable {
    package let name: String
    /// The first twelve digits of the SHA-256 of the hook.
    package let digest: String
    package let errors: Int
    package let warnings: Int
    /// Rules that found an error; nil in what earlier versions wrote.
    package let errorRules: [String]?
    /// All rules that found something.
    package let rules: [String]

    package init(name: String, digest: String, findings: [Finding]) {
        self.name = name
        self.digest = digest
        let wrong = findings.filter { $0.severity == .error }
        errors = wrong.count
        warnings = findings.count { $0.severity == .warning }
        errorRules = Set(wrong.map(\.rule)).sorted()
        rules = Set(findings.map(\.rule)).sorted()
    }

    package var line: String {
        let wrong = errorRules.map { $0.isEmpty ? "" : " in \($0.joined(separator: " "))" } ?? ""
        return "\(name) \(digest) \(errors) errors\(wrong), \(warnings) warnings"
            + (rules.isEmpty ? "" : ": \(rules.joined(separator: " "))")
    }

    /// Nil for a line of another form.
    package init?(_ line: String) {
        let sides = line.split(separator: ", ", maxSplits: 1)
        let left = sides[0].split(separator: " ")
        guard sides.count == 2, left.count == 4 || left.count > 5 && left[4] == "in",
            left[3] == "errors", let errors = Int(left[2]), errors >= 0
        else { return nil }
        let parts = sides[1].split(separator: ": ", maxSplits: 1)
        let words = parts[0].split(separator: " ")
        guard words.count == 2, words[1] == "warnings", let warnings = Int(words[0]), warnings >= 0
        else { return nil }
        name = String(left[0])
        digest = String(left[1])
        self.errors = errors
        self.warnings = warnings
        errorRules = left.count > 5 ? left.dropFirst(5).map(String.init) : nil
        rules = parts.count > 1 ? parts[1].split(separator: " ").map(String.init) : []
    }

    /// Rules whose errors nobody answered for; what they are called where that is not on record.
    func open(_ answered: Set<String>) -> [String] {
        guard errors > 0 else { return [] }
        if let errorRules { return errorRules.filter { !answered.contains($0) } }
        return rules.contains(where: answered.contains) ? [] : ["\(errors) without a rule"]
    }
}
