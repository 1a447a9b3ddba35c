/// A figure in a text: what it counts, how much, and how sure the text is of it.
package struct Figure: Sendable {
    package enum Kind: String, Sendable, Codable {
        case count, percent, points, money, measure, ordinal, fraction
        case age, date, year, time, label
    }

    package var kind: Kind
    /// The figure with its sign, scale and unit, as tokens: `£2 million`, `45-minute`.
    package var tokens: Range<Int>
    /// Unicode scalars of the analysed text.
    package var scalars: Range<Int>
    /// The amount with its scale; nil for "dozens".
    package var value: Double?
    /// The digits or words alone, without scale: what a reader sees as the number.
    package var number: Double?
    /// Hash of the currency sign or unit; nil for a plain count.
    package var unit: UInt64?
    /// The noun counted, as a token; nil where none follows.
    package var head: Int?
    /// Preceded by "about", "at least" and the like.
    package var isApproximate = false
    /// Written in words.
    package var isWords = false
    /// Both ends of a range have the index of the other among the figures.
    package var rangePartner: Int?
    /// Whether the text around it says where it comes from.
    package var isAttributed = false

    /// A quantity that somebody counted or measured, rather than a date, an age or a name.
    package var isQuantity: Bool {
        switch kind {
        case .count, .percent, .points, .money, .measure, .fraction: true
        default: false
        }
    }
}
