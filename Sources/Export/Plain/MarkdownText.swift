internal import Editorial
internal import Markdown

/// Markdown written anew from what readers see of other Markdown.
struct MarkdownText {
    private(set) var text = ""

    private let source: [UInt8]
    /// Finished blocks of each open container, innermost last.
    private var containers: [[String]] = [[]]
    /// The text of the leaf block that is open.
    private var line = ""
    /// Whether nothing, or nothing but digits, stands on the last line of it.
    private var isAtStart = true
    private var isNumber = true
    private var cells: [String] = []
    private var alignments: [Alignment] = []
    private var rows: [String] = []
    private var lists: [Int?] = []
    private var targets: [String?] = []
    private var images: [String?] = []
    /// The words of the innermost link as they are, and where in the line it starts.
    private var linkText = ""
    private var linkStart = 0
    private var isCode = false
    /// The code between backticks that is open.
    private var inlineCode: String?
    private var language = ""
    /// What every heading is lowered by, so that the highest one stands below an entry's own.
    private let headingOffset: Int
    private let media: (String) -> PublicMedia.Kind?

    /// Containers deeper than this are written without their marks.
    private static let maximumDepth = 12

    /// - Parameter media: what lies at a path of the blog's own; of other pictures the words are kept.
    init(_ markdown: String, media: @escaping (String) -> PublicMedia.Kind? = { _ in nil }) {
        source = Array(markdown.utf8)
        self.media = media
        let events = Document(source).events
        let levels = events.compactMap { event in
            if case .enterBlock(.heading(let level)) = event { level } else { nil }
        }
        headingOffset = 4 - (levels.min() ?? 1)
        for event in events { write(event) }
        text = (containers.first ?? []).joined(separator: "\n\n")
    }

    private mutating func write(_ event: Event) {
        switch event {
        case .enterBlock(let block): enter(block)
        case .leaveBlock(let block): leave(block)
        case .enterInline(let inline): enter(inline)
        case .leaveInline(let inline): leave(inline)
        case .text(let kind, let text):
            switch kind {
            case .hardBreak: put("\\\n")
            case .softBreak: if inlineCode != nil { inlineCode? += " " } else { put("\n") }
            default:
                let string = text.string(in: source)
                if inlineCode != nil {
                    inlineCode? += string
                    break
                }
                linkText += string
                guard !isCode else { return put(string) }
                put(
                    Self.escaped(
                        string, atStart: isAtStart, isNumber, after: line.unicodeScalars.last))
            }
        }
    }

    private mutating func enter(_ block: Block) {
        switch block {
        case .quote, .item: containers.append([])
        case .bulletList, .numberedList:
            flush()
            containers.append([])
            if case .numberedList(let start) = block {
                lists.append(start)
            } else {
                lists.append(nil)
            }
        case .rule: add("---")
        case .code(let name):
            isCode = true
            language = name.string(in: source).filter { !$0.isWhitespace && $0 != "`" }
        case .tableHead: alignments = []
        case .headerCell(let alignment): alignments.append(alignment)
        case .row: cells = []
        default: break
        }
    }

    private mutating func leave(_ block: Block) {
        switch block {
        case .quote: close { $0.isEmpty ? ">" : "> \($0)" }
        case .item: closeItem()
        case .bulletList, .numberedList:
            _ = lists.popLast()
            let items = containers.popLast() ?? []
            add(items.joined(separator: "\n"))
        case .heading(let level):
            let depth = min(level + headingOffset, 6)
            add(String(repeating: "#", count: depth) + " " + take().replacing("\n", with: " "))
        case .code:
            isCode = false
            let code = take()
            let longest = code.split { $0 != "`" }.map(\.count).max() ?? 0
            let fence = String(repeating: "`", count: max(3, longest + 1))
            add(
                "\(fence)\(language)\n\(code.last == "\n" ? String(code.dropLast()) : code)\n\(fence)"
            )
        case .paragraph: flush()
        case .headerCell, .cell: cells.append(take())
        case .row:
            rows.append(
                "| \(cells.map { $0.replacing("\n", with: " ") }.joined(separator: " | ")) |")
        case .table: closeTable()
        case .tableHead:
            rows.append("|" + alignments.map { Self.rule($0) + "|" }.joined())
        default: break
        }
    }

