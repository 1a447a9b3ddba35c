/// Reads the tree of a fragment as running text.
struct ProseReader {
    let origin: MarkdownConversion.Origin
    var pictures: [ProsePicture] = []
    var embeds: [ProseEmbed] = []
    private(set) var losses: [String] = []

    init(origin: MarkdownConversion.Origin) {
        self.origin = origin
    }

    var isOwn: Bool {
        if case .lb = origin { true } else { false }
    }

    mutating func lose(_ what: String) {
        if losses.count < 50, !losses.contains(what) { losses.append(what) }
    }

    /// Elements that stand on lines of their own.
    static let blockNames: Set<String> = [
        "p", "div", "section", "article", "aside", "main", "header", "footer", "nav", "figure",
        "figcaption", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4",
        "h5", "h6", "hr", "pre", "table", "address", "center", "details", "summary", "fieldset",
        "form", "iframe", "video", "audio", "script", "style", "template", "object", "embed",
        "svg", "math", "canvas", "select", "input", "button", "textarea", "noscript",
    ]

    static func holdsBlocks(_ nodes: [HTMLNode]) -> Bool {
        nodes.contains { node in
            guard case .element(let element) = node else { return false }
            return blockNames.contains(element.name) || holdsBlocks(element.children)
        }
    }

    /// Text as it stands in a line: white space of a page is collapsed, no-break spaces apart.
    func text(_ text: String) -> ProseInline {
        guard !isOwn else { return .text(text) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(scalar.value) else {
                result.append(scalar)
                continue
            }
            if result.last != " " { result.append(" ") }
        }
        return .text(String(result))
    }

    /// Blocks, with what stands between them as paragraphs.
    mutating func blocks(_ nodes: [HTMLNode]) -> [ProseBlock] {
        var blocks: [ProseBlock] = []
        var run: [ProseInline] = []
        func flush() {
            if !isOwn { run = Array(run.drop(while: \.isBlank)) }
            if !run.allSatisfy(\.isBlank) { blocks.append(.paragraph(run)) }
            run = []
        }
        for node in nodes {
            switch node {
            case .text(let text): run.append(self.text(text))
            case .element(let element):
                if Self.blockNames.contains(element.name) {
                    flush()
                    blocks += block(element)
                } else if Self.holdsBlocks(element.children) {
                    flush()
                    if !["span", "a", "font"].contains(element.name) || element["href"] != nil {
                        lose("<\(element.name)> around whole paragraphs")
                    }
                    blocks += self.blocks(element.children)
                } else {
                    run += inline(element)
                }
            }
        }
        flush()
        return blocks
    }

    private mutating func block(_ element: HTMLElement) -> [ProseBlock] {
        switch element.name {
        case "p", "dd", "summary":
            return blocks(element.children)
        case "dt":
            return blocks(element.children).map { block in
                guard case .paragraph(let inlines) = block else { return block }
                return .paragraph([.strong(inlines)])
            }
        case "h1", "h2", "h3", "h4", "h5", "h6":
            let inlines = flat(element.children)
            return inlines.allSatisfy(\.isBlank) && !isOwn
                ? [] : [.heading(level(element.name), inlines)]
        case "blockquote":
            if !isOwn, let embed = Self.post(element) {
                embeds.append(embed)
                return []
            }
            return [.quote(blocks(element.children))]
        case "ul", "ol": return [list(element)]
        case "li": return [.list(start: nil, isTight: true, items: [blocks(element.children)])]
        case "hr": return [.rule]
        case "pre": return [code(element)]
        case "table": return table(element)
        case "figure": return figure(element)
        case "iframe", "embed", "object", "video", "audio":
            return player(element)
        case "script", "style", "template", "noscript":
            lose("<\(element.name)>")
            return []
        case "svg", "math", "canvas", "select", "input", "button", "textarea":
            lose("<\(element.name)>")
            return []
        default: return blocks(element.children)
        }
    }

    private func level(_ name: String) -> Int {
        let level = Int(name.dropFirst()) ?? 1
        switch origin {
        case .lb(let offset): return max(1, level - offset)
        // The page's own title is h1, and entries stand under h2: what is in them starts anew.
        case .elsewhere: return min(max(1, level - 1), 3)
        }
    }

    private mutating func list(_ element: HTMLElement) -> ProseBlock {
        var items: [[ProseBlock]] = []
        var isTight = true
        for node in element.children {
            switch node {
            case .text(let text):
                if !text.allSatisfy(\.isWhitespace) {
                    items.append([.paragraph([self.text(text)])])
                }
            case .element(let item):
                if item.children.contains(where: {
                    if case .element(let child) = $0 { child.name == "p" } else { false }
                }) {
                    isTight = false
                }
                items.append(item.name == "li" ? blocks(item.children) : blocks([node]))
            }
        }
        let start = element.name == "ol" ? max(0, Int(element["start"] ?? "") ?? 1) : nil
        return .list(start: start, isTight: isTight, items: items)
    }

    private func code(_ element: HTMLElement) -> ProseBlock {
        var language = ""
        if case .element(let code)? = element.children.first, code.name == "code" {
            let name = code["class"]?.split(separator: " ").first { $0.hasPrefix("language-") }
            language = name.map { String($0.dropFirst(9)) } ?? ""
        }
        return .code(
            language: language.filter { $0 != "`" && !$0.isWhitespace }, text: element.text)
    }

    private mutating func table(_ element: HTMLElement) -> [ProseBlock] {
        if !element.descendants(["table"]).isEmpty {
            lose("a table within a table")
            return blocks(element.descendants(["td", "th"]).flatMap(\.children))
        }
        var alignments: [ProseBlock.Alignment] = []
        var rows: [[[ProseInline]]] = []
        for row in element.descendants(["tr"]) {
            var cells: [[ProseInline]] = []
            for cell in row.descendants(["td", "th"]) {
                if cell["colspan"] ?? "1" != "1" || cell["rowspan"] ?? "1" != "1" {
                    lose("cells of a table that span others")
                }
                if rows.isEmpty { alignments.append(Self.alignment(cell)) }
                cells.append(flat(cell.children))
            }
            if !cells.isEmpty { rows.append(cells) }
        }
        let caption = element.descendants(["caption"]).flatMap { blocks($0.children) }
        // Rows may not be longer than the first.
        let width = rows.map(\.count).max() ?? 0
        alignments += Array(repeating: .none, count: max(0, width - alignments.count))
        if let first = rows.first { rows[0] += Array(repeating: [], count: width - first.count) }
        return caption + (rows.isEmpty ? [] : [.table(alignments: alignments, rows: rows)])
    }

    private static func alignment(_ cell: HTMLElement) -> ProseBlock.Alignment {
        if cell.hasClass("align-left") { return .left }
        if cell.hasClass("align-center") { return .center }
        if cell.hasClass("align-right") { return .right }
        return .none
    }

    /// Everything in some nodes as one line.
    mutating func flat(_ nodes: [HTMLNode]) -> [ProseInline] {
        guard Self.holdsBlocks(nodes) else { return inlines(nodes) }
        lose("paragraphs within a heading or a cell")
        return nodes.flatMap { node -> [ProseInline] in
            switch node {
            case .text(let text): return [self.text(text)]
            case .element(let element):
                guard Self.blockNames.contains(element.name) else { return inline(element) }
                return [.text(" ")] + flat(element.children) + [.text(" ")]
            }
        }
    }
}
