internal import Editorial

/// A claim record without source, checker, time or status.
struct IncompleteClaim: Rule {
    static let code = "FCT-406"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "A claim record says where it comes from, who checked it, when, and how sure it is.",
        why: "A ledger with gaps proves nothing.",
        failing: "claim{value: 7}",
        passing: "claim{value: 7, source: s1, checkedBy, at, status}",
        guideline: "IFCN code, transparency of sources; schema.org ClaimReview",
        repair: "Add `source`, `checked_by`, `at` and `status` to the record under `claims`.")

    func findings(in input: CheckInput) -> [Finding] {
        return (input.entry?.claims ?? []).compactMap { claim in
            var missing: [String] = []
            if claim.source.isBlank { missing.append("source") }
            if claim.checkedBy.isBlank { missing.append("checked_by") }
            if claim.at == nil { missing.append("at") }
            if claim.status.isBlank { missing.append("status") }
            guard !missing.isEmpty else { return nil }
            let name = "The claim “\(SafeText.line(claim.key.prefix(60)))”"
            return record("\(name) has no \(missing.joined(separator: ", no ")).", in: input)
        }
    }
}
