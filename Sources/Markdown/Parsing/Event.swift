/// One step through a document: blocks and inlines are entered and left in pairs, text lies between.
///
/// Structure follows CommonMark 0.30 with GitHub's tables and strikethrough. `leave` carries the
/// same value as its `enter`.
package enum Event: Sendable, Equatable {
    case enterBlock(Block)
    case leaveBlock(Block)
    case enterInline(Inline)
    case leaveInline(Inline)
    case text(TextKind, SourceText)
}

/// A block of the document. Paragraphs of tight lists are not announced: their text stands in the item.
package enum Block: Sendable, Equatable {
    case document
    case quote
    case bulletList
    /// `start` is the number of the first item, 0 or more.
    case numberedList(start: Int)
    case item
    case rule
    /// `level` is 1...6 as written in the source.
    case heading(level: Int)
    /// `language` is the first word after the fence; empty for indented code.
    case code(language: SourceText)
    case paragraph
    case table(columns: Int)
    case tableHead
    case tableBody
    case row
    case headerCell(Alignment)
    case cell(Alignment)
}

/// How the delimiter row of a table aligns a column.
package enum Alignment: Sendable, Equatable {
    case unspecified, left, center, right
}

/// A stretch within a block.
package enum Inline: Sendable, Equatable {
    case emphasis
    case strong
    case strikethrough
    case code
    /// Autolinks arrive as links too; an e-mail address has its `mailto:` in front.
    case link(Link)
    /// Text between enter and leave is the image's description.
    case image(Link)
}

/// Where a link or image points, entities and backslash escapes decoded.
package struct Link: Sendable, Equatable {
    package var destination: SourceText
    package var title: SourceText
}

/// What a run of text is; its bytes come from `SourceText` in every case.
package enum TextKind: Sendable, Equatable {
    case plain
    /// Text of a code span or code block. In a block, line ends arrive as `"\n"`.
    case code
    /// A decoded character reference such as `&eacute;`; an unknown name arrives as it was written.
    case entity
    /// A line end in the source that is a space to readers.
    case softBreak
    case hardBreak
    /// A NUL byte, delivered as U+FFFD.
    case nullCharacter
}
