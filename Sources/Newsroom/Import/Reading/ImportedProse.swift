internal import Editorial
internal import HTML
internal import Markdown

/// The text of an entry, from HTML.
struct ImportedProse: Sendable {
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
        // Matching is slow, and hardly a text has pictures.
        let wanted =
            Self.end(of: "<img", in: Array(html.utf8), from: 0) < html.utf8.count
            ? html.replacing(#/ width="\d+" height="\d+"/#, with: "") : html
        if Self.seen(Self.unframed(rendered)) != Self.seen(Self.unframed(wanted)) {
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
            Media(
                url: picture.url, kind: "image", alt: picture.alt, caption: picture.caption,
                credit: picture.credit)
        }
        embeds = conversion.embeds.map {
            Embed(url: $0.url, provider: $0.provider, author: $0.author, text: $0.text)
        }
        let again = try MarkdownConversion(Self.html(markdown), origin: .lb(headingOffset: 3))
        if again.markdown != markdown {
            losses.append("its text may not come out exactly as it was; compare them")
        }
        if takesTitle { takeTitle() }
    }

    /// HTML without the frames in which the page lets readers move wide tables: they are no part of the text.
    private static func unframed(_ html: String) -> String {
        guard end(of: "<table", in: Array(html.utf8), from: 0) < html.utf8.count else {
            return html
        }
        return html.replacing(#/<div class="table"[^>]*>/#, with: "").replacing("</div>", with: "")
    }

    private static func html(_ markdown: String, ownHosts: [String] = []) -> String {
        var options = HTMLOptions()
        options.headingOffset = 3
        options.externalText = ""
        options.externalClass = ""
        options.ownHosts = ownHosts
        options.image = { HTMLImage(url: $0) }
        var bytes: [UInt8] = []
        writeHTML(of: markdown, options: options, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// HTML without what differs between two exports of the same text: the words for screen readers, the
    /// class of links, and white space that nobody sees.
    private static func seen(_ html: String) -> [UInt8] {
        let hidden = Array("<span class=\"visually-hidden\">".utf8)
        let external = Array(" class=\"external\"".utf8)
        let bytes = Array(html.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        var isSpace = true
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x20, bytes[index...].starts(with: external) {
                index += external.count
                continue
            }
            if byte == 0x20 || byte == 0x0A || byte == 0x09 {
                if !isSpace { result.append(0x20) }
                isSpace = true
                index += 1
                continue
            }
            if byte == UInt8(ascii: "<") {
                if bytes[index...].starts(with: hidden) {
                    index = Self.end(of: "</span>", in: bytes, from: index + hidden.count)
                    continue
                }
                // White space beside the tags of a paragraph counts for nothing.
                if Self.isParagraph(bytes[index...]) {
                    if isSpace, !result.isEmpty { result.removeLast() }
                    let end = Self.end(of: ">", in: bytes, from: index)
                    result += bytes[index..<end]
                    index = end
                    isSpace = false
                    while index < bytes.count, [0x20, 0x0A].contains(bytes[index]) { index += 1 }
                    continue
                }
            }
            isSpace = false
            result.append(byte)
            index += 1
        }
        return result
    }

    private static func isParagraph(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: "<p>".utf8) || bytes.starts(with: "</p>".utf8)
    }

    /// Where `mark` ends next, or all of it.
    private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
        let mark = Array(mark.utf8)
        var index = start
        while index + mark.count <= bytes.count {
            if bytes[index..<(index + mark.count)].elementsEqual(mark) { return index + mark.count }
            index += 1
        }
        return bytes.count
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
