/// Why a file could not be checked as it should.
package struct CheckFailure: Hashable, Sendable {
    /// One sentence or more, with the way out.
    package let text: String
    /// 1-based; nil where it is not about a line of the file.
    package let line: Int?
    /// 1-based, in Unicode scalars.
    package let column: Int?

    package init(_ text: String, line: Int? = nil, column: Int? = nil) {
        self.text = text
        self.line = line
        self.column = column
    }
}
