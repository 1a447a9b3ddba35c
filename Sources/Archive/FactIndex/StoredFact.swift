/// Something that the blog remembers of an entry, found again by any of its keys.
package struct StoredFact: Hashable, Sendable {
    /// Hashes that it is looked up by.
    package var keys: [UInt64]
    /// The id of the entry that it comes from; empty for what no single entry owns.
    package var entry: String
    /// When that entry was published, in seconds since 1970.
    package var time: Int64
    /// What it says, in the words of whoever stores it.
    package var body: [UInt8]
    /// The version of the entry's file; what an entry no longer says is not found.
    var version: UInt64 = 0

    package init(keys: [UInt64], entry: String, time: Int64, body: [UInt8]) {
        self.keys = keys
        self.entry = entry
        self.time = time
        self.body = body
    }
}

/// Why an index cannot be used: it is not there, of another format, or damaged. It is then built anew.
enum FactIndexFault: Error {
    case unusable
}

/// The checksum of the index: FNV-1a over eight bytes at a time, quick and good enough against accidents.
struct FactSum {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ bytes: ArraySlice<UInt8>) {
        var word: UInt64 = 0
        var count: UInt64 = 0
        for byte in bytes {
            word = word << 8 | UInt64(byte)
            count += 1
            if count & 7 == 0 {
                add(word)
                word = 0
            }
        }
        add(word)
        add(count)
    }

    private mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0x100_0000_01B3
        value ^= value >> 29
    }
}

extension [UInt8] {
    /// Adds a number, its lowest byte first.
    mutating func appendNumber(_ value: UInt64, bytes: Int = 8) {
        for shift in 0..<bytes { append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(shift)))) }
    }
}

extension ArraySlice<UInt8> {
    /// Takes a number off the front, its lowest byte first.
    mutating func takeNumber(bytes: Int = 8) throws(FactIndexFault) -> UInt64 {
        guard count >= bytes else { throw .unusable }
        var value: UInt64 = 0
        for byte in prefix(bytes).reversed() { value = value << 8 | UInt64(byte) }
        self = dropFirst(bytes)
        return value
    }
}
