internal import Editorial
internal import Markdown

extension PublicEdition {
    /// One sentence or two on the blog for search engines and feeds: the start of its summary, or of
    /// its first entry. At most 200 characters.
    func description() throws -> String? {
        guard let source = try summary?.body ?? firstText() else { return nil }
        let lines = plainText(of: Array(source.utf8)).split(whereSeparator: \.isNewline)
        var result = ""
        for line in lines {
            let text = line.hasPrefix("- ") ? line.dropFirst(2) : line
            let longer = result.isEmpty ? String(text) : "\(result). \(text)"
            guard longer.count <= 200 else { break }
            result = longer
        }
        if result.isEmpty, let first = lines.first { result = first.prefix(199) + "…" }
        return result.isEmpty ? nil : result
    }

    /// The text of the first entry that has one.
    private func firstText() throws -> String? {
        var start = 0
        while start < outlines.count {
            let range = start..<min(start + max(1, start), outlines.count)
            if let entry = try entries(range).first(where: { !$0.body.isEmpty }) {
                return entry.body
            }
            start = range.upperBound
        }
        return nil
    }
}
