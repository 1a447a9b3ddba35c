/// What is wrong with a blog or with a request to it, and the way out.
package struct ArchiveError: Error, Sendable {
    package enum Kind: Sendable {
        /// Nothing of that name.
        case notFound
        /// More than one thing of that name.
        case ambiguous
        /// Somebody else changed it meanwhile.
        case conflict
        /// What is there is no blog, or a damaged one.
        case invalid
        /// Something in the way, such as a folder that is not empty.
        case exists
        /// What was asked for is how it is already.
        case unchanged
    }

    package let kind: Kind
    /// What is wrong and where, without a full stop.
    package let message: String
    /// The way out, as sentences.
    package let remedy: String
    /// What it could have meant, one a line.
    package let candidates: [String]

    package init(_ kind: Kind, _ message: String, _ remedy: String, candidates: [String] = []) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
        self.candidates = candidates
    }
}
