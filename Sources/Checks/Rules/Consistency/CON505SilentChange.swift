internal import Editorial

/// A published figure, name or quotation that has changed without a correction.
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
        let changed = title(published, input) + facts(published, input)
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
        return quotations(published, input) + names(published, input)
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

    private func title(
        _ published: CheckInput.PublishedVersion, _ input: CheckInput
    ) -> [Finding] {
        guard let old = published.entry.title, let new = input.entry?.title, old != new else {
            return []
        }
        let lexicon = input.text.lexicon
        return ChangedFacts.changes(
            from: AnalysedText(plain: old, lexicon), to: AnalysedText(plain: new, lexicon)
        ).prefix(1).map { record("In the title: " + Self.message($0), in: input) }
    }

    private static func message(_ change: ChangedFacts.Change) -> String {
        "The published entry said \(change.was)"
            + (change.now.map { "; this says \($0)." } ?? ", which is gone here.")
    }

    private func quotations(_ published: CheckInput.PublishedVersion, _ input: CheckInput)
        -> [Finding]
    {
        let old = published.text.passages.prefix(RecordWords.most).filter { $0.wordCount >= 3 }.map
        {
            Words.normal(published.text, $0.inner)
        }
        return input.text.passages.prefix(RecordWords.most).compactMap { passage in
            guard passage.wordCount >= 3 else { return nil }
            let words = Words.normal(input.text, passage.inner)
            guard !old.contains(where: { Words.contains($0, words) || Words.contains(words, $0) }),
                old.contains(where: { Words.overlap($0, words) })
            else { return nil }
            return finding(
                "The published entry has these words differently.", at: passage.scalars, in: input)
        }
    }

    private func names(_ published: CheckInput.PublishedVersion, _ input: CheckInput) -> [Finding] {
        let old = Set(Names.names(in: published.text))
        let found = Names.found(in: input.text)
        let new = Set(found.map(\.text))
        guard let lost = old.subtracting(new).sorted().first,
            let changed = found.first(where: { !old.contains($0.text) }),
            new.subtracting(old).count <= old.subtracting(new).count
        else { return [] }
        return [
            finding(
                "The published entry named \(lost).", at: input.text.scalarRange(changed.tokens),
                in: input)
        ]
    }
}
