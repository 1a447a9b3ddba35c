/// How journals are written down: a first line that names the format, one fact a line as `key value`, and a last
/// line that says that the file is whole.
enum JournalText {
    struct Fact {
        let key: String
        let value: String

        /// The words of the value, if it has so many.
        func words(_ count: Int) -> [String]? {
            let words = value.split(separator: " ").map(String.init)
            return words.count == count ? words : nil
        }
    }

    private static let end = "end"

    static func bytes(_ format: String, _ facts: [(key: String, value: String)]) -> [UInt8] {
        let lines = [format] + facts.map { "\($0.key) \($0.value)" } + [end]
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// Nil for a file that is not whole, or of another format.
    static func facts(_ bytes: [UInt8], format: String) -> [Fact]? {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.first == format[...], lines.last == end[...] else { return nil }
        var facts: [Fact] = []
        for line in lines.dropFirst().dropLast() {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            facts.append(Fact(key: String(parts[0]), value: String(parts[1])))
        }
        return facts
    }
}
