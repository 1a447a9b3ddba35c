/// Markdown with the places of its lines, for turning ranges into lines and columns of the file.
package struct SourceText: Sendable {
    /// A place in the file: both counted from 1, columns in Unicode scalars.
    package struct Place: Hashable, Sendable {
        package let line: Int
        package let column: Int
    }

    package let scalars: [Unicode.Scalar]
    /// The line of the file that the text starts on, 1-based.
    package let firstLine: Int
    /// Where each line starts.
    private let starts: [Int]

    package init(_ text: String, firstLine: Int = 1) {
        scalars = Array(text.unicodeScalars)
        self.firstLine = firstLine
        var starts = [0]
        for (index, scalar) in scalars.enumerated() where scalar == "\n" {
            starts.append(index + 1)
        }
        self.starts = starts
    }

    /// The place of a scalar; one beyond the text is at its end.
    package func place(of offset: Int) -> Place {
        let offset = clamped(offset)
        let line = lineIndex(of: offset)
        return Place(line: firstLine + line, column: offset - starts[line] + 1)
    }

    /// The scalars of the line that a scalar is in, without its end.
    package func line(around offset: Int) -> Range<Int> {
        let line = lineIndex(of: clamped(offset))
        var end = line + 1 < starts.count ? starts[line + 1] - 1 : scalars.count
        if end > starts[line], scalars[end - 1] == "\r" { end -= 1 }
        return starts[line]..<end
    }

    /// The range of a finding within the text, never empty the wrong way round.
    package func range(_ start: Int, _ end: Int) -> Range<Int> {
        let start = clamped(start)
        return start..<max(start, clamped(end))
    }

    private func clamped(_ offset: Int) -> Int { min(max(0, offset), scalars.count) }

    /// The last line that starts at or before a scalar, by bisection.
    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
