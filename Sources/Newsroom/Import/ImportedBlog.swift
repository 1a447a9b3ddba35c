package import Editorial

/// A blog as some other system had it, read from a file and not yet written anywhere.
package struct ImportedBlog: Sendable {
    /// Where it comes from, as commits name it, such as `wordpress`.
    package let format: String
    /// Title, time zone and the like, for a new blog; nil if the source does not say.
    package var settings: Blog?
    /// How coverage stands, by the source; nil if it does not say.
    package var coverage: Coverage?
    /// Every version of every entry that the source still has, in any order.
    package var versions: [ImportedVersion] = []
    /// The entry kept at the top.
    package var pin: EntryID?
    /// Files of the blog's `media/`, by path.
    package var media: [String: [UInt8]] = [:]
    /// Paths of further files that go with an entry, such as narrower versions of its pictures.
    package var alongside: [EntryID: [String]] = [:]
    /// What could not be brought over.
    package var losses: [ImportLoss] = []

    package init(format: String) {
        self.format = format
    }

    package mutating func lose(_ place: String, _ what: String) {
        losses.append(ImportLoss(place: place, what: what))
    }
}

/// One version of an entry: what readers had from a moment on.
package struct ImportedVersion: Sendable {
    /// The entry's name in the source.
    package var key: String
    package var id: EntryID
    /// When readers got it.
    package var at: Instant
    /// Who wrote it, as the source names them.
    package var author: String?
    /// What it says; nil: it was taken away.
    package var content: Content?
    /// Where it stands in the source.
    package var place: String

    package enum Content: Sendable {
        case entry(Entry)
        /// A file of lb's own format, taken as it is, with the path that it gets.
        case file([UInt8], path: String, name: String)
    }

    package init(
        key: String, id: EntryID, at: Instant, author: String?, content: Content?, place: String
    ) {
        self.key = key
        self.id = id
        self.at = at
        self.author = author
        self.content = content
        self.place = place
    }
}

/// Something that could not be brought over.
package struct ImportLoss: Hashable, Sendable, CustomStringConvertible {
    /// Where in the source.
    package let place: String
    /// What, as a phrase.
    package let what: String

    package var description: String { place.isEmpty ? what : "\(place): \(what)" }
}

/// Ids of entries that come from elsewhere: the same for the same entry each time.
enum ImportID {
    static func of(_ format: String, _ key: String) -> EntryID? {
        let digits = Array(SHA256.hex(of: Array("\(format)\u{0}\(key)".utf8)).utf8)
        let values = stride(from: 0, to: 2 * EntryID.length, by: 2).map { index in
            (Int(digits[index]) &* 16 &+ Int(digits[index + 1])) % 32
        }
        return EntryID(String(values.map { EntryID.alphabet[$0] }))
    }
}
