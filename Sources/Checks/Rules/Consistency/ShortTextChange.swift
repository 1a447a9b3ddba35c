/// What stands on the timeline changes openly as well, although no draft of it is reviewed.
package enum ShortTextChange {
    /// What a new short text of a key event says otherwise than the one that readers have, as a sentence; nil if
    /// nothing of weight.
    ///
    /// - Parameter body: the entry's text, which tells what is a name.
    package static func told(
        from old: String, to new: String, body: String, _ lexicon: Lexicon
    ) -> String? {
        SilentChange.shortTextChange(from: old, to: new, in: MarkdownText(body, lexicon).text)
    }
}
