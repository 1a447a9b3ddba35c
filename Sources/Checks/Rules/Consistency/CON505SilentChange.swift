internal import Editorial

/// A published figure, name, quotation or verdict that has changed without a correction.
struct SilentChange: Rule {
    static let code = "CON-505"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "What readers have seen changes openly.",
        why: "Whoever quoted us is left with words that we no longer stand by.",
        failing: "edit 6 → 7 silently",
        passing: "edit + “Correction 14:10: …”",
        guideline:
            "BBC Editorial Guidelines, section 3: accuracy; Standards for breaking news (Gazette/ASNE, S. Buttry); IFCN code, transparency of sources",
        repair: "Publish it with `lb correct` and a note for readers.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let published = input.published else { return [] }
        if (input.entry?.corrections.count ?? 0) > published.entry.corrections.count { return [] }
        if corrections(in: input.text) > corrections(in: published.text) { return [] }
        let changed =
            title(published, input) + verdicts(published, input) + facts(published, input)
        guard changed.isEmpty else { return changed }
        let now = Set(input.text.figures.compactMap(\.value))
        let before = Set(published.text.figures.compactMap(\.value))
        if let lost = published.text.figures.first(where: {
            $0.isQuantity && $0.value.map { !now.contains($0) } ?? false
        }),
            let new = input.text.figures.first(where: {
                $0.isQuantity && $0.value.map { !before.contains($0) } ?? false
            })
        {
            return [
                finding(
                    "The published entry said \(published.text.string(lost.scalars)).",
                    at: new.scalars, in: input)
            ]
        }
        return speech(published, input)
    }

    /// Sentences that begin as a correction does.
    private func corrections(in text: AnalysedText) -> Int {
        text.sentences.count { sentence in
            text.first(.correctionWord, in: sentence)?.lowerBound == sentence.lowerBound
        }
    }

    private func facts(
        _ published: CheckInput.PublishedVersion, _ input: CheckInput
    ) -> [Finding] {
        ChangedFacts.changes(from: published.text, to: input.text).prefix(5).map { change in
            finding(Self.message(change), at: change.place, in: input)
        }
    }

    private func verdicts(
        _ published: CheckInput.PublishedVersion, _ input: CheckInput
    ) -> [Finding] {
        guard let entry = input.entry, !published.entry.claims.isEmpty else { return [] }
        return ChangedVerdicts.changes(from: published.entry, to: entry, input.text.lexicon)
            .prefix(5).map { record($0, in: input) }
    }

    private func title(
        _ published: CheckInput.PublishedVersion, _ input: CheckInput
    ) -> [Finding] {
        let lexicon = input.text.lexicon
        // What stands in the text is known to be a name; a headline may capitalise every word.
        let known = ChangedNames.known(in: [published.text, input.text])
        func changes(_ old: String?, _ new: String?, _ what: String) -> [Finding] {
            guard let old, let new, old != new else { return [] }
            let (before, after) = (
                AnalysedText(plain: old, lexicon), AnalysedText(plain: new, lexicon)
            )
            let facts = ChangedFacts.changes(from: before, to: after).map(Self.message)
            let names = ChangedNames.changes(
                from: before, to: after, known: known, elsewhere: input.text)
            return (facts + names.map(\.message)).prefix(1).map {
                record("In the \(what): " + $0, in: input)
            }
        }
        return changes(published.entry.title, input.entry?.title, "title")
            + changes(published.entry.keyText, input.entry?.keyText, "short text of the key event")
    }

    /// What a new short text of a published key event says otherwise than the one that readers have, as a
    /// sentence; nil if nothing of weight.
    static func shortTextChange(from old: String, to new: String, in body: AnalysedText) -> String?
    {
        let (before, after) = (
            AnalysedText(plain: old, body.lexicon), AnalysedText(plain: new, body.lexicon)
        )
        let facts = ChangedFacts.changes(from: before, to: after).map(message)
        let known = ChangedNames.known(in: [body])
        let names = ChangedNames.changes(from: before, to: after, known: known, elsewhere: body)
        return
            (facts + names.map(\.message)
            + ChangedSpeech.changes(from: before, to: after)
            .map(\.message)).first
    }

    private static func message(_ change: ChangedFacts.Change) -> String {
        "The published entry said \(change.was)"
            + (change.now.map { "; this says \($0)." } ?? ", which is gone here.")
    }

    private func speech(
        _ published: CheckInput.PublishedVersion, _ input: CheckInput
    ) -> [Finding] {
        (ChangedSpeech.changes(from: published.text, to: input.text)
            + ChangedNames.changes(from: published.text, to: input.text))
            .prefix(5).map { finding($0.message, at: $0.place, in: input) }
    }
}
