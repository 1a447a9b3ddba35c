internal import Editorial

/// A direct quotation of five words or more without a speaker.
struct MissingSpeaker: Rule {
    static let code = "ATT-001"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "A quotation of five words or more names its speaker in the entry or in a record.",
        why: "Readers judge words by who says them, and an entry is shared without its neighbours.",
        failing: "“We had no warning at all.” The road is closed.",
        passing: "“We had no warning at all,” said shop owner Ana Ruiz. The road is closed.",
        guideline: "Reuters Handbook, sourcing; AP news values, attribution",
        repair: "Name the speaker beside the words, or record who said them under `quotes`.")

    func findings(in input: CheckInput) -> [Finding] {
        input.text.passages.compactMap { passage in
            guard passage.wordCount >= 5, passage.isSpeech, passage.speaker == nil,
                !passage.continuesPrevious, !isRecorded(passage, input),
                !isEmbedded(passage, input), !isPost(passage, in: input.text)
            else { return nil }
            var found = finding(
                "Nobody is named as the speaker of \(Excerpt.of(passage, in: input.text)).",
                at: passage.scalars, in: input)
            if input.severities[Self.code] == nil, isDoubtful(passage, in: input.text) {
                found.severity = .warning
            }
            return found
        }
    }

    /// Whether the speaker may be named after all, too far away or in too odd a way for us to tell,
    /// or the words are a phrase of the sentence rather than speech: nothing to stop an entry for.
    private func isDoubtful(_ passage: QuotedPassage, in text: AnalysedText) -> Bool {
        let start = passage.tokens.lowerBound
        let sentence = text.sentence(of: start)
        if text.namesSource(beside: sentence) || text.namesSource(in: sentence) { return true }
        // ``…``: the second mark may as well open again what somebody goes on to say.
        if text.scalars[passage.scalars.lowerBound] == 0x60,
            text.scalars[passage.scalars.upperBound - 1] == 0x60
        {
            return true
        }
        if text.isBehindHandle(start) { return true }
        guard start > sentence.lowerBound else { return false }
        // The shirt that read “…”, the prize for “…”: no mark leads up to the words.
        return text.tokens[start - 1].kind == .word
    }

    /// Ana Lee (@ana) “…”: the author of a post stands before it.
    private func isPost(_ passage: QuotedPassage, in text: AnalysedText) -> Bool {
        let start = passage.tokens.lowerBound
        guard start > 2, text.tokens[start - 1].isMark(")") else { return false }
        return text.tokens[max(0, start - 6)..<start].contains { $0.isMark("@") }
    }

    private func isRecorded(_ passage: QuotedPassage, _ input: CheckInput) -> Bool {
        guard let record = input.record(of: passage) else { return false }
        return record.speaker?.isEmpty == false || record.descriptor?.isEmpty == false
    }

    /// Words of an embedded post are its author's.
    private func isEmbedded(_ passage: QuotedPassage, _ input: CheckInput) -> Bool {
        guard !input.records.embeds.isEmpty else { return false }
        let words = Words.normal(input.text, passage.inner)
        return zip(input.entry?.embeds ?? [], input.records.embeds).contains { embed, post in
            embed.author?.isEmpty == false && !post.words.isEmpty
                && Words.contains(post.words, words)
        }
    }
}
