package import Editorial

/// One editorial rule: what it looks for, how much it weighs, and the page that explains it.
package protocol Rule: Sendable {
    /// Such as `ATT-001`; never changes, since overrides and settings name it.
    static var code: String { get }
    /// What a blog's `desk.yml` may change.
    static var defaultSeverity: Severity { get }
    static var explanation: RuleExplanation { get }
    /// Whether it reads the language of the text, and so says nothing where that has no word lists.
    static var readsLanguage: Bool { get }

    /// Whether the title and the text on the timeline are read as well, each by itself.
    static var readsTitles: Bool { get }

    /// The places where the entry breaks the rule, in any order.
    func findings(in input: CheckInput) -> [Finding]
}

/// The manual page of a rule.
package struct RuleExplanation: Sendable {
    /// What the rule asks, in one sentence.
    package var rule: String
    /// Why it matters to readers.
    package var why: String
    /// A text or record that the rule stops.
    package var failing: String
    /// The same, mended.
    package var passing: String
    /// The guideline that it rests on.
    package var guideline: String
    /// How to mend it, in one sentence.
    package var repair: String
}

extension Rule {
    package static var readsLanguage: Bool { true }
    package static var readsTitles: Bool { false }

    /// A finding of this rule over scalars of the analysed text.
    func finding(
        _ message: String, at scalars: Range<Int>, in input: CheckInput,
        replacement: String? = nil
    ) -> Finding {
        let range = input.text.source(scalars)
        // Where the words hold emphasis or links, putting plain ones there would lose it.
        let isPlain = range.count == scalars.count
        return record(message, at: range, in: input, replacement: isPlain ? replacement : nil)
    }

    /// A finding about a record of the front matter, which has no place in the text.
    func record(
        _ message: String, at range: Range<Int> = 0..<0, in input: CheckInput,
        replacement: String? = nil
    ) -> Finding {
        Finding(
            rule: Self.code, severity: input.severity(of: Self.code, Self.defaultSeverity),
            message: message, start: range.lowerBound, end: range.upperBound,
            suggestion: Self.explanation.repair, replacement: replacement)
    }
}
