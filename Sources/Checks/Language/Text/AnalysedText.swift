/// A text read once: its words, sentences, quotations and figures, for every rule to look at.
///
/// Places are Unicode scalars of the *analysed* text, which is plain; `source(_:)` turns them into
/// scalars of what it was made from, such as the Markdown of an entry.
package struct AnalysedText: Sendable {
    package let lexicon: Lexicon
    package let scalars: [UInt32]
    /// For each scalar, and for the end, its place in the source; nil where both are the same.
    private let sourceOffsets: [Int32]?
    package private(set) var tokens: [Token] = []
    package private(set) var blocks: [TextBlock]
    /// Token ranges, in order.
    package private(set) var sentences: [Range<Int>] = []
    package private(set) var phrases: [PhraseMatch] = []
    package private(set) var passages: [QuotedPassage] = []
    package private(set) var strayMarks: [StrayMark] = []
    package private(set) var figures: [Figure] = []

    /// A plain text, in which every line is a paragraph.
    package init(plain: String, _ lexicon: Lexicon = .english) {
        let scalars = plain.unicodeScalars.map(\.value)
        self.init(
            scalars: scalars, blocks: Self.lines(of: scalars), sourceOffsets: nil, lexicon: lexicon)
    }

    /// A text made from another.
    ///
    /// - Parameters:
    ///   - blocks: in order, without overlap, inside `scalars`.
    ///   - sourceOffsets: one more than `scalars`; nil if the text is its own source.
    package init(
        scalars: [UInt32], blocks: [TextBlock], sourceOffsets: [Int32]?, lexicon: Lexicon
    ) {
        self.lexicon = lexicon
        self.scalars = scalars
        self.blocks = blocks
        self.sourceOffsets = sourceOffsets
        tokens.reserveCapacity(scalars.count / 5 + 8)
        for index in blocks.indices {
            let start = tokens.count
            tokens += Tokenizer.tokens(of: scalars, in: blocks[index].scalars, lexicon)
            self.blocks[index].tokens = start..<tokens.count
            sentences += Sentences.ranges(in: tokens, self.blocks[index].tokens)
        }
        phrases = PhraseMatch.all(in: tokens, lexicon)
        (passages, strayMarks) = QuotationMarks.read(tokens, self.blocks, scalars)
        figures = FigureReader.figures(in: self)
        SpeakerFinder.attribute(&passages, in: self)
        FigureAttribution.attribute(&figures, in: self)
    }

    private static func lines(of scalars: [UInt32]) -> [TextBlock] {
        var blocks: [TextBlock] = []
        var start = 0
        for index in 0...scalars.count {
            guard index == scalars.count || scalars[index] == 0x0A || scalars[index] == 0x2029
            else { continue }
            if scalars[start..<index].contains(where: { !Scalars.isSpace($0) }) {
                blocks.append(TextBlock(kind: .paragraph, scalars: start..<index))
            }
            start = index + 1
        }
        return blocks
    }

    /// The place in the source of a range of the analysed text.
    package func source(_ range: Range<Int>) -> Range<Int> {
        guard let sourceOffsets, !range.isEmpty else { return range }
        let start = Int(sourceOffsets[range.lowerBound])
        return start..<max(start, Int(sourceOffsets[range.upperBound - 1]) + 1)
    }

    /// The scalars that a range of tokens covers.
    package func scalarRange(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
    }

    /// The words of a range of scalars.
    package func string(_ range: Range<Int>) -> String {
        var result = String.UnicodeScalarView()
        for value in scalars[range.clamped(to: 0..<scalars.count)] {
            if let scalar = Unicode.Scalar(value) { result.append(scalar) }
        }
        return String(result)
    }
}
