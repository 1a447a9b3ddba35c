/// What sort of entry this is, which decides its template when it is written and when it is shown.
///
/// An open set: a kind that this version does not know is kept and shown as an update.
package struct Kind: Hashable, Sendable, RawRepresentable, CustomStringConvertible, Codable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }

    package static let update = Kind(rawValue: "update")
    package static let analysis = Kind(rawValue: "analysis")
    package static let explainer = Kind(rawValue: "explainer")
    package static let quote = Kind(rawValue: "quote")
    package static let media = Kind(rawValue: "media")
    package static let embed = Kind(rawValue: "embed")
    package static let links = Kind(rawValue: "links")
    package static let opening = Kind(rawValue: "opening")
    /// The bullets at the top of the page; a blog has one, `summary.md`.
    package static let summary = Kind(rawValue: "summary")

    /// The kinds that this version knows, in the order of help texts.
    package static let known: [Kind] = [
        .update, .analysis, .explainer, .quote, .media, .embed, .links, .opening, .summary,
    ]
}
