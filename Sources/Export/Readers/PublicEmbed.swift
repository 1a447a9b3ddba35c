internal import Editorial

/// A post from elsewhere, with its text as it was kept.
struct PublicEmbed: Sendable {
    let url: WebAddress?
    let provider: String?
    let author: String?
    let text: String?
    let captured: Instant?

    /// Nil if nothing at all is known of it. One whose text and address were lost keeps its place.
    init?(_ embed: Embed) {
        url = embed.url.flatMap { WebAddress($0) }
        provider = embed.provider?.line
        author = embed.author?.line
        text = embed.text?.nonEmpty
        captured = embed.captured
        if url == nil && text == nil && author == nil && provider == nil { return nil }
    }
}
