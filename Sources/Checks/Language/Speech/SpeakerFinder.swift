/// Finds who says each quotation of a text.
///
/// Within a clause: the attribution that follows the quotation at once, else the nearest cue before
/// it, else one after it. A quotation that is a sentence by itself belongs to the speaker of the
/// sentence before it in the paragraph, else of the one after it, else of the paragraph before.
struct SpeakerFinder {
    let text: AnalysedText
    var passages: [QuotedPassage]
    /// The clauses of the text, in order.
    var clauses: [ReadClause] = []

    /// A clause with what was found in it.
    struct ReadClause {
        var clause: Clause
        var phrase: NounPhrase
        var cues: [Cue]
        var passages: [(position: Int, passage: Int)]
    }

    static func attribute(_ passages: inout [QuotedPassage], in text: AnalysedText) {
        guard !passages.isEmpty else { return }
        var finder = SpeakerFinder(text: text, passages: passages)
        finder.readClauses()
        for index in finder.clauses.indices { finder.attributeWithin(index) }
        finder.inherit()
        passages = finder.passages
        for index in passages.indices {
            passages[index].isSpeech = SpeechTest.isSpeech(passages[index], in: text)
        }
    }

    private init(text: AnalysedText, passages: [QuotedPassage]) {
        self.text = text
        self.passages = passages
    }

    private mutating func readClauses() {
        let reader = ClauseReader(tokens: text.tokens, passages: passages)
        var next = 0
        for (index, block) in text.blocks.enumerated() {
            for clause in reader.clauses(of: block, at: index, next: &next) {
                let words = clause.items.compactMap { item in
                    if case .token(let token) = item { token } else { nil }
                }
                let phrase = NounPhrase(tokens: text.tokens, words: words)
                let cues = CueReader(text: text, phrase: phrase).cues()
                clauses.append(
                    ReadClause(
                        clause: clause, phrase: phrase, cues: cues,
                        passages: wordPositions(of: clause)))
            }
        }
    }

    /// Each quotation of the clause with the number of words outside quotations before it.
    private func wordPositions(of clause: Clause) -> [(position: Int, passage: Int)] {
        var result: [(position: Int, passage: Int)] = []
        var position = 0
        for item in clause.items {
            switch item {
            case .token: position += 1
            case .passage(let passage): result.append((position, passage))
            }
        }
        return result
    }

    /// A speaker from positions among the words of a clause.
    func speaker(
        _ read: ReadClause, _ range: Range<Int>, _ link: Speaker.Link, _ cue: Int?
    ) -> Speaker {
        let words = read.phrase.words
        let tokens = words[range.lowerBound]..<words[range.upperBound - 1] + 1
        return Speaker(
            kind: Self.kind(of: tokens, in: text), link: link, tokens: tokens,
            scalars: text.scalarRange(tokens), cue: cue.map { words[$0] })
    }

    /// What kind of words name the speaker.
    static func kind(of range: Range<Int>, in text: AnalysedText) -> Speaker.Kind {
        let tokens = text.tokens[range]
        if tokens.count == 1, let only = tokens.first,
            only.has(.subjectPronoun) || only.has(.possessivePronoun) || only.has(.objectPronoun)
                || only.has(.relative)
        {
            return .pronoun
        }
        let names = tokens.enumerated().contains { offset, token in
            token.kind == .word && token.isCapitalised && !token.has(.determiner)
                && !token.has(.role) && !token.has(.group) && !token.has(.organisation)
                && !token.has(.subjectPronoun)
        }
        if tokens.contains(where: { $0.has(.role) || $0.has(.group) }) {
            return names ? .name : .role
        }
        if tokens.contains(where: { $0.has(.organisation) }) { return .organisation }
        return names ? .name : .role
    }
}
