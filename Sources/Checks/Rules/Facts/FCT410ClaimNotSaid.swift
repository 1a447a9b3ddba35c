internal import Editorial

/// A claim on record that its entry does not make, or makes no more.
struct ClaimNotSaid: Rule {
    static let code = "FCT-410"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "What is recorded as a claim is what the entry says.",
        why: "A figure that was corrected is still published as checked, also to search engines.",
        failing: "claims: [{key: gusts, value: 90 mph}]; entry: “Gusts of 95 mph”",
        passing: "claims: [{key: gusts, value: 95 mph}]; entry: “Gusts of 95 mph”",
        guideline: "schema.org ClaimReview; IFCN code, honest corrections",
        repair:
            "Write what the entry says now into the record under `claims`, or take the record out.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let entry = input.entry, entry.retracted == nil else { return [] }
        let open = Array(zip(entry.claims, input.records.claims))
        guard !open.isEmpty else { return [] }
        let said = numbers(of: entry, input.text)
        let before = input.published.map { numbers(of: $0.entry, $0.text) } ?? []
        return open.compactMap { claim, words in
            let isKept =
                input.published?.entry.claims.contains {
                    $0.key == claim.key && $0.value == claim.value && $0.text == claim.text
                } ?? false
            let isGone: Bool
            if words.numbers.isEmpty {
                // Words are said in many ways, so that only an edit tells that they went.
                isGone = isKept && claim.value.isBlank && wentAway(words, in: input)
            } else {
                isGone =
                    words.numbers.allSatisfy { !said.contains($0) }
                    || isKept
                        && words.numbers.contains { before.contains($0) && !said.contains($0) }
            }
            guard isGone else { return nil }
            let what = SafeText.line((claim.value ?? claim.text ?? "").prefix(80))
            return record(
                "The claim “\(SafeText.line(claim.key.prefix(60)))” is recorded as “\(what)”, which the "
                    + "entry does not say.", in: input)
        }
    }

    private func wentAway(_ words: RecordWords.ClaimWords, in input: CheckInput) -> Bool {
        func isSaid(_ text: AnalysedText) -> Bool {
            text.sentences.contains { Claims.speaks(of: words, $0, in: text) }
        }
        guard let published = input.published else { return false }
        return isSaid(published.text) && !isSaid(input.text)
    }

    /// The figures of all that readers have of an entry.
    private func numbers(of entry: Entry, _ text: AnalysedText) -> Set<Double> {
        let others =
            [entry.title, entry.keyText] + entry.quotes.prefix(RecordWords.most).map(\.text)
            + entry.embeds.prefix(RecordWords.most).map(\.text)
            + entry.media.prefix(RecordWords.most).map(\.caption)
        let texts =
            [text]
            + others.compactMap { $0 }.map { AnalysedText(plain: $0, text.lexicon) }
        return Set(texts.flatMap(\.figures).flatMap { [$0.value, $0.number].compactMap { $0 } })
    }
}
