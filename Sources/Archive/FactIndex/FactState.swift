internal import Git

/// What an index holds: up to which commit, and in which segments, oldest first.
struct FactState {
    var commit: ObjectID
    var segments: [String]

    /// The file's text. `format` is that of the layout and of what is remembered.
    func text(format: Int) -> String {
        var lines = ["lb facts \(format)", "commit \(commit.hex)"]
        lines += segments.map { "segment \($0)" }
        let text = lines.joined(separator: "\n") + "\n"
        return text + "sum \(FactSum(Array(text.utf8)[...]).value)\n"
    }

    init(commit: ObjectID, segments: [String]) {
        self.commit = commit
        self.segments = segments
    }

    /// Reads the file's text; nil for another format and for damage.
    init?(_ bytes: [UInt8], format: Int) {
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last?.isEmpty == true, lines[0] == "lb facts \(format)",
            lines[1].hasPrefix("commit "), let commit = ObjectID(hex: String(lines[1].dropFirst(7)))
        else { return nil }
        self.commit = commit
        segments = []
        for line in lines[2..<lines.count - 2] {
            guard line.hasPrefix("segment ") else { return nil }
            let name = line.dropFirst(8)
            guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x2F && $0 < 0x7B }) else {
                return nil
            }
            segments.append(String(name))
        }
        guard String(decoding: bytes, as: UTF8.self) == text(format: format) else { return nil }
    }
}
