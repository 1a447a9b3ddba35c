/// Tells whether a file of a cache is as it was written; no protection against anybody.
package enum CheckSum {
    /// FNV-1a over words of eight bytes, the length added.
    package static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        let bytes = bytes.span
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        let words = bytes.count / 8
        for word in 0..<words {
            var value: UInt64 = 0
            for index in word * 8..<word * 8 + 8 { value = value << 8 | UInt64(bytes[index]) }
            sum = (sum ^ value) &* 0x0000_0100_0000_01B3
        }
        for index in words * 8..<bytes.count {
            sum = (sum ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
        }
        return sum ^ UInt64(bytes.count)
    }
}
