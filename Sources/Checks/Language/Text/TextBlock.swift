/// A paragraph, heading or other stretch of an analysed text that no sentence crosses.
package struct TextBlock: Sendable {
    package enum Kind: Sendable {
        case paragraph, heading, listItem, quotation
    }

    package var kind: Kind
    /// Unicode scalars of the analysed text.
    package var scalars: Range<Int>
    /// Tokens of the analysed text.
    package var tokens: Range<Int> = 0..<0

    package init(kind: Kind, scalars: Range<Int>) {
        self.kind = kind
        self.scalars = scalars
    }
}
