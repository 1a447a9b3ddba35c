internal import Editorial

/// A speaker who is first named after more than two sentences of their words.
struct LateSpeaker: Rule {
    static let code = "ATT-006"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "A long quotation names its speaker after two sentences at most.",
        why: "Readers want to know who is talking before they have heard all of it.",
        failing: "“A. B. C. D.” said Lee",
        passing: "“A,” said Lee. “B. C. D.”",
        guideline: "Reuters Handbook, sourcing essentials",
        repair: "Put the attribution after the first sentence of the quotation.")

    func findings(in input: CheckInput) -> [Finding] {
        input.text.passages.indices.compactMap { index in
            let passage = input.text.passages[index]
            guard let speaker = passage.speaker, speaker.link == .after || speaker.link == .credit,
                speaker.kind != .pronoun, !passage.isBlock, !passage.continuesPrevious,
                sentences(in: passage, of: input.text) > 2,
                !isNamed(speaker, before: passage, in: input.text)
            else { return nil }
            let name = input.text.string(speaker.scalars)
            return finding(
                "\(name) is named only at the end of a long quotation.", at: speaker.scalars,
                in: input)
        }
    }

    private func sentences(in passage: QuotedPassage, of text: AnalysedText) -> Int {
        var count = 0
        for index in passage.inner where text.tokens[index].kind == .mark {
            let token = text.tokens[index]
            if token.endsSentence, index == 0 || !text.tokens[index - 1].endsSentence { count += 1 }
            // A single letter is a sentence where another one, or nothing, follows.
            if token.isAbbreviationStop, index > 0,
                text.tokens[index - 1].end - text.tokens[index - 1].start == 1
            {
                let next = index + 1 < passage.inner.upperBound ? text.tokens[index + 1] : nil
                if next.map({ $0.end - $0.start == 1 }) ?? true { count += 1 }
            }
        }
        return count
    }

    private func isNamed(_ speaker: Speaker, before passage: QuotedPassage, in text: AnalysedText)
        -> Bool
    {
        let names = Set(
            text.tokens[speaker.tokens].filter { $0.isCapitalised || $0.has(.role) }.map(\.hash))
        guard let block = text.block(of: passage.tokens.lowerBound) else { return false }
        // A page back is far enough, and keeps a paragraph of nothing but quotations cheap.
        let start = max(block.tokens.lowerBound, passage.tokens.lowerBound - 500)
        return text.tokens[start..<passage.tokens.lowerBound].contains {
            names.contains($0.hash)
        }
    }
}
