internal import Editorial

/// A claim record without source, checker, time or status, or with a source that is not recorded.
struct IncompleteClaim: Rule {
    static let code = "FCT-406"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "A claim record says where it comes from, who checked it, when, and how sure it is.",
        why: "A ledger with gaps proves nothing.",
        failing: "claims: [{key: deaths, value: 7}]",
        passing: "claims: [{key: deaths, value: 7, source: police, checked_by: ana, "
            + "at: 2026-03-04T07:00:00Z, status: verified}]",
        guideline: "IFCN code, transparency of sources; schema.org ClaimReview",
        repair:
            "Add `source`, `checked_by`, `at` and `status` to the record under `claims`, and the source "
            + "under `sources`.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let entry = input.entry else { return [] }
        return entry.claims.compactMap { claim -> Finding? in
            let name = "The claim “\(SafeText.line(claim.key.prefix(60)))”"
            var missing: [String] = []
            if claim.source.isBlank { missing.append("source") }
            if claim.checkedBy.isBlank { missing.append("checked_by") }
            if claim.at == nil { missing.append("at") }
            if claim.status.isBlank { missing.append("status") }
            if !missing.isEmpty {
                return record("\(name) has no \(missing.joined(separator: ", no ")).", in: input)
            }
            if let checker = claim.checkedBy, let people = input.people, !people.isEmpty,
                !people.contains(where: { $0.isMeant(by: checker) })
            {
                return record(
                    "\(name) was checked by “\(SafeText.line(checker.prefix(60)))”, who is not on the "
                        + "desk.", in: input)
            }
            guard let source = claim.source, !entry.sources.contains(where: { $0.id == source })
            else { return nil }
            // A warning: the claim itself is complete, and the record may stand in another entry.
            var finding = record(
                "\(name) names the source “\(SafeText.line(source.prefix(60)))”, which is not under "
                    + "`sources`.", in: input)
            finding.severity = .warning
            return finding
        }
    }
}
