/// The name of an entry: 10 characters of lower-case Crockford base 32 (50 random bits).
///
/// It never changes. People type any unique prefix of it, see `EntryID.prefix(_:)`.
package struct EntryID: Hashable, Comparable, Sendable, CustomStringConvertible, Codable {
    /// The characters that an id is made of, in the order of their values.
    package static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    /// Characters in an id.
    package static let length = 10

    package let description: String

    /// The id that `text` spells exactly; nil unless it is ten characters of the alphabet.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == Self.length, text.utf8.allSatisfy({ Self.isLetter($0) == 1 })
        else {
            return nil
        }
        description = String(text)
    }

    /// The id that ten bytes of the alphabet spell; nil for anything else.
    package init?(bytes: ArraySlice<UInt8>) {
        guard Self.isSpelt(bytes) else { return nil }
        self.init(spelt: bytes)
    }

    /// The id that bytes spell of which `isSpelt` is known.
    package init(spelt bytes: ArraySlice<UInt8>) {
        description = String(decoding: bytes, as: UTF8.self)
    }

    /// Whether these are ten bytes of the alphabet.
    package static func isSpelt(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count == length && isSpelt(in: bytes.span, at: 0)
    }

    /// Whether ten bytes of the alphabet stand at a place; that many must be there.
    package static func isSpelt(in bytes: Span<UInt8>, at start: Int) -> Bool {
        // Looked at for each row of the table of outlines, so without branches.
        let here = bytes.extracting(start..<start + length)
        var isSpelt: UInt64 = 1
        for index in 0..<length { isSpelt &= isLetter(here[index]) }
        return isSpelt == 1
    }

    /// The ten characters as one number, the first in the highest byte.
    package var key: UInt128 { description.utf8.reduce(0) { $0 << 8 | UInt128($1) } }

    /// 1 for a byte of the alphabet, else 0.
    private static func isLetter(_ byte: UInt8) -> UInt64 {
        // A bit for each byte: of those from 64 on a to z but i, l, o and u, of those before 0 to 9.
        let set: UInt64 = byte & 0x40 == 0 ? 0x03FF_0000_0000_0000 : 0x07DF_6DFE_0000_0000
        return set &>> UInt64(byte & 63) & UInt64(1 &- byte &>> 7)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = EntryID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is no id"))
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// A new id from a source of random numbers.
    package init(using generator: inout some RandomNumberGenerator) {
        description = String(
            (0..<Self.length).map { _ in Self.alphabet.randomElement(using: &generator) ?? "0" })
    }

    /// What somebody typed, as the start of an id: letters that are easily mistaken are put right
    /// (`O` is `0`; `I` and `L` are `1`), case does not matter. Nil if it cannot start an id.
    package static func prefix(_ typed: some StringProtocol) -> String? {
        var result = ""
        for character in typed.lowercased() {
            switch character {
            case "o": result.append("0")
            case "i", "l": result.append("1")
            case _ where alphabet.contains(character): result.append(character)
            default: return nil
            }
        }
        return result.isEmpty || result.count > length ? nil : result
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.description < right.description
    }
}
