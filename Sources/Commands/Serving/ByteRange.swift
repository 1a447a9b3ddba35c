/// The part of a file that a browser asks for, as it does to wind a clip on (RFC 9110, section 14).
enum ByteRange: Equatable {
    /// All of it: nothing else was asked for, or in a way that may be passed over, such as several parts at once.
    case whole
    case part(Range<Int>)
    /// Nothing of the file lies there.
    case outside

    /// - Parameters:
    ///   - field: the value of `Range`; nil: there is none.
    ///   - count: bytes of the file.
    init(_ field: String?, of count: Int) {
        self = .whole
        let words = (field ?? "").split(separator: "=", omittingEmptySubsequences: false)
        guard words.count == 2, words[0].lowercased() == "bytes" else { return }
        let ends = words[1].split(separator: "-", omittingEmptySubsequences: false)
            .map { $0.drop { $0 == " " } }
        guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1])
        else { return }
        switch (first, last) {
        case (nil, nil): return
        case (nil, let length?):
            // The last so many bytes.
            self = length == 0 || count == 0 ? .outside : .part(max(0, count - length)..<count)
        case (let first?, nil): self = first < count ? .part(first..<count) : .outside
        case (let first?, let last?):
            guard first <= last else { return }
            self = first < count ? .part(first..<min(last, count - 1) + 1) : .outside
        }
    }

    /// A number of at most 18 digits; within: nil for none at all. Nil for anything else.
    private static func number(_ text: Substring) -> Int?? {
        if text.isEmpty { return .some(nil) }
        guard text.utf8.count <= 18, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(text).map { .some($0) }
    }
}
