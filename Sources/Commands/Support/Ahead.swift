internal import Archive
internal import Export
internal import Git
internal import Synchronization

/// What another core does while this one reads the arguments, which takes as long: the library of git is started,
/// and an export reads its blog.
enum Ahead {
    private static let begun = Mutex<Alongside<EditionMaterial?>?>(nil)

    /// Begins at once.
    ///
    /// - Parameter words: the arguments. Which blog an export is of is a guess, on which nothing depends.
    static func begin(_ words: [String]) {
        guard let first = words.first, first != "help", !words.contains("--help") else { return }
        let isExport = (first == "-C" ? words.dropFirst(2).first : first) == "export"
        let place = isExport ? place(words) : nil
        let work = Alongside<EditionMaterial?> {
            Repository.startLibrary()
            return try place.map(material)
        }
        begun.withLock { $0 = work }
    }

    /// What was read of the blog whose `.git` folder is `place`, once; nil unless it is that commit and theme.
    static func material(
        of place: String, _ commit: ObjectID, theme: String?
    ) -> EditionMaterial? {
        let work = begun.withLock { begun in
            defer { begun = nil }
            return begun
        }
        guard let read = try? work?.value(), read.place == place, read.commit == commit,
            theme == nil || theme == read.templates.theme
        else { return nil }
        return read
    }

    /// The folder that the words name; nil if readers are to have something older.
    private static func place(_ words: [String]) -> String? {
        guard !words.contains(where: { $0.hasPrefix("--as-of") || $0.hasPrefix("--at") }) else {
            return nil
        }
        return words.firstIndex(of: "-C").map { $0 + 1 < words.count ? words[$0 + 1] : "." } ?? "."
    }

    /// Only what takes no time is read: whoever mistyped an option waits for it.
    private static func material(_ place: String) throws -> EditionMaterial {
        let blog = try BlogRepository.open(from: place)
        let commit = try blog.tip().commit
        return try EditionMaterial(blog, commit, theme: nil) {
            guard let edition = try blog.edition(atOnce: commit) else { throw CancellationError() }
            return edition
        }
    }
}
