/// Tells for each byte of a text its place in Unicode scalars, lines and columns.
///
/// Lines end with LF, CRLF or CR, as in CommonMark. Built in one pass; look-ups take O(log lines).
package struct SourceMap: Sendable {
    /// A place for people: line and column count from 1, columns in Unicode scalars.
    package struct Position: Sendable, Equatable {
        package var line: Int
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    private let source: [UInt8]
    /// The byte offset of each line's first byte.
    private var lineStarts = [0]
    /// The scalars that begin before each multiple of `stride` bytes; empty when all bytes are ASCII.
    private var checkpoints: [Int] = []
    private static let stride = 128

    package init(_ source: [UInt8]) {
        self.source = source
        var scalars = 0
        var previous: UInt8 = 0
        for (index, byte) in source.enumerated() {
            if index % Self.stride == 0 { checkpoints.append(scalars) }
            if !Self.isContinuation(byte) { scalars += 1 }
            if previous == 0x0D, byte != 0x0A { lineStarts.append(index) }
            if byte == 0x0A { lineStarts.append(index + 1) }
            previous = byte
        }
        if previous == 0x0D { lineStarts.append(source.count) }
        if scalars == source.count { checkpoints = [] }
    }

    /// The number of lines; an end of line at the very end begins one more, empty line.
    package var lineCount: Int { lineStarts.count }

    /// The index of the Unicode scalar that holds the byte at `offset`, counted from 0.
    ///
    /// Offsets outside the text are taken as its ends.
    package func scalarOffset(ofByte offset: Int) -> Int {
        var offset = min(max(offset, 0), source.count)
        while offset > 0, offset < source.count, Self.isContinuation(source[offset]) { offset -= 1 }
        guard !checkpoints.isEmpty else { return offset }
        let checkpoint = min(offset / Self.stride, checkpoints.count - 1)
        let counted = checkpoint * Self.stride
        return source[counted..<offset].reduce(checkpoints[checkpoint]) {
            Self.isContinuation($1) ? $0 : $0 + 1
        }
    }

    /// The line and column of the byte at `offset`; offsets outside the text are taken as its ends.
    package func position(ofByte offset: Int) -> Position {
        let offset = min(max(offset, 0), source.count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let column =
            scalarOffset(ofByte: offset) - scalarOffset(ofByte: lineStarts[low]) + 1
        return Position(line: low + 1, column: column)
    }

    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
