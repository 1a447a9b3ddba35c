internal import Editorial

/// A claim that nobody has verified, stated as fact.
struct UnhedgedClaim: Rule {
    static let code = "FCT-407"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "What is not verified is said to be so.",
        why: "The first hour’s figures are the ones that are wrong.",
        failing: "Seven people died. [status: unverified]",
        passing: "Seven people died, according to unconfirmed reports.",
        guideline:
            "BBC Editorial Guidelines, section 3: accuracy; Standards for breaking news (Gazette/ASNE, S. Buttry)",
        repair: "Say that it is unconfirmed and who says it, or verify the claim.")

    func findings(in input: CheckInput) -> [Finding] {
        let open = zip(input.entry?.claims ?? [], input.records.claims).filter {
            ["unverified", "checking", "disputed"].contains($0.0.status ?? "")
        }
        return open.compactMap { claim, words in
            for sentence in input.text.sentences
            where Claims.speaks(of: words, sentence, in: input.text) {
                guard !input.text.has(.hedge, in: sentence) else { continue }
                return finding(
                    "This is recorded as \(claim.status ?? "unverified") and stated as fact.",
                    at: input.text.scalarRange(sentence), in: input)
            }
            return nil
        }
    }
}
