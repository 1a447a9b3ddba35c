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
    private var rows: [String] = []
    private var lists: [Int?] = []
    private var targets: [String?] = []
    private var isCode = false

    /// Containers deeper than this are written without their marks.
    private static let maximumDepth = 12

    init(_ markdown: String) {
        source = Array(markdown.utf8)
        for event in Document(source).events { write(event) }
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
            case .softBreak: put("\n")
            default:
                let string = text.string(in: source)
                let text = isCode ? string : Self.escaped(string, atStart: isAtStart, isNumber)
                put(text)
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
        case .code: isCode = true
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
            add(String(repeating: "#", count: min(level + 3, 6)) + " " + take())
        case .code:
            isCode = false
            let code = take()
            let longest = code.split { $0 != "`" }.map(\.count).max() ?? 0
            let fence = String(repeating: "`", count: max(3, longest + 1))
            add("\(fence)\n\(code.last == "\n" ? String(code.dropLast()) : code)\n\(fence)")
        case .paragraph: flush()
        case .headerCell, .cell: cells.append(take())
        case .row:
            rows.append(
                "| \(cells.map { $0.replacing("\n", with: " ") }.joined(separator: " | ")) |")
        case .table: closeTable()
        case .tableHead: rows.append("|" + String(repeating: "---|", count: cells.count))
        default: break
        }
    }

    private mutating func enter(_ inline: Inline) {
        switch inline {
        case .emphasis: put("*")
        case .strong: put("**")
        case .strikethrough: put("~~")
        case .code:
            isCode = true
            put("`` ")
        case .link(let link):
            let target = link.destination.string(in: source)
            let isOpen = LinkTarget(target.utf8) != .refused && !target.contains(">")
            targets.append(isOpen ? target : nil)
            if isOpen { put("[") }
        case .image: break
        }
    }

    private mutating func leave(_ inline: Inline) {
        switch inline {
        case .emphasis: put("*")
        case .strong: put("**")
        case .strikethrough: put("~~")
        case .code:
            isCode = false
            put(" ``")
        case .link: if let target = targets.popLast() ?? nil { put("](<\(target)>)") }
        case .image: break
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
    static func escaped(
        _ text: String, atStart isFirst: Bool = true, _ isNumber: Bool = true
    ) -> String {
        var result = ""
        var (isFirst, isNumber) = (isFirst, isNumber)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "~", "|": result += "\\"
            case "#", "+", "-", "=": if isFirst { result += "\\" }
            case ".", ")": if isNumber, !isFirst { result += "\\" }
            default: break
            }
            isNumber = isNumber && ("0"..."9").contains(scalar)
            isFirst = false
            result.unicodeScalars.append(SafeText.isForbidden(scalar) ? "\u{FFFD}" : scalar)
        }
        return result
    }
}
