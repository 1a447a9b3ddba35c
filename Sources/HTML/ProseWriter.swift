/// Writes running text as CommonMark with tables and strikethrough.
enum ProseWriter {
    static func markdown(_ blocks: [ProseBlock]) -> String {
        let lines = lines(blocks, isTight: false)
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    /// The lines of some blocks, with empty ones between them unless they are the blocks of a tight item.
    private static func lines(_ blocks: [ProseBlock], isTight: Bool) -> [String] {
        var lines: [String] = []
        var lastMarker: Character?
        for block in blocks {
            let marker: Character? =
                switch block {
                case .list(nil, _, _): lastMarker == "-" ? "*" : "-"
                case .list: lastMarker == "." ? ")" : "."
                default: nil
                }
            let part = Self.lines(of: block, marker: marker ?? "-")
            guard !part.isEmpty else { continue }
            if !lines.isEmpty, !isTight { lines.append("") }
            lines += part
            lastMarker = marker
        }
        return lines
    }

    private static func lines(of block: ProseBlock, marker: Character) -> [String] {
        switch block {
        case .paragraph(let inlines): return InlineWriter.lines(inlines)
        case .heading(let level, let inlines):
            let text = InlineWriter.line(inlines)
            // A mark at its end would be taken for the closing sequence.
            let end = text.hasSuffix("#") ? text.dropLast() + "\\#" : text[...]
            if end.isEmpty { return [String(repeating: "#", count: level)] }
            return [String(repeating: "#", count: level) + " " + end]
        case .quote(let blocks):
            let inner = lines(blocks, isTight: false)
            return (inner.isEmpty ? [""] : inner).map { $0.isEmpty ? ">" : "> " + $0 }
        case .list(let start, let isTight, let items):
            return list(items, start: start, isTight: isTight, marker: marker)
        case .code(let language, let text): return code(text, language: language)
        case .rule: return ["---"]
        case .table(let alignments, let rows): return table(rows, alignments)
        }
    }

    private static func list(
        _ items: [[ProseBlock]], start: Int?, isTight: Bool, marker: Character
    ) -> [String] {
        var result: [String] = []
        for (index, item) in items.enumerated() {
            let mark = start.map { "\(min($0 + index, 999_999_999))\(marker) " } ?? "\(marker) "
            let indent = String(repeating: " ", count: mark.count)
            let inner = lines(item, isTight: isTight)
            if index > 0, !isTight { result.append("") }
            guard let first = inner.first else {
                result.append(String(mark.dropLast()))
                continue
            }
            result.append(mark + first)
            result += inner.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
        }
        return result
    }

    private static func code(_ text: String, language: String) -> [String] {
        var longest = 2
        var run = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return [fence + language] + lines + [fence]
    }

    private static func table(
        _ rows: [[[ProseInline]]], _ alignments: [ProseBlock.Alignment]
    ) -> [String] {
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        var lines = rows.map { cells in row(cells.map { InlineWriter.line($0) }) }
        lines.insert(row(alignments.map(\.rawValue)), at: 1)
        return lines
    }
}
