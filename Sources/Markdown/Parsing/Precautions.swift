internal import CMD4C

/// What must be taken away from a document so that parsing it stays close to linear.
///
/// md4c 0.4.8 has constructs whose cost or output grows with the square of the input. Each has a limit
/// far above what people write; beyond it, its marks are hidden from the parser and arrive as text.
struct Precautions {
    /// The source with such marks overwritten, byte for byte as long; nil when nothing was.
    private(set) var defused: [UInt8]?
    /// Whether tables are read. Short rows are padded to the width of their table, so cells can explode.
    private(set) var tables = true

    /// Looking up a bracket walks the lines of its paragraph: at most this many steps each.
    static let maximumBracketWork = 1 << 26
    /// Strikethrough marks are paired by trying: at most this many in a run of lines.
    static let maximumTildes = 4096
    /// Each line walks the quotes and lists that are open: at most this many bytes open them.
    static let maximumPrefix = 512
    /// Bare URLs are looked for at each colon of a word, to its end. No URL that works is longer.
    static let maximumWord = 4096
    /// Cells in one document, padding included.
    static let maximumCells = 100_000
    /// Bytes that all links together say, however often they name the same definition.
    static let maximumLinkBytes = 4 << 20

    init(for source: [UInt8]) {
        let survey = Survey(of: source)
        for range in survey.longWords { overwrite(range, in: source, where: Self.isAutolinkMark) }
        for range in survey.deepPrefixes {
            overwrite(range, in: source, where: Self.isContainerMark)
        }
        for range in survey.tildeRuns { overwrite(range, in: source, where: Self.isStrikethrough) }
        for range in survey.busyRuns { overwrite(range, in: source, where: Self.isBracket) }
        guard survey.mayExplode else { return }
        switch trial(of: source) {
        case .harmless: return
        case .cells:
            tables = false
            guard trial(of: source) == .linkBytes else { return }
        case .linkBytes: break
        }
        overwrite(source.indices, in: source, where: Self.isDefinitionMark)
        if tables, trial(of: source) == .cells { tables = false }
    }

    private func trial(of source: [UInt8]) -> Trial.Outcome {
        let trial = Trial()
        _ = run(trial, over: defused ?? source, tables: tables)
        return trial.outcome
    }

    private mutating func overwrite(
        _ range: Range<Int>, in source: [UInt8], where isMark: (Int, [UInt8]) -> Bool
    ) {
        var bytes = defused ?? source
        defused = nil
        for index in range where isMark(index, source) { bytes[index] = UInt8(ascii: "x") }
        defused = bytes
    }

    private static func isAutolinkMark(_ index: Int, _ source: [UInt8]) -> Bool {
        source[index] == UInt8(ascii: ":") || source[index] == UInt8(ascii: "@")
    }

    /// Marks of one or two tildes; longer ones are fences.
    private static func isStrikethrough(_ index: Int, _ source: [UInt8]) -> Bool {
        guard source[index] == UInt8(ascii: "~") else { return false }
        var start = index
        while start > 0, index - start < 3, source[start - 1] == source[index] { start -= 1 }
        var end = index
        while end < source.count, end - start < 3, source[end] == source[index] { end += 1 }
        return end - start < 3
    }

    private static func isContainerMark(_ index: Int, _ source: [UInt8]) -> Bool {
        switch source[index] {
        case UInt8(ascii: ">"): return true
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
            UInt8(ascii: ")"):
            return index + 1 == source.count || source[index + 1] <= 0x20
        default: return false
        }
    }

    private static func isBracket(_ index: Int, _ source: [UInt8]) -> Bool {
        source[index] == UInt8(ascii: "[") || source[index] == UInt8(ascii: "]")
    }

    private static func isDefinitionMark(_ index: Int, _ source: [UInt8]) -> Bool {
        source[index] == UInt8(ascii: ":") && index > 0 && source[index - 1] == UInt8(ascii: "]")
    }
}

/// Runs a document through md4c for its totals alone, and stops at the first that is too large.
private final class Trial: Receiver {
    enum Outcome { case harmless, cells, linkBytes }

    private(set) var outcome = Outcome.harmless
    private var cells = 0
    private var linkBytes = 0

    override func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
        if type == MD_BLOCK_TH || type == MD_BLOCK_TD { cells += 1 }
        if cells > Precautions.maximumCells { outcome = .cells }
        return outcome == .harmless
    }

    override func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
        // Links and images have the same two attributes in the same order.
        if type == MD_SPAN_A || type == MD_SPAN_IMG,
            let link = unsafe detail?.load(as: MD_SPAN_A_DETAIL.self)
        {
            linkBytes += unsafe Int(link.href.size) + Int(link.title.size)
        }
        if linkBytes > Precautions.maximumLinkBytes { outcome = .linkBytes }
        return outcome == .harmless
    }

    override func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) -> Bool {
        // md4c 0.4.8 does not stop when a link asks for it; it does when its text does.
        outcome == .harmless
    }
}