    private mutating func enter(_ inline: Inline) {
        switch inline {
        case .emphasis: put("*")
        case .strong: put("**")
        case .strikethrough: put("~~")
        case .code: inlineCode = ""
        case .link(let link):
            let target = link.destination.string(in: source)
            let isOpen = LinkTarget(target.utf8) != .refused || media(target) != nil
            targets.append(isOpen && !target.contains(">") ? target : nil)
            (linkText, linkStart) = ("", line.utf8.count)
            if targets.last != .some(nil) { put("[") }
        case .image(let link):
            let path = link.destination.string(in: source)
            images.append(media(path) == .image ? path : nil)
            if media(path) == .image { put("![") }
        }
    }

    private mutating func leave(_ inline: Inline) {
        switch inline {
        case .emphasis: put("*")
        case .strong: put("**")
        case .strikethrough: put("~~")
        case .code:
            put(Self.span(inlineCode ?? ""))
            inlineCode = nil
        case .link: closeLink()
        case .image: if let path = images.popLast() ?? nil { put("](\(path))") }
        }
    }

    /// An address that stands for itself is written as one.
    private mutating func closeLink() {
        guard let target = targets.popLast() ?? nil else { return }
        if linkText == target, target.contains("://"), !target.contains(" ") {
            let start = line.utf8.index(line.startIndex, offsetBy: linkStart)
            line.removeSubrange(start...)
            put("<\(target)>")
        } else {
            put("](<\(target)>)")
        }
    }

    /// Code between as many backticks as it needs.
    private static func span(_ code: String) -> String {
        let longest = code.split { $0 != "`" }.map(\.count).max() ?? 0
        let ticks = String(repeating: "`", count: longest + 1)
        let isBare = code.first != "`" && code.last != "`" && code.first != " "
        return isBare ? "\(ticks)\(code)\(ticks)" : "\(ticks) \(code) \(ticks)"
    }

    private static func rule(_ alignment: Alignment) -> String {
        switch alignment {
        case .unspecified: "---"
        case .left: ":---"
        case .center: ":---:"
        case .right: "---:"
        }
    }

    /// Adds to the open block. What its last line holds is kept in mind, not looked for, so that the
    /// time taken grows with the text alone.
    private mutating func put(_ text: String) {
        line += text
        var tail = text.utf8[...]
        if let end = tail.lastIndex(of: 0x0A) {
            tail = tail[tail.index(after: end)...]
            (isAtStart, isNumber) = (true, true)
        }
        if !tail.isEmpty { isAtStart = false }
        isNumber = isNumber && tail.allSatisfy { (48...57).contains($0) }
    }

    private mutating func take() -> String {
        defer { (line, isAtStart, isNumber) = ("", true, true) }
        return line
    }

    private mutating func flush() {
        if !line.isEmpty { add(take()) }
    }

    private mutating func add(_ block: String) {
        guard !block.isEmpty else { return }
        containers[containers.count - 1].append(block)
    }

    /// Ends a container whose lines carry a mark.
    private mutating func close(mark: (Substring) -> String) {
        flush()
        let text = (containers.popLast() ?? []).joined(separator: "\n\n")
        guard containers.count <= Self.maximumDepth else { return add(text) }
        add(
            text.split(separator: "\n", omittingEmptySubsequences: false).map(mark)
                .joined(separator: "\n"))
    }

    private mutating func closeItem() {
        var marker = "- "
        if let number = lists.last ?? nil {
            marker = "\(number). "
            lists[lists.count - 1] = number + 1
        }
        var isFirst = true
        close { line in
            defer { isFirst = false }
            if isFirst { return marker + line }
            return line.isEmpty ? "" : String(repeating: " ", count: marker.count) + line
        }
    }

    private mutating func closeTable() {
        add(rows.joined(separator: "\n"))
        rows = []
    }

    /// Text that Markdown reads as text.
    ///
    /// - Parameters:
    ///   - isFirst: whether it begins its line.
    ///   - isNumber: whether nothing but digits stands before it on its line.
    ///   - last: what stands right before it.
    static func escaped(
        _ text: String, atStart isFirst: Bool = true, _ isNumber: Bool = true,
        after last: Unicode.Scalar? = nil
    ) -> String {
        var result = ""
        var (isFirst, isNumber) = (isFirst, isNumber)
        var previous = last ?? " "
        for scalar in text.unicodeScalars {
            switch scalar {
            // Or it would become the address of somebody.
            case "@": if previous.properties.isAlphabetic || isDigit(previous) { result += "\\" }
            case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "~", "|": result += "\\"
            case "#", "+", "-", "=": if isFirst { result += "\\" }
            case ".", ")": if isNumber, !isFirst { result += "\\" }
            default: break
            }
            isNumber = isNumber && isDigit(scalar)
            isFirst = false
            previous = scalar
            result.unicodeScalars.append(SafeText.isForbidden(scalar) ? "\u{FFFD}" : scalar)
        }
        return result
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
