internal import Editorial

/// Quotation marks without a partner, or of two kinds.
struct UnbalancedMarks: Rule {
    static let code = "ATT-005"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "Every quotation mark has its partner, of the same kind.",
        why: "With a mark missing, nobody can tell where somebody's words end and ours begin.",
        failing: "Lee said: “We are leaving.",
        passing: "Lee said: “We are leaving.”",
        guideline: "House style; a paragraph may stay open only if the next one opens again",
        repair: "Add the missing mark, or make both marks of the pair the same kind.")

    func findings(in input: CheckInput) -> [Finding] {
        var result: [Finding] = []
        let passages = input.text.passages
        for (index, passage) in passages.enumerated() where !passage.isBlock {
            let start = passage.scalars.lowerBound
            if !passage.isClosed, !passage.continuesInNext {
                // Its "opening" mark closes what the paragraph before left open: one finding, there.
                if index > 0, carriesOn(passages[index - 1], passage, input.text) { continue }
                var found = finding(
                    "The quotation that starts here is never closed.", at: start..<start + 1,
                    in: input)
                if index + 1 < passages.count, carriesOn(passage, passages[index + 1], input.text) {
                    found.message =
                        "This quotation runs on into the next paragraph, which does not open again."
                    found.severity = .warning
                } else if let closed = closed(passage, input.text) {
                    found = finding(
                        "This quotation is never closed.", at: passage.scalars, in: input,
                        replacement: closed)
                }
                if input.severities[Self.code] == nil, isDoubtful(passage, input.text) {
                    found.severity = .warning
                }
                result.append(found)
            } else if passage.isMixed {
                var found = finding(
                    "The two marks of this quotation are of different kinds.",
                    at: passage.scalars, in: input, replacement: mended(passage, input.text))
                // Readers still see where the words begin and end.
                if input.severities[Self.code] == nil { found.severity = .warning }
                result.append(found)
            }
        }
        for mark in input.text.strayMarks {
            result.append(
                finding(
                    "This quotation mark closes nothing.",
                    at: input.text.scalarRange(mark.token..<mark.token + 1), in: input))
        }
        return result
    }

    /// Whether the mark stands free on both sides, so that it may open or close, or somebody's post
    /// is shown as it was typed.
    private func isDoubtful(_ passage: QuotedPassage, _ text: AnalysedText) -> Bool {
        let mark = passage.tokens.lowerBound
        let isFree =
            !text.tokens[mark].isGlued
            && (mark + 1 >= text.tokens.count || !text.tokens[mark + 1].isGlued)
        return isFree || text.isBehindHandle(mark)
    }

    /// The quotation between a pair of the kind that opens it; straight if that one is straight.
    private func mended(_ passage: QuotedPassage, _ text: AnalysedText) -> String {
        let words = text.string(passage.scalars.lowerBound + 1..<passage.scalars.upperBound - 1)
        let opens = text.scalars[passage.scalars.lowerBound]
        return opens == 0x22 ? "\"\(words)\"" : "“\(words)”"
    }

    /// The quotation with the mark that it lacks, where only one place is possible: the speaker stands
    /// before it, it ends its paragraph, and nobody else's words can be in it.
    private func closed(_ passage: QuotedPassage, _ text: AnalysedText) -> String? {
        guard let speaker = passage.speaker, speaker.tokens.upperBound <= passage.tokens.lowerBound,
            passage.endsSentence, !text.has(.speechVerb, in: passage.inner),
            !text.has(.tellingVerb, in: passage.inner), !text.has(.cuePhrase, in: passage.inner),
            text.sentences(in: passage.inner) == 1,
            let close = Self.partner[text.scalars[passage.scalars.lowerBound]]
        else { return nil }
        return text.string(passage.scalars) + close
    }

    /// The closing mark for each opening one; none for marks that open and close.
    private static let partner: [UInt32: String] = [
        0x22: "\"", 0x201C: "\u{201D}", 0x201E: "\u{201C}", 0xAB: "\u{BB}",
    ]

    /// Whether a paragraph left open ends in the next one, where a mark closes without an opening one.
    private func carriesOn(
        _ first: QuotedPassage, _ second: QuotedPassage, _ text: AnalysedText
    ) -> Bool {
        guard !first.isClosed, second.block > first.block, second.block <= first.block + 4 else {
            return false
        }
        let mark = second.tokens.lowerBound
        let next = mark + 1
        return text.tokens[mark].isGlued
            && (next >= text.tokens.count || !text.tokens[next].isGlued
                || next >= second.tokens.upperBound)
    }
}
