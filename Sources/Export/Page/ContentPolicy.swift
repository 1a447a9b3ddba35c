internal import Editorial

/// What a page may load and run (Content Security Policy, level 3).
enum ContentPolicy {
    /// Scripts, styles and media from the page's own site alone; frames only of providers whose posts
    /// the blog holds, and those only after consent.
    ///
    /// - Parameter style: the one style sheet that stands in the page itself; nil: there is none.
    static func text(_ overview: Overview, style: InlineStyle? = nil) -> String {
        let frames = overview.origins.isEmpty ? "'none'" : overview.origins.joined(separator: " ")
        let digest = style.map { " \($0.source)" } ?? ""
        return "default-src 'none'; script-src 'self'; style-src 'self'\(digest); img-src 'self'; "
            + "media-src 'self'; connect-src 'self'; frame-src \(frames); base-uri 'none'; "
            + "form-action 'none'"
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

/// A style sheet that stands in a page, which its policy names by digest.
struct InlineStyle: Sendable {
    let bytes: [UInt8]
    /// The digest as a source of the policy.
    let source: String

    /// The style without its comments; nil if browsers would not find the same digest in a page: UTF-8, nothing that
    /// could end the element, no line ends that a parser of HTML changes.
    init?(_ style: [UInt8]) {
        let isPlain = style.allSatisfy { $0 != 0x00 && $0 != 0x0D && $0 != 0x3C }
        guard isPlain, String(validating: style, as: UTF8.self) != nil else { return nil }
        bytes = StyleText.withoutComments(style)
        source = "'sha256-\(ContentPolicy.base64(SHA256.digest(of: bytes)))'"
    }
}
