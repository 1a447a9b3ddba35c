/// Why an export could not be made; nothing was written.
package struct ExportError: Error, Hashable, CustomStringConvertible {
    /// Sentences for the person who asked for it: what is wrong, where, and the way out.
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
