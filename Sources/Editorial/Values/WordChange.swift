/// The words that differ between two versions of a text: what stood there, and what stands there now.
package struct WordChange: Hashable, Sendable {
    /// Empty where words were only added.
    package let was: String
    /// Empty where words were only left out.
    package let now: String

    /// The longest text on either side that is worth telling, in characters.
    package static let longest = 300

    /// The span from the first to the last word that differs; nil if nothing does, or if it is too long
    /// to say what was wrong.
    package init?(from old: String, to new: String) {
        let before = old.split(whereSeparator: \.isWhitespace)
        let after = new.split(whereSeparator: \.isWhitespace)
        guard before != after else { return nil }
        let shared = zip(before, after).prefix { $0 == $1 }.count
        let rest = min(before.count, after.count) - shared
        let tail = zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count
        let end = min(rest, tail)
        was = before[shared..<(before.count - end)].joined(separator: " ")
        now = after[shared..<(after.count - end)].joined(separator: " ")
        guard was.count <= Self.longest, now.count <= Self.longest else { return nil }
    }
}
