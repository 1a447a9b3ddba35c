internal import Editorial
internal import Markdown

/// The words of an entry without markup, as one text.
struct PlainEntry {
    /// Body, quotations, captions and posts, separated by blank lines.
    let text: String

    init(_ entry: PublicEntry, _ phrases: Phrases) {
        var parts: [String] = []
        let body = plainText(of: Array(entry.body.utf8))
        if !body.isEmpty { parts.append(body) }
        for quote in entry.quotes {
            parts.append("“\(quote.text)”" + (quote.attribution.map { "\n— \($0)" } ?? ""))
        }
        parts += entry.media.compactMap { $0.caption ?? $0.alt }
        for embed in entry.embeds {
            if let text = embed.text {
                parts.append((embed.author.map { "\($0)\(phrases("colon")) " } ?? "") + text)
            }
        }
        text = parts.joined(separator: "\n\n")
    }
}
