/// Puts the marks of `ForeignWords` in a template where they belong: between tags they become elements, and within
/// tags, titles and scripts they go; and says of each value on which side it stands.
///
/// It is no HTML parser: it follows tags, quoted attributes, comments, and elements that hold text alone.
struct ForeignMarkup {
    private enum Place: Equatable {
        case text
        /// Within a tag, and within quotation marks in it.
        case tag(quote: UInt8?)
        case comment
        /// Within an element that holds text alone.
        case raw(String)
    }

    private static let raw: Set<String> = ["title", "script", "style", "textarea"]
    private static let open = Array("\(ForeignWords.open)".utf8)
    private static let close = Array("\(ForeignWords.close)".utf8)

    private var place = Place.text
    /// The name of the tag that was opened last, with its slash.
    private var name: String?

    /// The nodes of a template as a whole.
    static func placed(_ nodes: [Template.Node]) -> [Template.Node] {
        var markup = ForeignMarkup()
        return markup.placed(nodes)
    }

    private mutating func placed(_ nodes: [Template.Node]) -> [Template.Node] {
        var result: [Template.Node] = []
        for node in nodes {
            switch node {
            case .literal(let bytes): result.append(.literal(placed(bytes)))
            case .field(let field), .words(let field), .plain(let field):
                if place == .text {
                    result.append(.words(field))
                } else {
                    result.append(.plain(field))
                }
            case .section(let field, let inner): result.append(.section(field, placed(inner)))
            case .inverted(let field, let inner): result.append(.inverted(field, placed(inner)))
            }
        }
        return result
    }

    private mutating func placed(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let rest = bytes[index...]
            if rest.starts(with: Self.open) || rest.starts(with: Self.close) {
                if place == .text {
                    output +=
                        rest.starts(with: Self.open) ? ForeignWords.opening : ForeignWords.closing
                }
                index += Self.open.count
                continue
            }
            step(rest)
            output.append(bytes[index])
            index += 1
        }
        return output
    }

    /// Goes on by the first of these bytes.
    private mutating func step(_ rest: ArraySlice<UInt8>) {
        guard let byte = rest.first else { return }
        switch place {
        case .text:
            if rest.starts(with: "<!--".utf8) {
                place = .comment
            } else if byte == UInt8(ascii: "<"),
                rest.dropFirst().first.map({ Self.isLetter($0) || $0 == UInt8(ascii: "/") }) == true
            {
                place = .tag(quote: nil)
                let letters = rest.dropFirst().prefix {
                    Self.isLetter($0) || $0 == UInt8(ascii: "/")
                }
                name = String(decoding: letters, as: UTF8.self).lowercased()
            }
        case .tag(nil):
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                place = .tag(quote: byte)
            } else if byte == UInt8(ascii: ">") {
                place = name.map { Self.raw.contains($0) ? .raw($0) : .text } ?? .text
            }
        case .tag(let quote?): if byte == quote { place = .tag(quote: nil) }
        case .comment: if rest.starts(with: "-->".utf8) { place = .text }
        case .raw(let element):
            if rest.starts(with: "</\(element)".utf8) {
                place = .tag(quote: nil)
                name = "/\(element)"
            }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}
