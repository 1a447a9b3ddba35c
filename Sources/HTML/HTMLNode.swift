/// A piece of a page: an element with what is in it, or text.
package indirect enum HTMLNode: Hashable, Sendable {
    case element(HTMLElement)
    /// Text as readers see it: entities are resolved.
    case text(String)

    /// The text in it, in order, without markup.
    package var text: String {
        switch self {
        case .text(let text): text
        case .element(let element): element.text
        }
    }
}

/// An element of a page.
package struct HTMLElement: Hashable, Sendable {
    /// In lower case.
    package let name: String
    /// Names in lower case; of two with the same name the first counts.
    package let attributes: [String: String]
    package let children: [HTMLNode]

    /// The text in it, in order, without markup.
    package var text: String { children.map(\.text).joined() }

    /// The value of an attribute; nil if it is not there.
    package subscript(_ attribute: String) -> String? { attributes[attribute] }

    /// Whether the `class` attribute names this class.
    package func hasClass(_ name: String) -> Bool {
        attributes["class"]?.split(whereSeparator: \.isWhitespace).contains { $0 == name } == true
    }

    /// Every element in it of one of these names, in order, at any depth.
    package func descendants(_ names: Set<String>) -> [HTMLElement] {
        children.flatMap { child -> [HTMLElement] in
            guard case .element(let element) = child else { return [] }
            return (names.contains(element.name) ? [element] : []) + element.descendants(names)
        }
    }
}

/// Why HTML was not taken.
package enum HTMLRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLarge(bytes: Int)
    case tooManyTags(Int)
    case tooDeep

    package var description: String {
        switch self {
        case .tooLarge(let bytes):
            "its HTML has \(bytes) bytes; \(HTMLFragment.mostBytes / 1024) KiB are allowed"
        case .tooManyTags(let count):
            "its HTML has \(count) tags; \(HTMLFragment.mostTags) are allowed"
        case .tooDeep: "its HTML is nested more than \(HTMLFragment.mostDepth) elements deep"
        }
    }
}
