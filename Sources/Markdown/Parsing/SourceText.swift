/// Text of the document and where it stands in the source.
package struct SourceText: Sendable, Equatable {
    /// Byte offsets in the source. Empty, at the nearest known place, when the text stands nowhere.
    package var range: Range<Int>
    /// What the document says instead of the bytes at `range`; nil when it says exactly those bytes.
    package var replacement: [UInt8]?

    package init(range: Range<Int>, replacement: [UInt8]? = nil) {
        self.range = range
        self.replacement = replacement
    }

    /// The text's bytes. `source` must be the source that was parsed.
    package func bytes(in source: [UInt8]) -> ArraySlice<UInt8> {
        replacement.map { $0[...] } ?? source[range]
    }

    /// The text as a string, invalid UTF-8 replaced.
    package func string(in source: [UInt8]) -> String {
        String(decoding: bytes(in: source), as: UTF8.self)
    }

    /// Whether the document says nothing here.
    package var isEmpty: Bool { replacement?.isEmpty ?? range.isEmpty }
}
