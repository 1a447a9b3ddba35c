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
            case .hardBreak: line += "\\\n"
            case .softBreak: line += "\n"
            default:
                let string = text.string(in: source)
                line += isCode ? string : Self.escaped(string, after: lineSoFar)
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
        case .emphasis: line += "*"
        case .strong: line += "**"
        case .strikethrough: line += "~~"
        case .code:
            isCode = true
            line += "`` "
        case .link(let link):
            let target = link.destination.string(in: source)
            let isOpen = LinkTarget(target.utf8) != .refused && !target.contains(">")
            targets.append(isOpen ? target : nil)
            if isOpen { line += "[" }
        case .image: break
        }
    }

    private mutating func leave(_ inline: Inline) {
        switch inline {
        case .emphasis: line += "*"
        case .strong: line += "**"
        case .strikethrough: line += "~~"
        case .code:
            isCode = false
            line += " ``"
        case .link: if let target = targets.popLast() ?? nil { line += "](<\(target)>)" }
        case .image: break
        }
    }

    /// What stands on the line that is being written.
    private var lineSoFar: Substring {
        line[(line.lastIndex(of: "\n").map { line.index(after: $0) } ?? line.startIndex)...]
    }

    private mutating func take() -> String {
        defer { line = "" }
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

    /// Text that Markdown reads as text, where `before` stands before it on its line.
    static func escaped(_ text: String, after before: Substring = "") -> String {
        var result = ""
        var isNumber = before.utf8.allSatisfy { (48...57).contains($0) }
        var isFirst = before.isEmpty
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
