/// Where the front matter of a file lies, and its top-level keys: bytes and lines, not meaning.
///
/// Works on any bytes, so that a file that does not decode can still be edited.
struct FrontMatter {
    /// The file.
    let bytes: [UInt8]
    /// Bytes between the two `---` lines; empty at 0 if there are none.
    let range: Range<Int>
    /// Where the Markdown starts.
    let bodyStart: Int
    /// Whether the file has front matter.
    let exists: Bool
    /// How its lines end.
    let lineEnd: String

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let lines = Self.lines(bytes, from: 0)
        guard let first = lines.first, Self.isFence(bytes[first.content]) else {
            range = 0..<0
            bodyStart = 0
            exists = false
            lineEnd = "\n"
            return
        }
        lineEnd = first.whole.count - first.content.count == 2 ? "\r\n" : "\n"
        if let close = lines.dropFirst().first(where: { Self.isFence(bytes[$0.content]) }) {
            range = first.whole.upperBound..<close.whole.lowerBound
            bodyStart = close.whole.upperBound
            exists = true
        } else {
            range = first.whole.upperBound..<bytes.count
            bodyStart = bytes.count
            exists = false
        }
    }

    /// A settings file, all of which is YAML.
    init(whole bytes: [UInt8]) {
        self.bytes = bytes
        range = 0..<bytes.count
        bodyStart = bytes.count
        exists = true
        lineEnd = bytes.firstRange(of: Array("\r\n".utf8)) == nil ? "\n" : "\r\n"
    }

    struct Line {
        let whole: Range<Int>
        let content: Range<Int>
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        line.elementsEqual("---".utf8)
            || line.starts(with: "---".utf8)
                && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    static func lines(_ bytes: [UInt8], from start: Int, to end: Int? = nil) -> [Line] {
        var lines: [Line] = []
        var begin = start
        let end = end ?? bytes.count
        while begin < end {
            let feed = bytes[begin..<end].firstIndex(of: 0x0A)
            let stop = feed ?? end
            let text = stop > begin && bytes[stop - 1] == 0x0D && feed != nil ? stop - 1 : stop
            lines.append(Line(whole: begin..<(feed.map { $0 + 1 } ?? end), content: begin..<text))
            begin = feed.map { $0 + 1 } ?? end
        }
        return lines
    }

    /// The lines of a top-level key with what belongs to it, without comments after it.
    func lines(of key: String, in range: Range<Int>? = nil) -> Range<Int>? {
        let lines = Self.lines(
            bytes, from: (range ?? self.range).lowerBound, to: (range ?? self.range).upperBound)
        guard let first = lines.firstIndex(where: { isKey(key, bytes[$0.content]) }) else {
            return nil
        }
        var last = first
        for index in lines.indices[(first + 1)...] {
            let content = bytes[lines[index].content]
            if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            // Deeper lines belong to the key; so do list items at its own level.
            guard
                content.first == 0x20 || content.starts(with: "- ".utf8)
                    || content.elementsEqual("-".utf8)
            else { break }
            last = index
        }
        return lines[first].whole.lowerBound..<lines[last].whole.upperBound
    }

    private func isKey(_ key: String, _ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: key.utf8) else { return false }
        let rest = line.dropFirst(key.utf8.count)
        return rest.first == 0x3A
            && (rest.count == 1 || [0x20, 0x09].contains(rest[rest.startIndex + 1]))
    }

    /// The file with `key` set to `value` in place, added as the last key, or removed.
    func setting(_ key: String, to value: ScalarValue?) -> [UInt8] {
        let line = value.map { Array("\(key): \($0.yaml)\(lineEnd)".utf8) } ?? []
        if let place = lines(of: key) {
            return Array(bytes[..<place.lowerBound]) + line + Array(bytes[place.upperBound...])
        }
        guard !line.isEmpty else { return bytes }
        return inserting(line)
    }

    /// The file with whole lines added at the end of its front matter, which it gets if it has none.
    func inserting(_ lines: [UInt8]) -> [UInt8] {
        guard exists else { return Array("---\n".utf8) + lines + Array("---\n".utf8) + bytes }
        var before = Array(bytes[..<range.upperBound])
        if let last = before.last, last != 0x0A { before += Array(lineEnd.utf8) }
        return before + lines + Array(bytes[range.upperBound...])
    }
}
