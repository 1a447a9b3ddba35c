internal import Markdown

extension PageSetting {
    /// One sentence or two on the blog for search engines and feeds: the start of its summary, or of
    /// its first entry. At most 200 characters.
    var description: String? {
        let source = edition.summary?.body ?? edition.entries.first { !$0.body.isEmpty }?.body
        guard let source else { return nil }
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
}
