/// What one quick pass over a source finds that could make parsing it expensive.
struct Survey {
    /// Words, between white space, that are longer than `Precautions.maximumWord`.
    private(set) var longWords: [Range<Int>] = []
    /// Runs of lines without a blank one that hold too many brackets for their lines.
    private(set) var busyRuns: [Range<Int>] = []
    /// Runs of lines without a blank one that hold too many tildes.
    private(set) var tildeRuns: [Range<Int>] = []
    /// Where the marks of quotes and lists at the head of a line go on for too long.
    private(set) var deepPrefixes: [Range<Int>] = []
    /// Whether cells or link definitions could pass their limits; only a trial run tells.
    private(set) var mayExplode = false

    private var lines = 0
    private var widestRow = 0
    private var brackets = 0
    private var longestDefinition = 0

    /// The run of lines that the pass is in.
    private var runStart = 0
    private var runLines = 0
    private var runBrackets = 0
    private var runTildes = 0
    private var definition: Int?

    init(of source: [UInt8]) {
        let bytes = source.span
        // Most entries are too short for any limit to be in reach.
        guard bytes.count > 1024 else { return }
        var wordStart = 0
        var lineStart = 0
        var pipes = 0
        var isBlank = true
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x0A, 0x0D:
                endWord(wordStart..<index)
                wordStart = index + 1
                endLine(lineStart..<index, bytes, pipes: pipes, isBlank: isBlank)
                lineStart = index + 1
                pipes = 0
                isBlank = true
            case 0x20, 0x09, 0x0B, 0x0C:
                endWord(wordStart..<index)
                wordStart = index + 1
            case UInt8(ascii: "["):
                runBrackets += 1
                isBlank = false
            case UInt8(ascii: "]"):
                runBrackets += 1
                isBlank = false
                if definition == nil, index + 1 < bytes.count,
                    bytes[index + 1] == UInt8(ascii: ":")
                {
                    definition = index
                }
            case UInt8(ascii: "~"):
                runTildes += 1
                isBlank = false
            case UInt8(ascii: "|"):
                pipes += 1
                isBlank = false
            default: isBlank = false
            }
            index += 1
        }
        endWord(wordStart..<bytes.count)
        endLine(lineStart..<bytes.count, bytes, pipes: pipes, isBlank: isBlank)
        endRun(at: bytes.count)
        let cells = (widestRow + 1).multipliedReportingOverflow(by: lines)
        let linkBytes = longestDefinition.multipliedReportingOverflow(by: brackets)
        mayExplode =
            widestRow > 0 && (cells.overflow || cells.partialValue > Precautions.maximumCells)
            || linkBytes.overflow || linkBytes.partialValue > Precautions.maximumLinkBytes
    }

    private mutating func endWord(_ word: Range<Int>) {
        if word.count > Precautions.maximumWord { longWords.append(word) }
    }

    private mutating func endLine(
        _ line: Range<Int>, _ bytes: Span<UInt8>, pipes: Int, isBlank: Bool
    ) {
        if line.count > Precautions.maximumPrefix {
            let end = line.first { !Self.isPrefix(bytes[$0]) } ?? line.upperBound
            let limit = line.lowerBound + Precautions.maximumPrefix
            if end > limit { deepPrefixes.append(limit..<end) }
        }
        lines += 1
        widestRow = max(widestRow, pipes)
        if isBlank {
            endRun(at: line.lowerBound)
            runStart = line.upperBound
        } else {
            runLines += 1
        }
    }

    private mutating func endRun(at end: Int) {
        if runLines.multipliedReportingOverflow(by: runBrackets).partialValue
            > Precautions.maximumBracketWork
        {
            busyRuns.append(runStart..<end)
        }
        if runTildes > Precautions.maximumTildes { tildeRuns.append(runStart..<end) }
        brackets += runBrackets
        if let definition { longestDefinition = max(longestDefinition, end - definition) }
        runLines = 0
        runBrackets = 0
        runTildes = 0
        definition = nil
    }

    /// Whether a byte may stand before the text of a line in quotes and lists.
    private static func isPrefix(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x20, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
