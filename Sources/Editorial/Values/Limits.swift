/// The sizes that an entry and what belongs to it may have.
package enum Limits {
    /// Bytes of an entry's file: 256 KiB.
    package static let entryBytes = 256 * 1024
    /// Bytes of its front matter: 64 KiB.
    package static let frontMatterBytes = 64 * 1024
    /// Bytes of one media file: 20 MiB.
    package static let mediaBytes = 20 * 1024 * 1024
    /// Characters of a title.
    package static let titleCharacters = 200
    /// Bytes of `blog.yml` and `desk.yml`.
    package static let settingsBytes = 256 * 1024
    /// Records of one kind (quotes, claims, sources …) in an entry.
    package static let records = 500
    /// Commits of one draft.
    package static let draftActs = 10_000
    /// Characters of a comment or a reason.
    package static let noteCharacters = 10_000
}
