internal import Editorial

/// What a page may load and run (Content Security Policy, level 3).
enum ContentPolicy {
    /// Scripts, styles and media from the page's own site alone; frames only of providers whose posts
    /// the blog holds, and those only after consent.
    ///
    /// - Parameter style: the one style sheet that stands in the page itself, by its digest; nil: there is none.
    static func text(_ overview: Overview, style: [UInt8]? = nil) -> String {
        let frames = overview.origins.isEmpty ? "'none'" : overview.origins.joined(separator: " ")
        let digest = style.map { " 'sha256-\(base64(SHA256.digest(of: $0)))'" } ?? ""
        return "default-src 'none'; script-src 'self'; style-src 'self'\(digest); img-src 'self'; "
            + "media-src 'self'; connect-src 'self'; frame-src \(frames); base-uri 'none'; "
            + "form-action 'none'"
    }

    /// The style sheet as it stands in a page, without its comments, if browsers find the same digest there: UTF-8,
    /// nothing that could end the element, no line ends that a parser of HTML changes.
    static func inlined(_ style: [UInt8]) -> [UInt8]? {
        guard !style.contains(where: { [0x00, 0x0D, 0x3C].contains($0) }),
            String(validating: style, as: UTF8.self) != nil
        else { return nil }
        return StyleText.withoutComments(style)
    }

    /// Base64 with padding (RFC 4648, section 4).
    static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let word = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for place in 0..<4 {
                text.append(place > part.count ? "=" : digits[word >> (18 - 6 * place) & 63])
            }
        }
        return text
    }
}
