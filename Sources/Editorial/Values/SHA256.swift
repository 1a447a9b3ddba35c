/// The SHA-256 digest (FIPS 180-4), by which hooks are trusted and media files are named.
package struct SHA256 {
    private var state: State = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c,
        0x1f83_d9ab, 0x5be0_cd19,
    ]
    /// What is over after the last whole block.
    private var rest: [UInt8] = []
    private var count = 0

    /// Of nothing yet; `add` takes bytes in pieces.
    package init() {}

    /// The digest of `bytes` as 64 hexadecimal digits.
    package static func hex(of bytes: [UInt8]) -> String {
        var sum = SHA256()
        sum.add(bytes)
        return sum.hex
    }

    /// The digest of `bytes`, 32 bytes.
    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        var sum = SHA256()
        sum.add(bytes)
        return sum.digest
    }

    /// Goes on with more bytes.
    package mutating func add(_ bytes: [UInt8]) {
        count += bytes.count
        var start = 0
        if !rest.isEmpty {
            start = min(64 - rest.count, bytes.count)
            rest += bytes[..<start]
            guard rest.count == 64 else { return }
            let block = rest
            Self.mix(block.span, into: &state)
            rest.removeAll()
        }
        let whole = (bytes.count - start) / 64 * 64
        Self.mix(bytes.span.extracting(start..<start + whole), into: &state)
        rest += bytes[(start + whole)...]
    }

    /// The digest of all bytes so far as 64 hexadecimal digits.
    package var hex: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        for byte in digest {
            digits.append(Self.hexDigit(byte >> 4))
            digits.append(Self.hexDigit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The digest of all bytes so far, 32 bytes.
    package var digest: [UInt8] {
        var state = state
        var tail = rest
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        let bits = UInt64(count) * 8
        tail += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
        Self.mix(tail.span, into: &state)
        var digest: [UInt8] = []
        digest.reserveCapacity(32)
        for index in state.indices {
            for shift in stride(from: 24, through: 0, by: -8) {
                digest.append(UInt8(truncatingIfNeeded: state[index] >> UInt32(shift)))
            }
        }
        return digest
    }

    private static func hexDigit(_ digit: UInt8) -> UInt8 {
        digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
    }

    private typealias State = InlineArray<8, UInt32>

    private static func mix(_ bytes: Span<UInt8>, into state: inout State) {
        let constants = constants.span
        var schedule = InlineArray<64, UInt32>(repeating: 0)
        for start in stride(from: 0, to: bytes.count, by: 64) {
            for word in 0..<16 {
                let index = start + word * 4
                schedule[word] =
                    UInt32(bytes[index]) << 24 | UInt32(bytes[index + 1]) << 16
                    | UInt32(bytes[index + 2]) << 8 | UInt32(bytes[index + 3])
            }
            for word in 16..<64 {
                let a = schedule[word - 15]
                let b = schedule[word - 2]
                let first = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3
                let second = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10
                schedule[word] = schedule[word - 16] &+ first &+ schedule[word - 7] &+ second
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            for round in 0..<64 {
                let choice = (e & f) ^ (~e & g)
                let sum = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
                let first = h &+ sum &+ choice &+ constants[round] &+ schedule[round]
                let majority = (a & b) ^ (a & c) ^ (b & c)
                let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
                (h, g, f, e) = (g, f, e, d &+ first)
                (d, c, b, a) = (c, b, a, first &+ second)
            }
            for (index, value) in [a, b, c, d].enumerated() { state[index] &+= value }
            for (index, value) in [e, f, g, h].enumerated() { state[index + 4] &+= value }
        }
    }

    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }

    private static let constants: [UInt32] = {
        // Fractional parts of the cube roots of the first 64 primes.
        var primes: [Int] = []
        var candidate = 2
        while primes.count < 64 {
            if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes.map { prime in
            // floor(cbrt(prime) * 2^32) by bisection in exact integers.
            var low: UInt128 = 0
            var high: UInt128 = 1 << 35
            let target = UInt128(prime) << 96
            while high - low > 1 {
                let middle = (low + high) / 2
                if middle * middle * middle <= target { low = middle } else { high = middle }
            }
            return UInt32(truncatingIfNeeded: low)
        }
    }()
}
