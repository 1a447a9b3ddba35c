/// One thing that is wrong with a file: where, what, and how to mend it.
package struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// 1-based; 0 speaks of the whole file.
    package let line: Int
    /// 1-based, in Unicode scalars.
    package let column: Int
    /// What is wrong, without a full stop.
    package let message: String
    /// The way out, a sentence.
    package let remedy: String?

    package init(
        file: String, line: Int, column: Int, message: String, remedy: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.remedy = remedy
    }

    /// `entries/x.md:4:8: the title has 231 characters. Cut it to 200.`
    package var description: String {
        let place = line > 0 ? "\(file):\(line):\(column)" : file
        return "\(place): \(message)." + (remedy.map { " " + $0 } ?? "")
    }
}

/// A file that does not decode, with everything that is wrong with it.
package struct InvalidFile: Error, Sendable {
    /// At least one, at most 50.
    package let diagnostics: [Diagnostic]

    package init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = Array(diagnostics.prefix(50))
    }
}
