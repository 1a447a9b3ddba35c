internal import Archive
internal import Markdown

/// The points that a summary is made of: the items of a list.
package enum SummaryPoints {
    /// A summary that was written as prose, with each of its paragraphs as a point; of a text without blank
    /// lines, each of its lines. Nil for a text that has a list, a heading, a table or the like: whoever
    /// wrote that knows what they want.
    ///
    /// - Parameter text: Markdown, or a whole entry file, whose front matter stays as it is.
    package static func inPoints(_ text: [UInt8]) -> [UInt8]? {
        let start =
            EntryFile.isWhole(text)
            ? (try? EntryFile(bytes: text, path: EntryPath.summary))?.bodyRange.lowerBound : 0
        guard let start, isProse(Array(text[start...])) else { return nil }
        let lines = text[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
            .map(trimmed)
        let paragraphs = lines.split(whereSeparator: \.isEmpty)
        let points =
            paragraphs.count > 1
            ? paragraphs.map { Array($0.joined(separator: "\n  ".utf8)) }
            : paragraphs.flatMap { $0.map(Array.init) }
        return Array(text[..<start]) + points.flatMap { Array("- ".utf8) + $0 + [0x0A] }
    }

    /// Whether a text has paragraphs and nothing else.
    private static func isProse(_ body: [UInt8]) -> Bool {
        var paragraphs = 0
        var others = 0
        parse(body) { event in
            switch event {
            case .enterBlock(.document): break
            case .enterBlock(.paragraph): paragraphs += 1
            case .enterBlock: others += 1
            default: break
            }
        }
        return paragraphs > 0 && others == 0
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
        guard let first = line.firstIndex(where: { !isSpace($0) }),
            let last = line.lastIndex(where: { !isSpace($0) })
        else { return [] }
        return line[first...last]
    }
}
