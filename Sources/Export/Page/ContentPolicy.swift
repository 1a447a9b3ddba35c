/// What a page may load and run (Content Security Policy, level 3).
enum ContentPolicy {
    /// Scripts, styles and media from the page's own site alone; frames only of providers whose posts
    /// the blog holds, and those only after consent.
    static func text(_ overview: Overview) -> String {
        let frames = overview.origins.isEmpty ? "'none'" : overview.origins.joined(separator: " ")
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "media-src 'self'; connect-src 'self'; frame-src \(frames); base-uri 'none'; "
            + "form-action 'none'"
    }
}
