/// What a picture or clip tells besides what it shows: where it was taken, by whom, what people noted.
///
/// Read by hand: of the parsers for it that Debian has, none leaves the pixels untouched and reads hostile files
/// in a safe language. Whatever does not read is left alone and never a crash.
package struct FileMetadata: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable, Codable {
        /// A position on the earth.
        case place
        /// People, or the serial number of what belongs to one.
        case names
        /// Texts that somebody wrote.
        case comments
        /// The camera, the program, an earlier state of the picture, and what nobody knows.
        case other

        /// For people, as in "it tells where it was taken".
        package var words: String {
            switch self {
            case .place: "where it was taken"
            case .names: "names"
            case .comments: "comments"
            case .other: "camera and program data"
            }
        }
    }

    /// What was found.
    package private(set) var kinds: Set<Kind> = []
    /// The same file without it, the same pixels in the same place; nil where there is nothing to take out, or it
    /// cannot be.
    package private(set) var cleaned: [UInt8]?

    /// Reads a JPEG, PNG, WebP, GIF, AVIF or MP4 file; nothing is found in others.
    package init(of bytes: [UInt8]) {
        let file = FileBytes(bytes)
        var sieve = MetadataSieve()
        let isWhole: Bool
        switch PictureKind(of: bytes) {
        case .jpeg: isWhole = sieve.jpeg(file)
        case .png: isWhole = sieve.png(file)
        case .webP: isWhole = sieve.webP(file)
        case .gif: isWhole = sieve.gif(file)
        case .avif: isWhole = sieve.avif(file)
        case nil: isWhole = file.has("ftyp", at: 4) && sieve.movie(file)
        }
        kinds = sieve.kinds
        if isWhole, sieve.output != bytes {
            cleaned = sieve.output
            // What is dropped without a name is something, too.
            if kinds.isEmpty { kinds = [.other] }
        }
    }

    /// Whether anything is ever found in a file of this name.
    package static func isRead(_ name: String) -> Bool {
        let ending = name.split(separator: ".").last?.lowercased() ?? ""
        guard name.hasPrefix("media/") else { return false }
        return MediaFileName.pictures.contains(ending) || ["mp4", "m4v", "m4a"].contains(ending)
    }

    /// The kinds in words, in their order.
    package static func words(_ kinds: Set<Kind>) -> String {
        Kind.allCases.filter(kinds.contains).map(\.words).joined(separator: ", ")
    }
}
