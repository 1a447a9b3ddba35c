extension HTMLWriter {
    /// A link that has been entered.
    struct OpenLink {
        var isWritten: Bool
        var isExternal: Bool
        /// The length of the output when the link's text began.
        var textStart: Int
    }

    /// An image that has been entered.
    struct OpenImage {
        /// Whether an `img` element is open in the output, within its `alt` value.
        var isShown: Bool
        var image: HTMLImage?
        var title: SourceText
    }

    mutating func enter(_ inline: Inline) {
        inlineDepth += 1
        switch inline {
        case .emphasis: simple("<em>")
        case .strong: simple("<strong>")
        case .strikethrough: simple("<del>")
        case .code: simple("<code>")
        case .link(let link): open(link)
        case .image(let image): openImage(image)
        }
    }

    mutating func leave(_ inline: Inline) {
        switch inline {
        case .emphasis: simple("</em>")
        case .strong: simple("</strong>")
        case .strikethrough: simple("</del>")
        case .code: simple("</code>")
        case .link(let link): close(link)
        case .image: closeImage()
        }
        inlineDepth -= 1
    }

    private mutating func simple(_ tag: StaticString) {
        guard images.isEmpty, inlineDepth <= HTMLOptions.maximumNesting else { return }
        output.append(tag)
    }

    /// Links do not nest in HTML: within another link, or an image's description, only text is written.
    private mutating func open(_ link: Link) {
        let destination = link.destination.bytes(in: source)
        let target = LinkTarget(destination)
        let isWritten =
            target != .refused && images.isEmpty && !links.contains(where: \.isWritten)
        var isExternal = false
        if isWritten {
            output.append("<a href=\"")
            if let place = place(destination) {
                HTMLEscape.attribute(place, into: &output)
            } else {
                HTMLEscape.url(destination, into: &output)
            }
            if case .web = target, !target.isWithin(options.ownHosts) {
                isExternal = true
                output.append("\" rel=\"noopener external")
                if !options.externalClass.isEmpty {
                    output.append("\" class=\"")
                    HTMLEscape.attribute(options.externalClass, into: &output)
                }
            }
            output.append("\"")
            title(link.title)
            output.append(">")
        }
        links.append(
            OpenLink(isWritten: isWritten, isExternal: isExternal, textStart: output.count))
    }

    /// Where the site has what a fragment alone names.
    private func place(_ destination: some Collection<UInt8>) -> String? {
        guard destination.first == UInt8(ascii: "#"), let find = options.fragment else {
            return nil
        }
        return find(String(decoding: destination, as: UTF8.self))
    }

    private mutating func close(_ link: Link) {
        guard let open = links.popLast(), open.isWritten else { return }
        if output.count == open.textStart {
            // A link that says nothing could not be named by a screen reader.
            HTMLEscape.text(Array(link.destination.bytes(in: source)), into: &output)
        }
        if open.isExternal, !options.externalText.isEmpty {
            output.append("<span class=\"")
            HTMLEscape.attribute(options.hiddenClass, into: &output)
            if let language = options.externalLanguage {
                output.append("\" lang=\"")
                HTMLEscape.attribute(language, into: &output)
            }
            output.append("\">")
            HTMLEscape.text(options.externalText, into: &output)
            output.append("</span>")
        }
        output.append("</a>")
    }

    private mutating func openImage(_ image: Link) {
        // An image in the description of another is part of that description.
        let shown =
            images.isEmpty ? options.image?(image.destination.string(in: source)) : nil
        if let shown {
            output.append("<img src=\"")
            HTMLEscape.attribute(shown.url, into: &output)
            output.append("\" alt=\"")
        }
        images.append(OpenImage(isShown: shown != nil, image: shown, title: image.title))
    }

    private mutating func closeImage() {
        guard let image = images.popLast(), image.isShown else { return }
        output.append("\"")
        if let size = image.image?.size {
            output.append(contentsOf: " width=\"\(size.width)\" height=\"\(size.height)\"".utf8)
        }
        if let sources = image.image?.sources {
            output.append(" srcset=\"")
            HTMLEscape.attribute(sources, into: &output)
            output.append("\" sizes=\"")
            HTMLEscape.attribute(image.image?.widths ?? "", into: &output)
            output.append("\"")
        }
        output.append(" loading=\"lazy\" decoding=\"async\"")
        title(image.title)
        output.append(">")
    }

    private mutating func title(_ title: SourceText) {
        guard !title.isEmpty else { return }
        output.append(" title=\"")
        HTMLEscape.attribute(Array(title.bytes(in: source)), into: &output)
        output.append("\"")
    }
}
