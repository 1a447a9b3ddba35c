/// HTML as Markdown, with what Markdown has no place for.
package struct MarkdownConversion: Sendable {
    /// Whose HTML it is.
    package enum Origin: Sendable {
        /// lb's own, which comes from Markdown: nothing but line ends may differ when it is rendered again.
        case lb(headingOffset: Int)
        /// Somebody else's: white space is collapsed, pictures and posts are taken out of the text.
        case elsewhere
    }

    package private(set) var markdown = ""
    package private(set) var pictures: [ProsePicture] = []
    package private(set) var embeds: [ProseEmbed] = []
    /// What could not be brought over, a phrase each, none twice.
    package private(set) var losses: [String] = []

    /// Converts a fragment.
    ///
    /// - Throws: `HTMLRefusal` for a fragment that is not parsed.
    package init(_ html: String, origin: Origin) throws(HTMLRefusal) {
        let fragment = try HTMLFragment(html)
        var reader = ProseReader(origin: origin)
        let blocks = reader.blocks(fragment.nodes)
        markdown = ProseWriter.markdown(blocks)
        pictures = reader.pictures
        embeds = reader.embeds
        losses = reader.losses
    }
}
