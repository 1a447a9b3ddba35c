internal import Editorial

/// An unverified post whose content the entry states as fact.
struct UnverifiedPostAsFact: Rule {
    static let code = "EMB-304"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "What an unverified post says is given as what it says.",
        why: "The post may be wrong; then so are we.",
        failing: "A bridge is down [embed @x unverified]",
        passing: "A bridge is down, according to an unverified post by @x",
        guideline:
            "BBC Editorial Guidelines, section 3: accuracy; AFP guidelines on content from social media",
        repair:
            "Attribute it to the post, or record who verified it under `sources` (`verified_by`).")

    func findings(in input: CheckInput) -> [Finding] {
        guard let entry = input.entry else { return [] }
        return zip(entry.embeds, input.records.embeds).compactMap { embed, stored in
            guard !embed.text.isBlank, !isVerified(embed, entry) else { return nil }
            let post = Set(stored.words)
            for sentence in input.text.sentences {
                let words = input.text.tokens[sentence].filter {
                    $0.kind == .word && $0.classes.isEmpty
                }.map(\.hash)
                let shared = words.filter(post.contains).count
                guard words.count > 0, shared * 2 >= words.count,
                    !isAttributed(sentence, in: input.text)
                else { continue }
                return finding(
                    "This states as fact what an unverified post says.",
                    at: input.text.scalarRange(sentence), in: input)
            }
            return nil
        }
    }

    private func isVerified(_ embed: Embed, _ entry: Entry) -> Bool {
        entry.sources.contains { source in
            !source.verifiedBy.isBlank && (source.url == embed.url || source.name == embed.author)
        }
    }

    private func isAttributed(_ sentence: Range<Int>, in text: AnalysedText) -> Bool {
        text.has(.hedge, in: sentence) || text.has(.cuePhrase, in: sentence)
            || text.has(.speechVerb, in: sentence)
    }
}
