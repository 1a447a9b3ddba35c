/// How much a finding weighs: an error stops the act, a warning and an info do not.
package enum Severity: String, Sendable, Codable, Hashable, CaseIterable {
    case error, warning, info
}

/// What a check says about one place of an entry.
package struct Finding: Hashable, Sendable {
    /// The code of the rule, such as `ATT-001`.
    package var rule: String
    package var severity: Severity
    /// One sentence for the person who mends it.
    package var message: String
    /// First Unicode scalar of the place, from the start of the text checked.
    package var start: Int
    /// One past the last Unicode scalar of the place; equal to `start` for a place without extent.
    package var end: Int
    /// How to mend it, in one sentence.
    package var suggestion: String?
    /// What to put in the place of the range, where mending it is mechanical.
    package var replacement: String?
    /// Where the rule is explained.
    package var url: String?

    package init(
        rule: String, severity: Severity, message: String, start: Int, end: Int,
        suggestion: String? = nil, replacement: String? = nil, url: String? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.start = start
        self.end = end
        self.suggestion = suggestion
        self.replacement = replacement
        self.url = url
    }
}
