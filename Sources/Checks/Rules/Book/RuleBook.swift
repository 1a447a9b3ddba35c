package import Editorial

/// Every rule that the program knows, in the order of their codes.
package enum RuleBook {
    package static let all: [any Rule] = [
        MissingSpeaker(),
        UnbalancedMarks(),
        MissingCredit(),
        UntraceableEmbed(),
    ]

    /// The findings of all rules, in the order of the text.
    package static func findings(in input: CheckInput) -> [Finding] {
        var result: [Finding] = []
        for rule in all where !input.disabled.contains(type(of: rule).code) {
            result += rule.findings(in: input)
        }
        return result.sorted { ($0.start, $0.end, $0.rule) < ($1.start, $1.end, $1.rule) }
    }

    /// The rule of a code, in any case.
    package static func rule(_ code: String) -> (any Rule)? {
        all.first { type(of: $0).code == code.uppercased() }
    }
}
