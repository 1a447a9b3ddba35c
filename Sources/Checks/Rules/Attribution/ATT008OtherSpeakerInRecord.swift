internal import Editorial

/// A speaker in the text who is not the one in the record.
struct OtherSpeakerInRecord: Rule {
    static let code = "ATT-008"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "Text and record give a quotation to the same speaker.",
        why: "One of the two is wrong, and readers see only one.",
        failing: "text: “We go,” Kim said; record: Lee",
        passing: "text and record: Lee",
        guideline: "House style; attribution corpora (PolNeAR, DirectQuote)",
        repair: "Find out who said it and put the same name into both.")

    func findings(in input: CheckInput) -> [Finding] {
        input.text.passages.compactMap { passage in
            guard let speaker = passage.speaker, speaker.kind == .name,
                let name = input.record(of: passage)?.speaker, !name.isEmpty,
                !SpeakerNames.same(input.text.string(speaker.scalars), name),
                !isSecondOfTwo(passage, in: input)
            else { return nil }
            return finding(
                "The text gives these words to \(input.text.string(speaker.scalars)), the record to \(name).",
                at: passage.scalars, in: input)
        }
    }

    /// ATT-004 speaks of a speaker who is only carried over from the quotation before.
    private func isSecondOfTwo(_ passage: QuotedPassage, in input: CheckInput) -> Bool {
        passage.speaker?.link == .inherited
    }
}
