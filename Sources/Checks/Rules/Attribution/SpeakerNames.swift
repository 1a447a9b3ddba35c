/// Names of speakers, compared the way people write them: "Lee", "Tom Lee", "Mayor Tom Lee".
enum SpeakerNames {
    /// Whether one could be a shorter form of the other: the last words of both are the same.
    static func same(_ left: String, _ right: String) -> Bool {
        let first = words(left)
        let second = words(right)
        guard let last = first.last, let other = second.last else { return true }
        return last == other || first.contains(other) || second.contains(last)
    }

    /// Whether a name stands in the block of a passage, outside quotations.
    static func stands(_ name: String, by passage: QuotedPassage, in text: AnalysedText) -> Bool {
        guard let last = words(name).last, let block = text.block(of: passage.tokens.lowerBound)
        else { return true }
        return block.tokens.contains { text.tokens[$0].hash == last && !text.isQuoted($0) }
    }

    private static func words(_ name: String) -> [UInt64] {
        let scalars = name.unicodeScalars.map(\.value)
        let tokens = Tokenizer.tokens(of: scalars, in: 0..<scalars.count, .english)
        let capital = tokens.filter { $0.kind == .word && $0.isCapitalised && !$0.has(.honorific) }
        return (capital.isEmpty ? tokens.filter { $0.kind == .word } : capital).map(\.hash)
    }
}
