internal import Editorial

/// A quotation of somebody unnamed without a recorded reason and sign-off.
struct UnnamedWithoutReason: Rule {
    static let code = "ANO-101"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "An unnamed speaker has a recorded reason, and an editor who knows who it is.",
        why:
            "Readers cannot judge a source that they do not know; somebody must have done it for them.",
        failing: "“It was chaos,” said an aide.",
        passing:
            "“It was chaos,” said an aide who was not authorised to speak. [record: reason, editor]",
        guideline:
            "AP news values, attribution and anonymous sources; BBC Editorial Guidelines, section 3: accuracy; Reuters Handbook, sourcing essentials",
        repair: "Record `descriptor`, `reason` and `known_to` under `quotes`, or name the speaker.")

    func findings(in input: CheckInput) -> [Finding] {
        let spoken = inText(input)
        return spoken.isEmpty ? inRecords(input) : spoken
    }

    private func inText(_ input: CheckInput) -> [Finding] {
        input.text.passages.compactMap { passage in
            guard passage.wordCount > 0, let speaker = passage.speaker, speaker.link != .inherited,
                UnnamedSource.isUnnamed(speaker, in: input.text)
                    || UnnamedSource.wantsNoName(speaker, in: input.text)
            else { return nil }
            let record =
                input.record(of: passage) ?? input.entry?.quotes.first { !$0.descriptor.isBlank }
            if let record, !record.reason.isBlank, !record.knownTo.isBlank { return nil }
            let sentence = input.text.sentence(of: speaker.tokens.lowerBound)
            if record == nil, UnnamedSource.givesReason(sentence, in: input.text) { return nil }
            let who = input.text.string(speaker.scalars)
            var found = finding(
                "Nothing is recorded of why “\(who)” is not named and who knows them.",
                at: speaker.scalars, in: input)
            if input.severities[Self.code] == nil, !input.text.hasCapitals {
                found.severity = .warning
            }
            return found
        }
    }
    /// Records of somebody who is described and not named, and nobody says why: a quote card that is
    /// credited to a “junior doctor”.
    private func inRecords(_ input: CheckInput) -> [Finding] {
        (input.entry?.quotes ?? []).compactMap { record in
            guard let who = record.descriptor, !who.isBlankText, record.speaker.isBlank,
                record.reason.isBlank || record.knownTo.isBlank
            else { return nil }
            var found = self.record(
                "Nothing is recorded of why “\(SafeText.line(who.prefix(80)))” is not named and who knows them.",
                in: input)
            // Passers-by go unnamed every day; insiders do so for a reason.
            let descriptor = AnalysedText(plain: who, input.text.lexicon)
            if input.severities[Self.code] == nil,
                !descriptor.has(.unnamed, in: descriptor.tokens.indices)
            {
                found.severity = .warning
            }
            return found
        }
    }
}
