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
    /// Bare URLs are looked for at each colon of a word, to its end. No URL that works is longer.
    static let maximumWord = 4096
    /// Cells in one document, padding included.
    static let maximumCells = 100_000
    /// Bytes that all links together say, however often they name the same definition.
    static let maximumLinkBytes = 4 << 20

    init(for source: [UInt8]) {
        let survey = Survey(of: source)
        for range in survey.longWords { overwrite(range, in: source, where: Self.isAutolinkMark) }
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
        var outcome = Trial.Outcome.harmless
        unsafe withUnsafeMutablePointer(to: &outcome) { outcome in
            _ = unsafe run(defused ?? source, tables: tables) { _, _ in unsafe Trial(outcome) }
        }
        return outcome
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

    private static func isBracket(_ index: Int, _ source: [UInt8]) -> Bool {
        source[index] == UInt8(ascii: "[") || source[index] == UInt8(ascii: "]")
    }

    private static func isDefinitionMark(_ index: Int, _ source: [UInt8]) -> Bool {
        source[index] == UInt8(ascii: ":") && index > 0 && source[index - 1] == UInt8(ascii: "]")
    }
}

/// Runs a document through md4c for its totals alone, and stops at the first that is too large.
@safe
private struct Trial: Receiver {
    enum Outcome { case harmless, cells, linkBytes }

    private let outcome: UnsafeMutablePointer<Outcome>
    private var cells = 0
    private var linkBytes = 0

    init(_ outcome: UnsafeMutablePointer<Outcome>) { unsafe self.outcome = unsafe outcome }

    mutating func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
        guard type == MD_BLOCK_TH || type == MD_BLOCK_TD else { return true }
        cells += 1
        if cells > Precautions.maximumCells { unsafe outcome.pointee = .cells }
        return cells <= Precautions.maximumCells
    }

    mutating func leaveBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
        true
    }

    mutating func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
        // Links and images have the same two attributes in the same order.
        guard type == MD_SPAN_A || type == MD_SPAN_IMG,
            let link = unsafe detail?.load(as: MD_SPAN_A_DETAIL.self)
        else { return true }
        linkBytes += unsafe Int(link.href.size) + Int(link.title.size)
        if linkBytes > Precautions.maximumLinkBytes { unsafe outcome.pointee = .linkBytes }
        return linkBytes <= Precautions.maximumLinkBytes
    }

    mutating func leaveSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
        true
    }

    mutating func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) -> Bool {
        true
    }
}
