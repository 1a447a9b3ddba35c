internal import Editorial

/// The words and figures of an entry's records, read once for all rules.
///
/// Rules hold every quotation of the text against every record. Nobody records hundreds by hand, so
/// the first ones are enough, and a hostile file stays cheap.
struct RecordWords: Sendable {
    /// As many records of a kind, and as many quotations of the text, are held against each other.
    static let most = 200

    /// A recorded quotation by the first token of the passage that holds its words.
    let quoteAt: [Int: Int]
    let claims: [ClaimWords]
    let embeds: [EmbedWords]

    /// A claim record, read.
    struct ClaimWords: Sendable {
        var hasSource: Bool
        var numbers: [Double]
        var text: String?
        /// Hashes of the words of its text, or else of its value.
        var words: [UInt64]
    }

    /// The stored text of a post, read.
    struct EmbedWords: Sendable {
        /// Hashes of its words, as `Words` reads them.
        var words: [UInt64]
        /// The same without editors' words in brackets.
        var stored: [UInt64]
    }

    init(_ entry: Entry?, _ text: AnalysedText) {
        claims = (entry?.claims ?? []).prefix(Self.most).map { claim in
            ClaimWords(
                hasSource: !claim.source.isBlank,
                numbers: Claims.numbers(claim.value ?? claim.text ?? ""),
                text: claim.text.isBlank ? nil : claim.text,
                words: Words.normal((claim.text.isBlank ? claim.value : claim.text) ?? ""))
        }
        embeds = (entry?.embeds ?? []).prefix(Self.most).map {
            EmbedWords(
                words: Words.normal($0.text ?? ""),
                stored: Elision.parts($0.text ?? "").flatMap { $0 })
        }
        let records = (entry?.quotes ?? []).prefix(Self.most).map { Words.normal($0.text) }
        var quoteAt: [Int: Int] = [:]
        if !records.isEmpty {
            for passage in text.passages.prefix(Self.most) {
                let words = Words.normal(text, passage.inner)
                if let index = records.firstIndex(where: { Words.overlap(words, $0) }) {
                    quoteAt[passage.tokens.lowerBound] = index
                }
            }
        }
        self.quoteAt = quoteAt
    }
}
