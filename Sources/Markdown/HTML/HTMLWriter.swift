/// Writes events as HTML, one after the other.
struct HTMLWriter {
    let source: [UInt8]
    let options: HTMLOptions
    var output: [UInt8] = []
    /// Quotes, lists and items that are open, those not written included.
    var blockDepth = 0
    /// Inlines that are open, those not written included.
    var inlineDepth = 0
    var links: [OpenLink] = []
    var images: [OpenImage] = []
    /// The levels of the headings that the last one stands under, and its own.
    private var headingLevels: [Int] = []
    /// Tables so far.
    private var tables = 0
    /// The text of the last heading; nil before the first.
    private var headingText: String?
    private var isInHeading = false
    /// Blocks that are open, the document included.
    private var openBlocks = 0
    /// Bytes of text so far, and what blocks count for.
    private var textSize = 0
    /// Whether something was left out, since the limit was reached before it.
    private(set) var isCut = false

    init(source: [UInt8], options: HTMLOptions) {
        self.source = source
        self.options = options
    }

    mutating func write(_ event: borrowing Event) {
        guard !isCut else { return }
        switch event {
        case .enterBlock(let block):
            if openBlocks == 1, let limit = options.limit, textSize >= limit {
                isCut = true
                return
            }
            if openBlocks > 0 { textSize += 60 }
            openBlocks += 1
            enter(block)
        case .leaveBlock(let block):
            openBlocks -= 1
            leave(block)
        case .enterInline(let inline): enter(inline)
        case .leaveInline(let inline): leave(inline)
        case .text(let kind, let text): write(text, kind)
        }
    }

    private mutating func write(_ text: SourceText, _ kind: TextKind) {
        if kind == .hardBreak, images.isEmpty { output.append("<br>") }
        if options.limit != nil { textSize += text.replacement?.count ?? text.range.count }
        if isInHeading { headingText?.append(text.string(in: source)) }
        // Text in an image is the value of its `alt`, or stands in the image's place.
        let isValue = images.first?.isShown == true
        if let replacement = text.replacement {
            HTMLEscape.escape(replacement.span, as: isValue ? .attribute : .text, into: &output)
        } else {
            let source = source
            HTMLEscape.escape(
                source.span.extracting(text.range), as: isValue ? .attribute : .text, into: &output)
        }
    }

    private mutating func enter(_ block: Block) {
        switch block {
        case .document: break
        case .quote: open("<blockquote>\n")
        case .bulletList: open("<ul>\n", holdsItems: true)
        case .numberedList(let start):
            guard start != 1 else { return open("<ol>\n", holdsItems: true) }
            open("<ol start=\"", holdsItems: true)
            if isWritten(holdsItems: true) {
                output.append(contentsOf: "\(start)".utf8)
                output.append("\">\n")
            }
        case .item: open("<li>")
        case .rule: output.append("<hr>\n")
        case .heading(let level):
            enterHeading(level)
            headingText = ""
            isInHeading = true
            heading("<h", level, ">")
        case .code(let language): code(language)
        case .paragraph: output.append("<p>")
        case .table: openTable()
        case .tableHead: output.append("<thead>\n")
        case .tableBody: output.append("<tbody>\n")
        case .row: output.append("<tr>")
        case .headerCell(let alignment): cell("<th scope=\"col\"", alignment)
        case .cell(let alignment): cell("<td", alignment)
        }
    }

    private mutating func leave(_ block: Block) {
        switch block {
        case .document, .rule: break
        case .quote: close("</blockquote>\n")
        case .bulletList: close("</ul>\n", holdsItems: true)
        case .numberedList: close("</ol>\n", holdsItems: true)
        case .item: close("</li>\n")
        case .heading(let level):
            isInHeading = false
            heading("</h", level, ">\n")
        case .code: output.append("</code></pre>\n")
        case .paragraph: output.append("</p>\n")
        case .table:
            output.append("</table>\n")
            if options.tableName != nil { output.append("</div>\n") }
        case .tableHead: output.append("</thead>\n")
        case .tableBody: output.append("</tbody>\n")
        case .row: output.append("</tr>\n")
        case .headerCell: output.append("</th>")
        case .cell: output.append("</td>")
        }
    }

    /// A list is written only if its items, one level deeper, are written too.
    private func isWritten(holdsItems: Bool) -> Bool {
        blockDepth + (holdsItems ? 1 : 0) <= HTMLOptions.maximumNesting
    }

    private mutating func open(_ tag: StaticString, holdsItems: Bool = false) {
        blockDepth += 1
        guard isWritten(holdsItems: holdsItems) else { return }
        // A list in a tight item follows the item's text.
        if holdsItems, let last = output.last, last != 0x0A { output.append(0x0A) }
        output.append(tag)
    }

    private mutating func close(_ tag: StaticString, holdsItems: Bool = false) {
        if isWritten(holdsItems: holdsItems) {
            output.append(tag)
        } else {
            output.append(0x0A)
        }
        blockDepth -= 1
    }

    private mutating func openTable() {
        if let name = options.tableName {
            tables += 1
            let label = name(tables, headingText.flatMap { $0.isEmpty ? nil : $0 })
            output.append("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"")
            HTMLEscape.escape(Array(label.utf8).span, as: .attribute, into: &output)
            output.append("\">\n")
        }
        output.append("<table>\n")
    }

    private mutating func enterHeading(_ level: Int) {
        while let last = headingLevels.last, last >= level { headingLevels.removeLast() }
        headingLevels.append(level)
    }

    private mutating func heading(_ before: StaticString, _ level: Int, _ after: StaticString) {
        output.append(before)
        let level = options.headingsFollow ? headingLevels.count : level
        let (sum, overflow) = level.addingReportingOverflow(options.headingOffset)
        let shown = overflow ? 6 : min(max(sum, 1), 6)
        output.append(UInt8(ascii: "0") + UInt8(shown))
        output.append(after)
    }

    /// The language is kept for style sheets when it is a plain word such as `c++` or `objective-c`.
    private mutating func code(_ language: SourceText) {
        let name = language.bytes(in: source)
        let isPlain = name.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
                UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        guard isPlain, !name.isEmpty, name.count <= 40 else {
            return output.append("<pre><code>")
        }
        output.append("<pre><code class=\"language-")
        output.append(contentsOf: name)
        output.append("\">")
    }

    private mutating func cell(_ tag: StaticString, _ alignment: Alignment) {
        output.append(tag)
        switch alignment {
        case .unspecified: break
        case .left: output.append(" class=\"align-left\"")
        case .center: output.append(" class=\"align-center\"")
        case .right: output.append(" class=\"align-right\"")
        }
        output.append(">")
    }
}
