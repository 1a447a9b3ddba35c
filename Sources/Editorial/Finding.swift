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
    /// The key of the front matter that the place is in; nil for the Markdown below it.
    package var field: Field?
    /// First Unicode scalar of the place, from the start of the text checked or of the key's value.
    package var start: Int
    /// One past the last Unicode scalar of the place; equal to `start` for a place without extent.
    package var end: Int
    /// How to mend it, in one sentence.
    package var suggestion: String?
    /// What to put in the place of the range, where mending it is mechanical.
    package var replacement: String?
    /// Where the rule is explained.
    package var url: String?

    /// A key of the front matter whose value readers see as text.
    package enum Field: String, Hashable, Sendable, CaseIterable, Codable {
        case title
        case keyText = "key_text"

        /// Its value in an entry.
        package func value(in entry: Entry) -> String? {
            switch self {
            case .title: entry.title
            case .keyText: entry.keyText
            }
        }
    }

    package init(
        rule: String, severity: Severity, message: String, start: Int, end: Int,
        suggestion: String? = nil, replacement: String? = nil, url: String? = nil,
        field: Field? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.start = start
        self.end = end
        self.suggestion = suggestion
        self.replacement = replacement
        self.url = url
        self.field = field
    }
}
