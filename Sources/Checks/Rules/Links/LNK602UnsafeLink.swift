internal import Editorial
internal import Markdown

/// A link that is neither http nor https, or that browsers may read in another way than people do.
struct UnsafeLink: Rule {
    static let code = "LNK-602"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "A link leads to an http or https address.",
        why: "Other schemes run programs, or lead nowhere.",
        failing: "[tips](javascript:alert(1))",
        passing: "[tips](https://example.org/tips)",
        guideline: "House style",
        repair: "Use the https address of the page.")

    func findings(in input: CheckInput) -> [Finding] {
        let links = input.links.filter { LinkTarget($0.url.utf8) == .refused }
        guard !links.isEmpty else { return [] }
        let body = Array((input.entry?.body ?? "").unicodeScalars)
        return links.map { link in
            let isWeb = link.url.lowercased().hasPrefix("http")
            let message =
                "This link leads to “\(SafeText.line(link.url.prefix(80)))”, which is no "
                + (isWeb ? "address that a page links to." : "web address.")
            if let (range, address) = completed(link, in: input, body) {
                return record(message, at: range, in: input, replacement: address)
            }
            return finding(message, at: link.scalars, in: input)
        }
    }

    /// "www.example.org" and "//example.org" lack their scheme and nothing else; where in the Markdown
    /// the address stands, and what it is in full.
    private func completed(
        _ link: CheckInput.Link, in input: CheckInput, _ body: [Unicode.Scalar]
    ) -> (Range<Int>, String)? {
        let url = link.url
        guard url.hasPrefix("www.") || url.hasPrefix("//"), !url.contains("@") else { return nil }
        let start = input.text.source(link.scalars).upperBound + 2
        let end = start + url.unicodeScalars.count
        guard start >= 2, end < body.count, body[start - 2] == "]", body[start - 1] == "(",
            body[start..<end].elementsEqual(url.unicodeScalars),
            body[end] == ")" || body[end] == " "
        else { return nil }
        return (start..<end, url.hasPrefix("//") ? "https:\(url)" : "https://\(url)")
    }
}
