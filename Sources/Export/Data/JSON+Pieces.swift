extension JSON {
    /// Stands for the long list; no document has it, since control characters are escaped.
    static let mark: UInt8 = 0

    /// Writes an indented object piece by piece, of which one member is `open`: the list of these items.
    ///
    /// - Parameters:
    ///   - items: hands over the items, each as it would be at its place, indented by four.
    ///   - take: gets the pieces.
    func write(
        items: (_ item: @escaping ([UInt8]) throws -> Void) throws -> Void,
        into take: @escaping ([UInt8]) throws -> Void
    ) throws {
        let parts = bytes(.indented).split(separator: Self.mark, maxSplits: 1)
        guard parts.count == 2 else { return try take(bytes(.indented)) }
        try take(Array(parts[0]))
        var isFirst = true
        try items { item in
            try take(Array((isFirst ? "[\n    " : ",\n    ").utf8))
            try take(item)
            isFirst = false
        }
        try take(Array((isFirst ? "[]" : "\n  ]").utf8))
        try take(Array(parts[1]))
    }
}
