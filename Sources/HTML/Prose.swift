/// Running text as Markdown knows it, between HTML and Markdown.
indirect enum ProseBlock: Hashable {
    case paragraph([ProseInline])
    case heading(Int, [ProseInline])
    case quote([ProseBlock])
    case list(start: Int?, isTight: Bool, items: [[ProseBlock]])
    case code(language: String, text: String)
    case rule
    case table(alignments: [Alignment], rows: [[[ProseInline]]])

    enum Alignment: String {
        case none = "---"
        case left = ":--"
        case center = ":-:"
        case right = "--:"
    }
}

/// What stands in a line.
indirect enum ProseInline: Hashable {
    case text(String)
    case emphasis([ProseInline])
    case strong([ProseInline])
    case struck([ProseInline])
    case code(String)
    case link(to: String, title: String, [ProseInline])
    case picture(from: String, title: String, alt: String)
    case lineBreak

    /// Whether readers would see nothing of it.
    var isBlank: Bool {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .lineBreak: true
        case .emphasis(let inlines), .strong(let inlines), .struck(let inlines):
            inlines.allSatisfy(\.isBlank)
        case .link(_, _, let inlines): inlines.allSatisfy(\.isBlank)
        case .code(let text): text.isEmpty
        case .picture: false
        }
    }
}

/// A picture of a page that is not part of its running text.
package struct ProsePicture: Hashable, Sendable {
    package let url: String
    package let alt: String?
    package var caption: String?
    package var credit: String?
}

/// A post or a player from elsewhere that a page shows.
package struct ProseEmbed: Hashable, Sendable {
    package let url: String?
    /// What it is, as far as the page tells, such as `twitter`.
    package let provider: String?
    /// Its words, if the page holds them.
    package let text: String?
    /// Who wrote it, as the page names them.
    package let author: String?
}
