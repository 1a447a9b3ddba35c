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
    package init?(bytes: ArraySlice<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        self.init(unchecked: bytes)
    }

    /// Reads an id from the first 20 of the bytes, which the caller has counted.
    init(unchecked bytes: ArraySlice<UInt8>) {
        precondition(bytes.count >= Self.length)
        (first, second, third) = unsafe bytes.withUnsafeBytes { all in
            unsafe (
                UInt64(bigEndian: all.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: all.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                UInt32(bigEndian: all.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
            )
        }
    }

    /// No object: 20 zero bytes.
    static let zero = ObjectID(unchecked: [UInt8](repeating: 0, count: length)[...])

    /// The 20 bytes, most significant first.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(Self.length)
        append(to: &result)
        return result
    }

    /// Adds the 20 bytes, most significant first.
    func append(to bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: first.bigEndian) { unsafe bytes.append(contentsOf: $0) }
        unsafe withUnsafeBytes(of: second.bigEndian) { unsafe bytes.append(contentsOf: $0) }
        unsafe withUnsafeBytes(of: third.bigEndian) { unsafe bytes.append(contentsOf: $0) }
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
        LooseObject(.blob, bytes).id
    }
}
