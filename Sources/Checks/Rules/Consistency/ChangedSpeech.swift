/// Something of what readers have that a later version has otherwise, as a sentence and a place.
struct OpenChange {
    let message: String
    /// Unicode scalars of the new text.
    let place: Range<Int>
}

/// Quotations that a later version of a text has otherwise, gives to somebody else, or has no more.
enum ChangedSpeech {
    /// Shorter ones are terms and words held at arm's length.
    private static let fewestWords = 3

    private struct Quotation {
        let passage: QuotedPassage
        let words: [UInt64]
        /// The speaker's name; nil where the text names nobody.
        let speaker: String?

        static func all(in text: AnalysedText) -> [Quotation] {
            text.passages.prefix(RecordWords.most).filter { $0.wordCount >= fewestWords }.map {
                let named = $0.speaker.flatMap { $0.kind == .name ? text.string($0.scalars) : nil }
                return Quotation(
                    passage: $0, words: Words.normal(text, $0.inner), speaker: named)
            }
        }

        func isPart(of other: Quotation) -> Bool {
            Words.contains(other.words, words) || Words.contains(words, other.words)
        }
    }

    static func changes(from old: AnalysedText, to new: AnalysedText) -> [OpenChange] {
        let (before, after) = (Quotation.all(in: old), Quotation.all(in: new))
        guard !before.isEmpty else { return [] }
        let changed = after.compactMap { quotation -> OpenChange? in
            let same = before.filter { quotation.isPart(of: $0) }
            if same.isEmpty {
                guard before.contains(where: { Words.overlap($0.words, quotation.words) }) else {
                    return nil
                }
                return OpenChange(
                    message: "The published entry has these words differently.",
                    place: quotation.passage.scalars)
            }
            // The longest of them has most of the words, and so the speaker.
            guard let name = quotation.speaker,
                let was = same.max(by: { $0.words.count < $1.words.count })?.speaker,
                !same.contains(where: { $0.speaker.map { SpeakerNames.same($0, name) } ?? false })
            else { return nil }
            return OpenChange(
                message: "The published entry gave these words to \(was).",
                place: quotation.passage.scalars)
        }
        guard changed.isEmpty else { return changed }
        return gone(before, after, old, new)
    }

    private static func gone(
        _ before: [Quotation], _ after: [Quotation], _ old: AnalysedText, _ new: AnalysedText
    ) -> [OpenChange] {
        let all = Words.normal(new, 0..<new.tokens.count)
        let first = new.sentences.first.map(new.scalarRange) ?? 0..<0
        return before.filter { quotation in
            quotation.passage.isSpeech && !after.contains(where: quotation.isPart)
                && !Words.contains(all, quotation.words)
        }.map { quotation in
            let words = old.string(old.scalarRange(quotation.passage.inner))
            let told = words.count > 60 ? words.prefix(59) + "…" : words[...]
            return OpenChange(
                message: "The published entry quoted “\(told)”, which is gone here.", place: first)
        }
    }
}
