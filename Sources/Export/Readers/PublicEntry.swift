internal import Editorial

/// What readers may know of an entry. Every format is made from this and from nothing else.
///
/// Left behind, because readers have no business with it: ids of people, who checked, corrected,
/// withdrew or pinned, who knows an unnamed speaker and why they are not named, sources that are
/// people, confidential or of a kind that this version does not know, when and by whom something was
/// obtained or verified, when the entry was begun, comments (`<!-- … -->`), and everything that a withdrawn entry once said.
struct PublicEntry: Sendable {
    let id: EntryID
    /// Its place in the order of first publication, from 1.
    let number: Int
    let kind: Kind
    var title: String?
    var authors: [PublicAuthor] = []
    let published: Instant
    var updated: Instant?
    var isKey = false
    var keyText: String?
    var tags: [String] = []
    var quotes: [PublicQuote] = []
    var claims: [PublicClaim] = []
    var sources: [PublicSource] = []
    var media: [PublicMedia] = []
    var embeds: [PublicEmbed] = []
    var corrections: [PublicCorrection] = []
    var retraction: PublicRetraction?
    /// Markdown.
    var body = ""

    init(
        _ entry: Entry, number: Int, desk: Desk, pictures: PictureShelf,
        _ replacements: Replacements = Replacements()
    ) {
        let entry = entry.withoutComments
        id = entry.id
        self.number = number
        published = entry.published ?? entry.created ?? Instant(seconds: 0)
        if let retracted = entry.retracted {
            kind = .update
            retraction = PublicRetraction(at: retracted.at, reason: retracted.reason?.nonEmpty)
            updated = retracted.at
            return
        }
        kind = entry.kind
        title = entry.title?.line
        authors = entry.byline.compactMap { PublicAuthor($0, desk: desk) }
        updated = entry.updated
        isKey = entry.isKey
        keyText = entry.keyText?.nonEmpty
        tags = entry.tags.filter { !$0.isEmpty }
        body = entry.body
        sources = PublicSource.all(of: entry)
        let known = Set(sources.map(\.id))
        quotes = entry.quotes.filter { !$0.text.isEmpty }.map { PublicQuote($0, sources: known) }
        // What nobody has verified yet is the desk's own note.
        claims = entry.claims.filter { !["unverified", "checking"].contains($0.status ?? "") }
            .map { claim in
                let newer = replacements.replacement(
                    of: claim, in: entry, at: number > 0 ? number - 1 : nil)
                return PublicClaim(
                    claim, sources: known,
                    replacement: newer.map { .init(id: $0.entry, number: $0.place + 1) })
            }
        media = entry.media.map { PublicMedia($0, pictures) }
        embeds = entry.embeds.compactMap { PublicEmbed($0) }
        corrections = entry.corrections.map {
            PublicCorrection(
                at: $0.at, was: $0.was?.nonEmpty, now: $0.now?.nonEmpty, note: $0.note?.nonEmpty)
        }
    }

    /// Whether readers are told that something was wrong with it.
    var isCorrected: Bool { !corrections.isEmpty || retraction != nil }

    /// The last change that readers could see.
    var changed: Instant { max(published, updated ?? published) }
}

/// Who an entry is by, as readers see them.
struct PublicAuthor: Sendable, Hashable {
    let name: String
    let role: String?

    init(name: String, role: String?) {
        self.name = name
        self.role = role
    }

    /// Nil for somebody who is neither named nor on the desk.
    init?(_ byline: Byline, desk: Desk) {
        let person = byline.person.flatMap { desk.person($0) }
        guard let name = byline.name?.line ?? person?.name.line else { return nil }
        self.name = name
        role = byline.role?.line ?? person?.role?.line
    }

    /// `Name, role`.
    var line: String { role.map { "\(name), \($0)" } ?? name }
}

/// That an entry was taken back.
struct PublicRetraction: Sendable {
    let at: Instant?
    let reason: String?
}

/// What was wrong.
struct PublicCorrection: Sendable {
    let at: Instant?
    let was: String?
    let now: String?
    let note: String?
}
