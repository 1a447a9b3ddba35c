internal import Editorial

/// Words quoted from a post that its stored text does not hold.
struct WordsNotInPost: Rule {
    static let code = "EMB-303"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "Words quoted from an embedded post are in its stored text.",
        why: "The post stands right below, and readers compare.",
        failing: "stored “40 boats”, entry “50 boats”",
        passing: "identical words",
        guideline: "AP news values, attribution and anonymous sources",
        repair: "Quote the post as it is stored.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let embeds = input.entry?.embeds, !embeds.isEmpty else { return [] }
        return input.text.passages.prefix(RecordWords.most).compactMap { passage in
            guard passage.wordCount > 0, input.record(of: passage)?.speaker == nil else {
                return nil
            }
            let parts = Elision.parts(input.text, passage.inner)
            let words = parts.flatMap { $0 }
            let posts = zip(embeds, input.records.embeds).filter { !$1.stored.isEmpty }
            if posts.contains(where: { Elision.holds($1.stored, parts) }) { return nil }
            guard
                let post = posts.first(where: { isMeant($0, $1.stored, by: words, passage, input) })
            else { return nil }
            return finding(
                "The stored text of the post “\(post.0.label)” has other words.",
                at: passage.scalars, in: input)
        }
    }

    /// Whether the words are close to the post's, or the text gives them to its author.
    private func isMeant(
        _ embed: Embed, _ stored: [UInt64], by words: [UInt64], _ passage: QuotedPassage,
        _ input: CheckInput
    ) -> Bool {
        if Words.overlap(stored, words) { return true }
        let common = Set(words).intersection(stored).count
        if common * 2 >= Set(words).count { return true }
        guard let author = embed.author, let speaker = passage.speaker, speaker.kind == .name else {
            return false
        }
        return SpeakerNames.same(input.text.string(speaker.scalars), author)
    }
}
