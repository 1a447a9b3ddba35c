internal import Editorial
internal import Markdown

extension PublicEntry {
    /// The first words of its text, up to 60 characters, to call it by in a list; nil if it has none.
    var firstWords: String? {
        guard !body.isEmpty else { return nil }
        let line = SafeText.line(plainText(of: Array(body.utf8)).prefix(400))
        guard line.count > 60 else { return line.nonEmpty }
        let cut = line.prefix(59)
        // No word is broken, unless it is longer than half of the line.
        guard let space = cut.lastIndex(of: " "), cut[..<space].count > 29 else { return cut + "…" }
        return cut[..<space] + "…"
    }
}
