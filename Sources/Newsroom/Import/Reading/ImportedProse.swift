internal import Editorial
internal import HTML
internal import Markdown

/// The text of an entry, from HTML.
struct ImportedProse {
    var markdown = ""
    /// A heading that stood first.
    var title: String?
    var media: [Media] = []
    var embeds: [Embed] = []
    /// What could not be brought over, a phrase each.
    var losses: [String] = []

    /// Text of lb's own export, which must come back as it was.
    ///
    /// - Parameter ownHost: the host of the blog, whose links are not external.
    init(own html: String, ownHost: String?) throws(HTMLRefusal) {
        let conversion = try MarkdownConversion(html, origin: .lb(headingOffset: 3))
        markdown = conversion.markdown
        losses = conversion.losses
        let rendered = Self.html(markdown, ownHosts: ownHost.map { [$0] } ?? [])
        if Self.seen(rendered) != Self.seen(html) {
            losses.append("its text does not come out exactly as it was; compare them")
        }
    }

    /// Text of another system, with pictures and posts as records of their own.
    ///
    /// - Parameter takesTitle: whether a heading at the start becomes the title.
    init(elsewhere html: String, takesTitle: Bool) throws(HTMLRefusal) {
        let conversion = try MarkdownConversion(html, origin: .elsewhere)
        markdown = conversion.markdown
        losses = conversion.losses
        media = conversion.pictures.map { picture in
            Media(url: picture.url, kind: "image", alt: picture.alt, caption: picture.caption)
        }
        embeds = conversion.embeds.map { Embed(url: $0.url, provider: $0.provider, text: $0.text) }
        let again = try MarkdownConversion(Self.html(markdown), origin: .lb(headingOffset: 3))
        if again.markdown != markdown {
            losses.append("its text may not come out exactly as it was; compare them")
        }
        if takesTitle { takeTitle() }
    }

    private static func html(_ markdown: String, ownHosts: [String] = []) -> String {
        var options = HTMLOptions()
        options.headingOffset = 3
        options.externalText = ""
        options.ownHosts = ownHosts
        options.image = { HTMLImage(url: $0) }
        var bytes: [UInt8] = []
        writeHTML(of: markdown, options: options, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// HTML without what differs between two exports of the same text: the words for screen readers, the
    /// sizes of pictures, and white space that nobody sees.
    private static func seen(_ html: String) -> [Substring] {
        var html = html
        // Matching is slow, and most texts have neither.
        if html.contains("visually-hidden") {
            html.replace(#/<span class="visually-hidden">[^<]*</span>/#, with: "")
        }
        if html.contains("<img") { html.replace(#/ width="\d+" height="\d+"/#, with: "") }
        return html.replacing("<p>", with: " <p> ").replacing("</p>", with: " </p> ")
            .split(whereSeparator: \.isWhitespace)
    }

    /// A heading at the start is the title of the entry.
    private mutating func takeTitle() {
        guard markdown.hasPrefix("#") else { return }
        let line = markdown.prefix { $0 != "\n" }
        let text = SafeText.line(plainText(of: Array(line.utf8)))
        guard !text.isEmpty, text.count <= Limits.titleCharacters else { return }
        title = text
        markdown = String(markdown.dropFirst(line.count).drop { $0.isNewline })
    }
}
