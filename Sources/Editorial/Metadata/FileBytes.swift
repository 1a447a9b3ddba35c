/// The bytes of a file by their places; what lies beyond the end is zero.
struct FileBytes {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    func byte(_ place: Int) -> UInt8 { bytes.indices.contains(place) ? bytes[place] : 0 }

    /// A number whose first byte weighs most.
    func big(_ place: Int, _ size: Int) -> Int {
        (0..<size).reduce(0) { $0 << 8 | Int(byte(place + $1)) }
    }

    /// A number whose first byte weighs least.
    func little(_ place: Int, _ size: Int) -> Int {
        (0..<size).reversed().reduce(0) { $0 << 8 | Int(byte(place + $1)) }
    }

    func has(_ text: String, at place: Int) -> Bool {
        place >= 0 && place <= count && bytes[place...].starts(with: text.utf8)
    }

    /// Whether the text is anywhere in a part of the file.
    func contains(_ text: String, in part: Range<Int>? = nil) -> Bool {
        let part = part ?? 0..<count
        let wanted = Array(text.utf8)
        guard let first = wanted.first, part.count >= wanted.count else { return false }
        var place = part.lowerBound
        let span = bytes.span
        while place + wanted.count <= part.upperBound {
            if span[place] == first, has(text, at: place) { return true }
            place += 1
        }
        return false
    }

    /// The part from one place to another, cut to what there is.
    func part(_ start: Int, _ end: Int) -> ArraySlice<UInt8> {
        let start = min(max(start, 0), count)
        return bytes[start..<min(max(end, start), count)]
    }
}
