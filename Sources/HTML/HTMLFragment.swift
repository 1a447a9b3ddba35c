internal import CGumbo

/// What stands in a page between two tags, parsed as browsers do (HTML Living Standard, by gumbo).
package struct HTMLFragment: Hashable, Sendable {
    /// Bytes of one fragment: four times those of an entry.
    package static let mostBytes = 1 << 20
    /// Tags of one fragment: misnested ones multiply in the tree, at worst with their square.
    package static let mostTags = 2000
    /// Elements within each other.
    package static let mostDepth = 100

    package let nodes: [HTMLNode]

    /// Parses `html`; whatever it holds is repaired, as in a browser.
    ///
    /// - Throws: `HTMLRefusal` for what is too large, has too many tags or is nested too deep.
    package init(_ html: String) throws(HTMLRefusal) {
        let bytes = Array(html.utf8)
        guard bytes.count <= Self.mostBytes else { throw .tooLarge(bytes: bytes.count) }
        let tags = bytes.count { $0 == UInt8(ascii: "<") }
        guard tags <= Self.mostTags else { throw .tooManyTags(tags) }
        guard tags > 0 || bytes.contains(UInt8(ascii: "&")) else {
            nodes = bytes.isEmpty ? [] : [.text(html)]
            return
        }
        guard let nodes = Self.parse(bytes) else { throw .tooDeep }
        self.nodes = nodes
    }

    /// Nil if it is nested too deep.
    private static func parse(_ bytes: [UInt8]) -> [HTMLNode]? {
        unsafe bytes.withUnsafeBytes { buffer in
            var options = unsafe kGumboDefaultOptions
            unsafe options.max_errors = 0
            unsafe options.fragment_context = GUMBO_TAG_DIV
            let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let start = unsafe start,
                let output = unsafe gumbo_parse_with_options(&options, start, buffer.count)
            else { return [] }
            defer { unsafe gumbo_destroy_output(&options, output) }
            return unsafe children(of: output.pointee.root.pointee.v.element, depth: 0)
        }
    }

    private static func children(of element: GumboElement, depth: Int) -> [HTMLNode]? {
        guard depth <= mostDepth else { return nil }
        var nodes: [HTMLNode] = []
        for index in unsafe 0..<Int(element.children.length) {
            guard let pointer = unsafe element.children.data[index] else { continue }
            let node = unsafe pointer.assumingMemoryBound(to: GumboNode.self).pointee
            switch unsafe node.type {
            case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
                unsafe nodes.append(.text(String(cString: node.v.text.text)))
            case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
                let inner = unsafe node.v.element
                guard let children = unsafe children(of: inner, depth: depth + 1) else {
                    return nil
                }
                nodes.append(
                    .element(
                        unsafe HTMLElement(
                            name: name(of: inner), attributes: attributes(of: inner),
                            children: children)))
            default: break
            }
        }
        return nodes
    }

    private static func name(of element: GumboElement) -> String {
        guard unsafe element.tag == GUMBO_TAG_UNKNOWN else {
            return unsafe String(cString: gumbo_normalized_tagname(element.tag))
        }
        var name = unsafe element.original_tag
        unsafe gumbo_tag_from_original_text(&name)
        guard let data = unsafe name.data else { return "" }
        let raw = unsafe UnsafeRawBufferPointer(start: data, count: Int(name.length))
        return unsafe String(decoding: raw.prefix(40), as: UTF8.self).lowercased()
    }

    private static func attributes(of element: GumboElement) -> [String: String] {
        var values: [String: String] = [:]
        for index in unsafe 0..<Int(element.attributes.length) {
            guard let pointer = unsafe element.attributes.data[index] else { continue }
            let attribute = unsafe pointer.assumingMemoryBound(to: GumboAttribute.self).pointee
            let name = unsafe String(cString: attribute.name)
            if values[name] == nil { unsafe values[name] = String(cString: attribute.value) }
        }
        return values
    }
}
