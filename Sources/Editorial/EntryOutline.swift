/// What the whole of an export must know of an entry; the rest is read when the entry is rendered.
package struct EntryOutline: Sendable {
    package let id: EntryID
    /// Names what the entry says: entries of one name are the same.
    package let content: UInt128
    package let published: Instant
    /// The last change that readers could see.
    package let changed: Instant
    /// Whether its text may hold a link to another entry.
    package let mayLink: Bool
    /// What other places of a page tell of the entry; nil for most.
    package let notes: Notes?

    /// An entry without quotations, claims, sources and, unless it shows a picture, its text: key
    /// events, corrections, the addresses of posts and media files.
    package final class Notes: Sendable {
        package let entry: Entry

        package init(_ entry: Entry) { self.entry = entry }
    }

    package init(
        id: EntryID, content: UInt128, published: Instant, changed: Instant, mayLink: Bool,
        notes: Notes?
    ) {
        self.id = id
        self.content = content
        self.published = published
        self.changed = changed
        self.mayLink = mayLink
        self.notes = notes
    }

    /// Nil for an entry that was never published.
    package init?(_ entry: Entry, content: UInt128) {
        guard let published = entry.published else { return nil }
        let updated = entry.retracted == nil ? entry.updated : entry.retracted?.at
        self.init(
            id: entry.id, content: content, published: published,
            changed: max(published, updated ?? published),
            mayLink: entry.body.holds("#entry-"), notes: Self.notes(entry))
    }

    private static func notes(_ entry: Entry) -> Notes? {
        let media = entry.media.filter { $0.file != nil }
        let embeds = entry.embeds.filter { $0.url != nil }
        let hasImage = entry.body.holds("![")
        guard
            entry.isKey || entry.retracted != nil || !entry.corrections.isEmpty || !media.isEmpty
                || !embeds.isEmpty || hasImage
        else { return nil }
        var notes = Entry(id: entry.id, kind: entry.kind, title: entry.title)
        notes.published = entry.published
        notes.updated = entry.updated
        notes.isKey = entry.isKey
        notes.keyText = entry.keyText
        notes.corrections = entry.corrections
        notes.retracted = entry.retracted
        notes.media = media.map { Media(file: $0.file) }
        notes.embeds = embeds.map { Embed(url: $0.url) }
        if hasImage { notes.body = entry.body }
        return Notes(notes)
    }
}

extension String {
    fileprivate func holds(_ text: StaticString) -> Bool {
        let wanted = Array("\(text)".utf8)
        var rest = utf8[...]
        while let start = rest.firstIndex(of: wanted[0]) {
            rest = rest[start...]
            if rest.starts(with: wanted) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
