/// An entry of a live blog: what its front matter says, and its Markdown.
package struct Entry: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
        case id, kind, title, byline, created, published, updated, tags, quotes, claims, sources,
            media, embeds
        case isKey = "key"
        case keyText = "key_text"
        case corrections, retracted, body
    }

    package var id: EntryID
    package var kind: Kind
    package var title: String?
    package var byline: [Byline] = []
    package var created: Instant?
    /// First publication; readers see it, and entries are ordered by it.
    package var published: Instant?
    /// The last change of what readers see.
    package var updated: Instant?
    /// Whether this is a key event.
    package var isKey = false
    /// Its short text on the timeline of key events.
    package var keyText: String?
    package var tags: [String] = []
    package var quotes: [Quotation] = []
    package var claims: [Claim] = []
    package var sources: [Source] = []
    package var media: [Media] = []
    package var embeds: [Embed] = []
    package var corrections: [Correction] = []
    package var retracted: Retraction?
    /// Markdown: CommonMark with tables, strikethrough and autolinks.
    package var body: String

    package init(id: EntryID, kind: Kind = .update, title: String? = nil, body: String = "") {
        self.id = id
        self.kind = kind
        self.title = title
        self.body = body
    }

    /// Whether readers would see nothing of it but its time.
    package var isEmpty: Bool {
        (title ?? "").isEmpty && body.allSatisfy(\.isWhitespace) && quotes.isEmpty && media.isEmpty
            && embeds.isEmpty && retracted == nil
    }

    /// The title, or else the first words of the text: something to call it by in a list.
    package var name: String {
        if let title, !title.isEmpty { return title }
        if kind == .summary { return "Summary" }
        if let retracted {
            let reason = SafeText.line((retracted.reason ?? "").prefix(400))
            return "Taken back" + (reason.isEmpty ? "" : ": \(reason.prefix(60))")
        }
        let words = SafeText.line(body.prefix(400))
        return words.isEmpty ? "untitled" : words.count > 60 ? words.prefix(59) + "…" : words
    }
}
