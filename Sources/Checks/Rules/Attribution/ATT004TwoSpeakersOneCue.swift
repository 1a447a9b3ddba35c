internal import Editorial

/// Two recorded speakers in one paragraph, of which the text names one.
struct TwoSpeakersOneCue: Rule {
    static let code = "ATT-004"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "Where a paragraph quotes two people, it names both.",
        why: "Readers give the second quotation to the speaker of the first.",
        failing: "“Go now,” said Lee. “Stay inside.” [record 2: Kim]",
        passing: "“Go now,” said Lee. Kim disagreed: “Stay inside.”",
        guideline: "Reuters Handbook, sourcing essentials",
        repair: "Name the second speaker before their words, or start a new paragraph for them.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let quotes = input.entry?.quotes, quotes.count > 1 else { return [] }
        var result: [Finding] = []
        var previous: (block: Int, name: String)?
        for passage in input.text.passages.prefix(RecordWords.most) where passage.wordCount > 0 {
            guard let name = input.record(of: passage)?.speaker, !name.isEmpty else { continue }
            if let previous, previous.block == passage.block,
                !SpeakerNames.same(previous.name, name),
                !SpeakerNames.stands(name, by: passage, in: input.text)
            {
                result.append(
                    finding(
                        "The record gives these words to \(name), the text to \(previous.name).",
                        at: passage.scalars, in: input))
            }
            previous = (passage.block, name)
        }
        return result
    }
}
