/// Words in quotation marks.
package struct QuotedPassage: Sendable {
    /// The marks and all between them; to the end of the block if nothing closes it.
    package var tokens: Range<Int>
    /// Unicode scalars of the analysed text, marks included.
    package var scalars: Range<Int>
    /// The block that it stands in.
    package var block: Int
    /// Whether a closing mark ends it.
    package var isClosed = true
    /// Whether the two marks are of different kinds, as in `“…"`.
    package var isMixed = false
    /// Whether the marks are single ones.
    package var isSingle = false
    /// A whole block set off as a quotation, which needs no marks.
    package var isBlock = false
    /// Opened again at the start of a paragraph, because the one before was left open.
    package var continuesPrevious = false
    /// Left open at the end of a paragraph, and opened again in the next.
    package var continuesInNext = false
    /// Words and numbers in it.
    package var wordCount = 0
    /// The last mark of punctuation inside ends a sentence.
    package var endsSentence = false
    /// Words of somebody, rather than a title, a term or a word held at arm's length.
    package var isSpeech = true
    package var speaker: Speaker?

    /// The tokens between the marks.
    package var inner: Range<Int> {
        if isBlock { return tokens }
        let end = isClosed ? tokens.upperBound - 1 : tokens.upperBound
        return tokens.lowerBound + 1..<max(tokens.lowerBound + 1, end)
    }
}

/// A quotation mark without a partner.
package struct StrayMark: Sendable, Hashable {
    /// Its index among the tokens.
    package var token: Int
    /// Whether it looks as if it opened something.
    package var opens: Bool
}

/// Who says a quotation.
package struct Speaker: Sendable, Hashable {
    package enum Kind: Sendable {
        case name, role, organisation, pronoun
    }

    /// How the text ties the speaker to the words.
    package enum Link: Sendable {
        case after, before, introduced, credit, inherited, subject
    }

    package var kind: Kind
    package var link: Link
    /// Tokens of the phrase that names the speaker.
    package var tokens: Range<Int>
    /// Unicode scalars of the analysed text.
    package var scalars: Range<Int>
    /// The token that attributes, such as "said".
    package var cue: Int?
}
