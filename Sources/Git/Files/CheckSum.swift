/// Tells whether a file of a cache is as it was written; no protection against anybody.
package enum CheckSum {
    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// FNV-1a over words of eight bytes, every fourth to a sum of its own, since a processor multiplies
    /// several numbers at once; then over these sums, what is left, and the length.
    package static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        unsafe bytes.withUnsafeBytes { bytes in
            func word(_ place: Int) -> UInt64 {
                unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
            }
            // Not a vector: processors multiply words of 64 bits one by one.
            var (a, b, c, d) = (start, start, start, start)
            let blocks = bytes.count / 32
            for block in 0..<blocks {
                a = (a ^ word(block * 32)) &* prime
                b = (b ^ word(block * 32 + 8)) &* prime
                c = (c ^ word(block * 32 + 16)) &* prime
                d = (d ^ word(block * 32 + 24)) &* prime
            }
            var sum = start
            for part in [a, b, c, d] { sum = (sum ^ part) &* prime }
            for index in blocks * 32..<bytes.count {
                sum = unsafe (sum ^ UInt64(bytes[index])) &* prime
            }
            return (sum ^ UInt64(bytes.count)) &* prime
        }
    }

    /// Bytes with a line behind them that has their sum.
    package static func checkable(_ bytes: [UInt8]) -> [UInt8] { bytes + line(of: bytes[...]) }

    /// The bytes before their sum; nil if it is not theirs.
    package static func checked(_ bytes: [UInt8]) -> [UInt8]? {
        let content = bytes.dropLast(lineLength)
        guard bytes.count >= lineLength, bytes.suffix(lineLength).elementsEqual(line(of: content))
        else { return nil }
        return Array(content)
    }

    private static let lineLength = 17

    private static func line(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        let digits = String(of(bytes), radix: 16)
        return Array((String(repeating: "0", count: 16 - digits.utf8.count) + digits + "\n").utf8)
    }
}
