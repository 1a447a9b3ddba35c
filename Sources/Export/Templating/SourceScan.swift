/// Goes through the bytes of a file of templates once, counts its lines, and notes what is wrong where.
protocol SourceScan {
    var text: [UInt8] { get }
    /// Where the scan stands.
    var index: Int { get set }
    /// The line in which that is, from 1.
    var line: Int { get set }
    var slips: [MarkupScan.Slip] { get set }
}

extension SourceScan {
    mutating func add(_ line: Int, _ message: String, _ remedy: String) {
        slips.append(.init(line: line, message: message, remedy: remedy))
    }

    mutating func step() {
        guard index < text.count else { return }
        if text[index] == 0x0A { line += 1 }
        index += 1
    }

    /// Passes over everything up to `end` and over that, and says whether it was there.
    @discardableResult
    mutating func skip(past end: String) -> Bool {
        while index < text.count, !starts(end) { step() }
        let isThere = index < text.count
        for _ in end.utf8 { step() }
        return isThere
    }

    /// Whether `word` stands here; its small letters stand for either case.
    func starts(_ word: String) -> Bool {
        let bytes = word.utf8
        guard index + bytes.count <= text.count else { return false }
        return zip(text[index...], bytes).allSatisfy { byte, other in
            byte == other || (97...122).contains(other) && byte | 0x20 == other
        }
    }
}
