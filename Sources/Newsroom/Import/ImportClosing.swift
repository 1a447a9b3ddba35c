internal import Archive
internal import Editorial
internal import Git

/// The last commit of an import, signed as acts are: how many commits before it belong to the import, and a digest
/// of what they bring in, so that nothing can be added to it later, or slipped in.
struct ImportClosing: Equatable {
    static let act = "import-end"

    let count: Int
    /// SHA-256 over a line for each commit: its entry and its text, in order.
    let digest: String

    /// - Parameter commits: the trailers of the commits of one import, oldest first.
    init(over commits: [Trailers]) {
        count = commits.count
        let lines = commits.map { "\($0[.entry] ?? "-") \($0[.text] ?? "-")\n" }
        digest = SHA256.hex(of: Array(lines.joined().utf8))
    }

    /// What the commit says of itself; nil if it is none, or says nothing that can be.
    init?(_ trailers: Trailers) {
        guard trailers[.act] == Self.act else { return nil }
        let words = (trailers[.covers] ?? "").split(separator: " ")
        guard words.count == 2, let count = Int(words[0]), count > 0 else { return nil }
        self.count = count
        digest = String(words[1])
    }

    /// The value of the trailer `Lb-Covers`.
    var description: String { "\(count) \(digest)" }
}
