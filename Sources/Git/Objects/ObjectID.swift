/// The name of an object in git's database: the SHA-1 of its type, size and content.
///
/// Ordered as git orders them, byte by byte.
package struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How many bytes an id has.
    static let length = 20

    private let first: UInt64
    private let second: UInt64
    private let third: UInt32

    /// Reads an id from exactly 40 lower-case hexadecimal digits; nil for anything else.
    package init?(hex: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.length)
        var high: UInt8?
        for digit in hex.utf8 {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let upper = high {
                bytes.append(upper << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        guard high == nil else { return nil }
        self.init(bytes: bytes[...])
    }

    /// Reads an id from exactly 20 bytes; nil for any other number of bytes.
    init?(bytes: ArraySlice<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        self.init(unchecked: bytes)
    }

    /// Reads an id from the first 20 of the bytes, which the caller has counted.
    init(unchecked bytes: ArraySlice<UInt8>) {
        var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
        let start = bytes.startIndex
        for offset in 0..<8 {
            words.0 = words.0 << 8 | UInt64(bytes[start + offset])
            words.1 = words.1 << 8 | UInt64(bytes[start + 8 + offset])
        }
        for offset in 16..<20 { words.2 = words.2 << 8 | UInt32(bytes[start + offset]) }
        (first, second, third) = words
    }

    /// No object: 20 zero bytes.
    static let zero = ObjectID(unchecked: [UInt8](repeating: 0, count: length)[...])

    /// The 20 bytes, most significant first.
    var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(Self.length)
        for shift in stride(from: 56, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: first >> UInt64(shift)))
        }
        for shift in stride(from: 56, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: second >> UInt64(shift)))
        }
        for shift in stride(from: 24, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: third >> UInt32(shift)))
        }
        return result
    }

    /// The id as 40 lower-case hexadecimal digits.
    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * Self.length)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    package var description: String { hex }

    package static func < (left: ObjectID, right: ObjectID) -> Bool {
        (left.first, left.second, left.third) < (right.first, right.second, right.third)
    }

    /// The id that git gives to a blob of these bytes; nothing is written.
    package static func ofBlob(_ bytes: [UInt8]) -> ObjectID {
        var hash = SHA1()
        hash.update(Array("blob \(bytes.count)\0".utf8))
        hash.update(bytes)
        return hash.finish()
    }
}
