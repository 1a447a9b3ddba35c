extension ProseReader {
    mutating func inlines(_ nodes: [HTMLNode]) -> [ProseInline] {
        nodes.flatMap { node -> [ProseInline] in
            switch node {
            case .text(let text): [self.text(text)]
            case .element(let element): inline(element)
            }
        }
    }

    mutating func inline(_ element: HTMLElement) -> [ProseInline] {
        switch element.name {
        case "em", "i", "cite", "dfn", "var": return [.emphasis(inlines(element.children))]
        case "strong", "b": return [.strong(inlines(element.children))]
        case "del", "s", "strike": return [.struck(inlines(element.children))]
        case "code", "kbd", "samp", "tt": return [.code(element.text)]
        case "br": return [.lineBreak]
        case "wbr": return []
        case "script", "style", "template", "noscript":
            lose("<\(element.name)>")
            return []
        case "a": return link(element)
        case "img", "picture": return picture(element)
        case "q": return [.text("“")] + inlines(element.children) + [.text("”")]
        case "span" where isOwn && element.hasClass("visually-hidden"): return []
        // What somebody typed to the system, such as /key, and not to readers.
        case "span" where !isOwn && element.hasClass("liveblog-command"): return []
        case "sub", "sup", "u", "mark", "ins", "ruby", "bdo":
            lose("the look of <\(element.name)>; its text is kept")
            return inlines(element.children)
        default: return inlines(element.children)
        }
    }

    private mutating func link(_ element: HTMLElement) -> [ProseInline] {
        let inner = inlines(element.children)
        guard let address = element["href"], isOwn || address != "#" else { return inner }
        let url = String(
            address.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(
                Character.init)
        ).drop { $0 == " " }
        let scheme = url.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
        let hasScheme = url.dropFirst(scheme.count).first == ":"
        if hasScheme, !["http", "https", "mailto", "tel"].contains(scheme.lowercased()) {
            lose("a link to a \(scheme.prefix(20)): address; its text is kept")
            return inner
        }
        if !hasScheme, !isOwn, !url.hasPrefix("//") {
            lose("where the link to “\(url.prefix(60))” leads: it is relative to the old page")
        }
        // A link around a picture alone leads to the picture.
        if inner.isEmpty { return [] }
        return [.link(to: String(url), title: element["title"] ?? "", inner)]
    }

    private mutating func picture(_ element: HTMLElement) -> [ProseInline] {
        let image = element.name == "img" ? element : element.descendants(["img"]).first
        guard let image, let source = image["src"] ?? image["data-src"], !source.isEmpty else {
            lose("a picture without an address")
            return []
        }
        if isOwn {
            return [
                .picture(from: source, title: image["title"] ?? "", alt: image["alt"] ?? "")
            ]
        }
        // Emoji come as small pictures whose description is the character.
        if ["emoji", "wp-smiley", "liveblog-emoji"].contains(where: image.hasClass),
            let alt = image["alt"] ?? Self.emoji(source)
        {
            return [.text(alt)]
        }
        addPicture(source, alt: image["alt"])
        return []
    }

    /// The characters that the name of a picture is made of, as in `1f1e9-1f1ea.png`.
    private static func emoji(_ source: String) -> String? {
        guard let name = source.split(separator: "/").last?.prefix(while: { $0 != "." }) else {
            return nil
        }
        let scalars = name.split(separator: "-").map {
            UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
        }
        guard !scalars.isEmpty, scalars.allSatisfy({ $0?.properties.isEmoji == true }) else {
            return nil
        }
        return String(String.UnicodeScalarView(scalars.compactMap { $0 }))
    }

    private mutating func addPicture(
        _ source: String, alt: String?, caption: String? = nil, credit: String? = nil
    ) {
        guard source.hasPrefix("https://") || source.hasPrefix("http://") else {
            return lose("the picture “\(source.prefix(60))”, whose address is not whole")
        }
        pictures.append(
            ProsePicture(
                url: source, alt: alt.flatMap { $0.isEmpty ? nil : $0 }, caption: caption,
                credit: credit))
    }

    /// A figure: its picture with its caption, or else what is in it.
    mutating func figure(_ element: HTMLElement) -> [ProseBlock] {
        let captions = element.descendants(["figcaption"])
        let images = element.descendants(["img"])
        guard !isOwn, images.count == 1, let image = images.first, let source = image["src"],
            element.descendants(["blockquote", "iframe", "video", "table", "p"]).allSatisfy({
                inner in
                captions.contains { $0.descendants([inner.name]).contains(inner) }
            })
        else { return blocks(element.children) }
        let credits = captions.flatMap { $0.descendants(["span", "cite", "small"]) }.filter {
            $0["class"]?.contains("credit") == true
        }
        let credit = Self.words(credits.map(\.text))
        var caption = Self.words(captions.map(\.text))
        if let credit, let all = caption, all.hasSuffix(credit) {
            caption = Self.words([String(all.dropLast(credit.count))])
        }
        if captions.contains(where: { !$0.descendants(["a"]).isEmpty }) {
            lose("the links in a caption; its text is kept")
        }
        addPicture(
            source, alt: image["alt"], caption: caption, credit: credit.map(Self.withoutLabel))
        return []
    }

    /// Texts as one line; nil where there are none.
    private static func words(_ texts: [String]) -> String? {
        let words = texts.joined(separator: " ").split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// `Photograph: A. Name` without its first word.
    private static func withoutLabel(_ credit: String) -> String {
        let parts = credit.split(separator: ":", maxSplits: 1)
        let labels = ["photograph", "photo", "picture", "image", "credit", "illustration", "video"]
        guard parts.count == 2, labels.contains(parts[0].lowercased()) else { return credit }
        return words([String(parts[1])]) ?? credit
    }

    /// A player or a frame: its address becomes an embed.
    mutating func player(_ element: HTMLElement) -> [ProseBlock] {
        let inner = element.descendants(["source", "embed", "iframe"]).first
        let source = element["src"] ?? element["data-src"] ?? element["data"] ?? inner?["src"]
        guard var source, !source.isEmpty else {
            lose("<\(element.name)> without an address")
            return []
        }
        if source.hasPrefix("//") { source = "https:" + source }
        guard source.hasPrefix("https://") || source.hasPrefix("http://") else {
            lose("<\(element.name)> at “\(source.prefix(60))”")
            return []
        }
        embeds.append(ProseEmbed(url: source, provider: nil, text: nil, author: nil))
        return []
    }

    /// A quotation that is a post of a social network, as their embed codes write it.
    static func post(_ element: HTMLElement) -> ProseEmbed? {
        let classes = [
            "twitter-tweet": "twitter", "twitter-video": "twitter", "instagram-media": "instagram",
            "tiktok-embed": "tiktok", "bluesky-embed": "bluesky", "mastodon-embed": "mastodon",
        ]
        guard let provider = classes.first(where: { element.hasClass($0.key) })?.value else {
            return nil
        }
        let links = element.descendants(["a"])
        let address =
            element["cite"] ?? element["data-instgrm-permalink"] ?? links.last?["href"]
        let whole = words([element.text])
        // The words in paragraphs, then a dash, who wrote it, and the day as the link to it.
        guard let text = words(element.descendants(["p"]).map(\.text)), let whole,
            whole.hasPrefix(text), let dash = whole.dropFirst(text.count).firstIndex(of: "—")
        else { return ProseEmbed(url: address, provider: provider, text: whole, author: nil) }
        var author = whole[whole.index(after: dash)...]
        if let day = words(links.suffix(1).map(\.text)), author.hasSuffix(day) {
            author = author.dropLast(day.count)
        }
        return ProseEmbed(
            url: address, provider: provider, text: text, author: words([String(author)]))
    }
}
