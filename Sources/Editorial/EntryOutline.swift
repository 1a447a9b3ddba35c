/// What the whole of an export must know of an entry; the rest is read when the entry is rendered.
package struct EntryOutline: Sendable {
    package let id: EntryID
    /// Names what the entry says: entries of one name are the same.
    package let content: UInt128
    package let published: Instant
    /// The last change that readers could see.
    package let changed: Instant
    /// Whether other places of a page tell of the entry: `notes(on:)` has what they tell.
    package let isNoted: Bool
    /// Whether it shows media of the blog's own.
    package let hasMedia: Bool
    /// Whether it has a claim with a verdict that readers are told of.
    package let hasVerdict: Bool
    /// The entries that its text may link to, each once.
    package let links: [EntryID]

    package init(
        id: EntryID, content: UInt128, published: Instant, changed: Instant, isNoted: Bool,
        hasMedia: Bool, hasVerdict: Bool = false, links: [EntryID]
    ) {
        self.id = id
        self.content = content
        self.published = published
        self.changed = changed
        self.isNoted = isNoted
        self.hasMedia = hasMedia
        self.hasVerdict = hasVerdict
        self.links = links
    }

    /// Nil for an entry that was never published.
    package init?(_ entry: Entry, content: UInt128) {
        guard let published = entry.published else { return nil }
        let updated = entry.retracted == nil ? entry.updated : entry.retracted?.at
        self.init(
            id: entry.id, content: content, published: published,
            changed: max(published, updated ?? published),
            isNoted: Self.notes(on: entry) != nil,
            hasMedia: entry.media.contains { $0.file != nil }
                || entry.body.utf8.span.firstPlace(of: "![") != nil,
            hasVerdict: entry.retracted == nil && entry.claims.contains { $0.hasVerdict },
            links: Self.links(in: entry.body))
    }

    /// An entry without quotations, sources and, unless it shows a picture or is named by it, its text: key events,
    /// corrections, the addresses of posts and media files, and which claims take the place of others. Nil where
    /// there is nothing to tell.
    package static func notes(on entry: Entry) -> Entry? {
        let media = entry.media.filter { $0.file != nil }
        let embeds = entry.embeds.filter { $0.url != nil }
        let hasImage = entry.body.utf8.span.firstPlace(of: "![") != nil
        let claims = entry.retracted == nil ? entry.claims.filter(\.isReplacement) : []
        guard
            entry.isKey || entry.retracted != nil || !entry.corrections.isEmpty || !media.isEmpty
                || !embeds.isEmpty || hasImage || !claims.isEmpty
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
        notes.claims = claims.map { Claim(key: $0.key, at: $0.at, supersedes: $0.supersedes) }
        if hasImage || isNamedByText(entry) { notes.body = entry.body }
        return notes
    }

    /// Whether lists have nothing to call it by but its first words.
    private static func isNamedByText(_ entry: Entry) -> Bool {
        guard entry.isKey || !entry.corrections.isEmpty, entry.retracted == nil else {
            return false
        }
        // A key event is called by its short text in one list, and by its title in the other.
        return [entry.title, entry.corrections.isEmpty ? entry.keyText : nil].allSatisfy {
            ($0 ?? "").allSatisfy(\.isWhitespace)
        }
    }

    /// What a link from one entry's text to another starts with.
    package static let linkStart: StaticString = "#entry-"

    /// The entries that Markdown may link to, each once: whatever follows `#entry-` in it, letter for
    /// letter. Links that are spelt otherwise are no links between entries.
    package static func links(in text: String) -> [EntryID] {
        var links: [EntryID] = []
        var seen: Set<EntryID> = []
        let bytes = text.utf8.span
        var place = 0
        while let start = bytes.firstPlace(of: linkStart, from: place) {
            place = start + linkStart.utf8CodeUnitCount
            let end = min(place + EntryID.length, bytes.count)
            let spelt = (place..<end).map { bytes[$0] }
            if let id = EntryID(bytes: spelt[...]), seen.insert(id).inserted { links.append(id) }
        }
        return links
    }
}

extension Span<UInt8> {
    /// Where `text`, which is ASCII, begins for the first time at `start` or later.
    fileprivate func firstPlace(of text: StaticString, from start: Int = 0) -> Int? {
        let wanted = Array("\(text)".utf8)
        let first = wanted[0]
        var place = start
        while place + wanted.count <= count {
            if self[place] == first,
                wanted.indices.allSatisfy({ self[place + $0] == wanted[$0] })
            {
                return place
            }
            place += 1
        }
        return nil
    }
}
