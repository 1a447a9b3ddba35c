internal import Editorial

/// A summary that says an event is over where the newest entry says that it goes on.
struct SummaryContradicts: Rule {
    static let code = "SUM-901"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A summary agrees with the newest entries.",
        why: "The summary is what most readers read, and all that some do.",
        failing: "Summary: “The strike ended.” Entry: “the strike gets under way”",
        passing: "Summary: “The strike is under way.”",
        guideline: "House style",
        repair: "Bring the summary up to date with the entries.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let sources = input.summarised, !sources.isEmpty else { return [] }
        let begun = begun(in: sources)
        return input.text.sentences.compactMap { sentence in
            guard let end = input.text.first(.ended, in: sentence) else { return nil }
            let subject = telling(sentence.lowerBound..<end.lowerBound, in: input.text)
            guard let place = subject.compactMap({ begun[$0] }).min(by: { $0.order < $1.order })
            else { return nil }
            return finding(
                "This says “\(input.text.string(input.text.scalarRange(end)))”, and an entry says "
                    + "“\(place.words)”.", at: input.text.scalarRange(end),
                in: input)
        }
    }

    /// By each telling word before it, the place where something goes on, unless a later one says that
    /// it is over.
    private func begun(in sources: [AnalysedText]) -> [UInt64: (order: Int, words: String)] {
        var result: [UInt64: (order: Int, words: String)] = [:]
        var order = 0
        for source in sources {
            for sentence in source.sentences {
                if let begun = source.first(.begun, in: sentence) {
                    order += 1
                    let near = max(sentence.lowerBound, begun.lowerBound - 5)..<begun.lowerBound
                    for word in telling(near, in: source) where result[word] == nil {
                        result[word] = (order, source.string(source.scalarRange(begun)))
                    }
                }
                if let ended = source.first(.ended, in: sentence) {
                    for word in telling(sentence.lowerBound..<ended.lowerBound, in: source) {
                        result[word] = nil
                    }
                }
            }
        }
        return result
    }

    private func telling(_ range: Range<Int>, in text: AnalysedText) -> Set<UInt64> {
        Set(
            range.compactMap { index in
                let token = text.tokens[index]
                guard token.kind == .word, token.end - token.start > 3, !token.has(.determiner),
                    !token.has(.preposition), !token.has(.auxiliary), !token.has(.adverb)
                else { return nil }
                return Stem.hash(text, index)
            })
    }
}
