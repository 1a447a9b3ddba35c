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
        input.text.passages.compactMap { passage in
            guard passage.wordCount > 0, let speaker = passage.speaker, speaker.link != .inherited,
                UnnamedSource.isUnnamed(speaker, in: input.text)
            else { return nil }
            let record =
                input.record(of: passage) ?? input.entry?.quotes.first { !$0.descriptor.isBlank }
            if let record, !record.reason.isBlank, !record.knownTo.isBlank { return nil }
            let sentence = input.text.sentence(of: speaker.tokens.lowerBound)
            if record == nil, UnnamedSource.givesReason(sentence, in: input.text) { return nil }
            let who = input.text.string(speaker.scalars)
            return finding(
                "Nothing is recorded of why “\(who)” is not named and who knows them.",
                at: speaker.scalars, in: input)
        }
    }
}
