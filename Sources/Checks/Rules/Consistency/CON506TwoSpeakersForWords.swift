internal import Editorial

/// Words that the blog has given to somebody else.
struct TwoSpeakersForWords: Rule {
    static let code = "CON-506"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "The same words belong to the same speaker throughout the blog.",
        why: "One of the two never said it.",
        failing: "E3: “We will never give in to this,” said Lee. E9: the same words, said Kim",
        passing: "both Lee",
        guideline: "House style",
        repair: "Find out who said it and correct the other entry.")

    func findings(in input: CheckInput) -> [Finding] {
        guard !input.earlier.isEmpty else { return [] }
        // A few speakers tell as much as all of them.
        var speakers: [[UInt64]: [String]] = [:]
        for fact in input.earlier.lazy.flatMap(\.quotations)
        where speakers[fact.words]?.count ?? 0 < 8
            && speakers[fact.words]?.contains(fact.speaker) != true
        {
            speakers[fact.words, default: []].append(fact.speaker)
        }
        return input.text.passages.compactMap { passage in
            guard passage.wordCount >= 5, let speaker = passage.speaker, speaker.kind == .name
            else { return nil }
            let words = Words.normal(input.text, passage.inner)
            let name = input.text.string(speaker.scalars)
            for speaker in speakers[words] ?? [] {
                guard !SpeakerNames.same(speaker, name) else { continue }
                return finding(
                    "An earlier entry gives these words to \(SafeText.line(speaker.prefix(80))).",
                    at: passage.scalars, in: input)
            }
            return nil
        }
    }
}
