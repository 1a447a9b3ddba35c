/// A document as text without markup, for feeds and the plain text export.
///
/// Paragraphs are separated by blank lines, items carry `- ` or their number, quotes `> `, cells are
/// separated by ` | `. Characters are neutralised as in `HTMLEscape`. No line feed at the end.
///
/// - Parameter linkTargets: Whether a link's URL follows its text in parentheses, where `LinkTarget`
///   allows the link and the text does not say it already.
package func plainText(of source: [UInt8], linkTargets: Bool = false) -> String {
    let source = repaired(source)
    var writer = PlainTextWriter(source: source, linkTargets: linkTargets)
    parse(source) { writer.write($0) }
    return String(decoding: writer.output, as: UTF8.self)
}

private struct PlainTextWriter {
    let source: [UInt8]
    let linkTargets: Bool
    var output: [UInt8] = []
    private var margins: [Margin] = []
    /// Open lists: the number of the next item, nil for bullets.
    private var lists: [Int?] = []
    private var gap = Gap.none
    /// How many margins run on through the gap.
    private var gapDepth = 0
    private var images = 0
    private var linkStarts: [Int] = []
    private var isFirstCell = true

    /// What an open quote or item puts before its lines.
    private struct Margin {
        /// The item's marker, until it is written.
        var marker: [UInt8]?
        var rest: [UInt8]
    }

    /// What is due before the next text.
    private enum Gap { case none, line, blankLine }
    /// Deeper margins are dropped, so that hostile nesting cannot multiply the text.
    private static let maximumMargins = 10

    init(source: [UInt8], linkTargets: Bool) {
        self.source = source
        self.linkTargets = linkTargets
    }

    mutating func write(_ event: borrowing Event) {
        switch copy event {
        case .enterBlock(let block): enter(block)
        case .leaveBlock(let block): leave(block)
        case .enterInline(.link): linkStarts.append(output.count)
        case .leaveInline(.link(let link)): leave(link)
        case .enterInline(.image): images += 1
        case .leaveInline(.image): images -= 1
        case .enterInline, .leaveInline: break
        case .text(let kind, let text):
            switch kind {
            case .softBreak: append([0x20])
            default: append(Array(text.bytes(in: source)))
            }
        }
    }

    private mutating func enter(_ block: Block) {
        switch block {
        case .document, .tableHead, .tableBody: break
        case .quote:
            atLeast(.blankLine)
            margins.append(Margin(rest: Array("> ".utf8)))
        case .bulletList: list(from: nil)
        case .numberedList(let start): list(from: start)
        case .item: item()
        case .rule:
            atLeast(.blankLine)
            append(Array("---".utf8))
            atLeast(.blankLine)
        case .heading, .code, .paragraph, .table: atLeast(.blankLine)
        case .row:
            atLeast(.line)
            isFirstCell = true
        case .headerCell, .cell:
            if !isFirstCell { append(Array(" | ".utf8)) }
            isFirstCell = false
        }
    }

    private mutating func leave(_ block: Block) {
        switch block {
        case .document, .tableHead, .tableBody, .headerCell, .cell, .rule: break
        case .quote:
            margins.removeLast()
            atLeast(.blankLine)
        case .bulletList, .numberedList:
            lists.removeLast()
            atLeast(lists.isEmpty ? .blankLine : .line)
        case .item:
            // An empty item still shows that it is there.
            if margins.last?.marker != nil { append([]) }
            margins.removeLast()
            atLeast(.line)
        case .code:
            if output.last == 0x0A { output.removeLast() }
            atLeast(.blankLine)
        case .heading, .paragraph, .table: atLeast(.blankLine)
        case .row: atLeast(.line)
        }
    }

    private mutating func list(from start: Int?) {
        atLeast(lists.isEmpty ? .blankLine : .line)
        lists.append(start)
    }

    private mutating func item() {
        atLeast(.line)
        var marker = "- "
        if let number = lists.last ?? nil {
            marker = "\(number). "
            lists[lists.count - 1] = number + 1
        }
        margins.append(
            Margin(
                marker: Array(marker.utf8),
                rest: Array(repeating: 0x20, count: marker.utf8.count)))
    }

    private mutating func leave(_ link: Link) {
        guard let start = linkStarts.popLast(), linkTargets, images == 0 else { return }
        let url = Array(link.destination.bytes(in: source))
        guard LinkTarget(url) != .refused, url.first != UInt8(ascii: "#") else { return }
        let text = output[min(start, output.count)...]
        let mailto = "mailto:".utf8
        let address = url.starts(with: mailto) ? url[mailto.count...] : url[...]
        guard text.suffix(address.count) != address else { return }
        let written = url.flatMap { $0 == 0x20 ? Array("%20".utf8) : [$0] }
        append(Array(" (".utf8) + written + Array(")".utf8))
    }

    private mutating func atLeast(_ wanted: Gap) {
        guard !output.isEmpty else { return }
        gapDepth = gap == .none ? margins.count : min(gapDepth, margins.count)
        // What an item begins with stands right after its marker.
        let isAtMarker = margins.contains { $0.marker != nil }
        if wanted == .blankLine && !isAtMarker || gap == .none { gap = wanted }
    }

    /// Writes what is due, then text; line feeds within it are followed by the margin.
    private mutating func append(_ text: [UInt8]) {
        if gap == .blankLine {
            output.append(0x0A)
            for margin in margins.prefix(min(gapDepth, Self.maximumMargins)) {
                output.append(contentsOf: margin.rest)
            }
            while output.last == 0x20 { output.removeLast() }
        }
        if gap != .none { output.append(0x0A) }
        let isBlankLine = gap == .none && text.first == 0x0A && !output.isEmpty
        if gap != .none || output.isEmpty || output.last == 0x0A && !isBlankLine { margin() }
        gap = .none
        var start = 0
        while let end = text[start...].firstIndex(of: 0x0A) {
            neutral(text, start..<end)
            output.append(0x0A)
            start = end + 1
            if start < text.count, text[start] != 0x0A { margin() }
        }
        neutral(text, start..<text.count)
    }

    /// Starts a line; each item's marker is written once.
    private mutating func margin() {
        for depth in margins.indices {
            if let marker = margins[depth].marker {
                output.append(contentsOf: marker)
                margins[depth].marker = nil
            } else if depth < Self.maximumMargins {
                output.append(contentsOf: margins[depth].rest)
            }
        }
    }

    private mutating func neutral(_ text: [UInt8], _ range: Range<Int>) {
        HTMLEscape.escape(text.span.extracting(range), as: .plain, into: &output)
    }
}
