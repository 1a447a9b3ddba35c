import Markdown
import Testing

@Suite("Source map")
struct SourceMapTests {
    @Test(
        "Lines end with LF, CRLF or CR; columns count scalars",
        arguments: [
            (0, 1, 1), (1, 1, 2), (3, 1, 3), (4, 2, 1), (6, 3, 1), (7, 4, 1), (11, 4, 2),
            (12, 4, 3), (99, 4, 3), (-1, 1, 1),
        ])
    func positions(offset: Int, line: Int, column: Int) {
        //                           012 3  4 5   6  7    11
        let map = SourceMap(Array("aé\n\r\n\r😀b".utf8))
        #expect(map.position(ofByte: offset) == .init(line: line, column: column))
        #expect(map.lineCount == 4)
    }

    @Test("A byte within a scalar belongs to that scalar")
    func withinScalar() {
        let map = SourceMap(Array("a😀b".utf8))
        #expect((0...6).map { map.scalarOffset(ofByte: $0) } == [0, 1, 1, 1, 1, 2, 3])
    }

    @Test("Every offset of a long mixed text agrees with counting from the start")
    func agreesWithCounting() {
        let text = String(repeating: "aé頭😀\n", count: 200)
        let map = SourceMap(Array(text.utf8))
        var (byte, scalars, line, column) = (0, 0, 1, 1)
        for scalar in text.unicodeScalars {
            #expect(map.scalarOffset(ofByte: byte) == scalars)
            #expect(map.position(ofByte: byte) == .init(line: line, column: column))
            byte += String(scalar).utf8.count
            scalars += 1
            column += 1
            if scalar == "\n" { (line, column) = (line + 1, 1) }
        }
    }

    @Test("An empty text has one line")
    func empty() {
        #expect(SourceMap([]).position(ofByte: 0) == .init(line: 1, column: 1))
        #expect(SourceMap([]).lineCount == 1)
    }

    @Test("Look-ups in one very long line stay cheap")
    func longLine() {
        let map = SourceMap(filled("é"))
        let time = processorTime {
            for offset in stride(from: 0, to: greatestSize, by: 16) {
                _ = map.position(ofByte: offset)
            }
        }
        #expect(time < timeLimit)
    }
}
